import Foundation
import LanguageModels

extension HostileTable {
  static let tokenizers = HostileTable(
    reader: "tokenizer.json", rows: files + vocabularies + merges + added + steps + frames + words)

  /// A byte-level tokenizer of a few letters, its parts by name.
  private static let parts: [(field: String, json: String)] = [
    ("added_tokens", "[\(token(9, "<|end|>"))]"), ("normalizer", "null"),
    ("pre_tokenizer", #"{"type":"ByteLevel","add_prefix_space":false,"use_regex":true}"#),
    ("post_processor", "null"), ("decoder", #"{"type":"ByteLevel"}"#),
    ("model", model()),
  ]

  private static func token(_ id: String, _ content: String) -> String {
    #"{"id":\#(id),"content":"\#(content)","special":true,"normalized":false,"single_word":false,"#
      + #""lstrip":false,"rstrip":false}"#
  }
  private static func token(_ id: Int, _ content: String) -> String { token("\(id)", content) }

  private static func model(
    vocab: String = #"{"a":0,"b":1,"ab":2}"#, merges: String = #"[["a","b"]]"#, more: String = ""
  ) -> String { #"{"type":"BPE","vocab":\#(vocab),"merges":\#(merges)\#(more)}"# }

  private static func json(_ field: String, _ value: String) -> String {
    "{"
      + parts.map { "\"\($0.field)\":\($0.field == field ? value : $0.json)" }
      .joined(separator: ",") + "}"
  }

  private static func raw(_ kind: String, _ data: Data, _ names: [String]) -> Hostile {
    Hostile(
      kind: "tokenizer: " + kind, names: ["tokenizer.json"] + names,
      make: { try write(data, $0 + "/tokenizer.json") }, read: { _ = try loadTokenizer(folder: $0) }
    )
  }
  private static func row(
    _ kind: String, _ field: String, _ value: String, _ names: String...
  ) -> Hostile { raw(kind, Data(json(field, value).utf8), names) }

  private static let files: [Hostile] = [
    raw("an empty file", Data(), ["breaks off"]), raw("a list", Data("[]".utf8), ["expected '{'"]),
    raw("a file that breaks off", Data(json("", "").utf8.dropLast(20)), ["breaks off"]),
    raw("text behind its end", Data((json("", "") + "x").utf8), ["follows"]),
    raw("no model", Data(#"{"added_tokens":[]}"#.utf8), ["no model"]),
    raw("a model twice", Data(#"{"model":{},"model":{}}"#.utf8), ["model occurs twice"]),
    raw("10,000 nested brackets", Data(#"{"x":\#(nested(10_000))}"#.utf8), ["100 levels"]),
    raw(
      "text that is not UTF-8",
      Data(#"{"model":{"vocab":{""#.utf8) + [0xff] + Data(#"":0},"merges":[]}}"#.utf8), []),
    row("a model that is a list", "model", "[]", "expected '{'"),
    Hostile(
      kind: "tokenizer: a folder in its place", names: ["tokenizer.json", "plain file"],
      make: { try makeFolder($0 + "/tokenizer.json") }, read: { _ = try loadTokenizer(folder: $0) }),
    Hostile(
      kind: "tokenizer: a pipe in its place", names: ["tokenizer.json", "plain file"],
      make: { try makePipe($0 + "/tokenizer.json") }, read: { _ = try loadTokenizer(folder: $0) }),
  ]

  private static func vocabulary(_ kind: String, _ vocab: String, _ names: String...) -> Hostile {
    raw(kind, Data(json("model", model(vocab: vocab)).utf8), names)
  }

  private static let vocabularies: [Hostile] = [
    row("no vocabulary", "model", #"{"type":"BPE","merges":[]}"#, "no model.vocab"),
    row("no merges", "model", #"{"type":"BPE","vocab":{}}"#, "no model.merges"),
    row("another kind of model", "model", #"{"type":"Unigram","vocab":[]}"#, "Unigram"),
    row("a type that is a number", "model", #"{"type":5,"vocab":{},"merges":[]}"#),
    vocabulary("a token twice", #"{"a":0,"a":1,"b":2,"ab":3}"#, "token a", "taken"),
    vocabulary("an id twice", #"{"a":0,"b":0,"ab":2}"#, "token b", "id 0"),
    vocabulary("a negative id", #"{"a":-1,"b":1,"ab":2}"#, "id -1"),
    vocabulary("an id of 2^40", #"{"a":1099511627776,"b":1,"ab":2}"#, "id 1099511627776"),
    vocabulary("an id of 2^24", #"{"a":16777216,"b":1,"ab":2}"#, "id 16777216"),
    vocabulary("an id with a fraction", #"{"a":0.5,"b":1,"ab":2}"#, "whole number"),
    vocabulary("an id in letters", #"{"a":"0","b":1,"ab":2}"#, "whole number"),
    vocabulary("an id beyond 2^63", #"{"a":9223372036854775808,"b":1}"#, "whole number"),
    vocabulary("half a surrogate pair", #"{"\ud83d":0,"b":1,"ab":2}"#, "surrogate"),
    vocabulary("an unknown escape", #"{"\x":0,"b":1,"ab":2}"#, "escape"),
    vocabulary("a vocabulary that is a list", #"["a","b"]"#, "expected '{'"),
  ]

  private static func merge(_ kind: String, _ merges: String, _ names: String...) -> Hostile {
    raw(kind, Data(json("model", model(merges: merges)).utf8), names)
  }

  private static let merges: [Hostile] = [
    merge("a merge of an unknown token", #"[["a","z"]]"#, "entry 0 of model.merges"),
    merge("a merge to an unknown token", #"[["a","b"],["b","a"]]"#, "entry 1 of model.merges"),
    merge("a token merged with itself", #"[["ab","ab"]]"#, "entry 0 of model.merges"),
    merge("a merge of one token", #"[["a"]]"#, "a merge of 1 tokens"),
    merge("a merge of three", #"[["a","b","a"]]"#, "a merge of 3 tokens"),
    merge("a merge of nothing", "[[]]", "a merge of 0 tokens"),
    merge("a merge without a blank", #"["ab"]"#, "left right"),
    merge("a merge with two blanks", #"["a  b"]"#, "left right"),
    merge("a merge that is a number", "[7]"),
    merge("merges that are an object", "{}", "expected '['"),
    row("an unknown token that is none", "model", model(more: #","unk_token":"zz""#), "zz"),
    row(
      "a prefix of continued words", "model", model(more: #","continuing_subword_prefix":"@@""#),
      "@@"),
    row(
      "byte fallback with bytes", "model", model(more: #","byte_fallback":true"#), "byte_fallback"),
  ]

  private static let added: [Hostile] = [
    row("an added token at -1", "added_tokens", "[\(token(-1, "<x>"))]", "<x>", "id -1"),
    row("an added token at 2^40", "added_tokens", "[\(token(1 << 40, "<x>"))]", "<x>"),
    row("an added token beyond 2^63", "added_tokens", "[\(token("1e30", "<x>"))]"),
    row(
      "two added tokens at one id", "added_tokens", "[\(token(9, "<x>")),\(token(9, "<y>"))]", "<y>"
    ),
    row("an added token upon another word", "added_tokens", "[\(token(0, "<x>"))]", "<x>"),
    row("an added token without text", "added_tokens", "[\(token(9, ""))]", "added_tokens"),
    row("an added token that is a number", "added_tokens", "[9]"),
    row("an added token without flags", "added_tokens", #"[{"id":9,"content":"x"}]"#, "special"),
    row("added tokens that are an object", "added_tokens", "{}"),
  ]

  private static func replacing(_ count: Int, _ kind: String) -> String {
    let step = #"{"type":"Replace","pattern":{"String":"a"},"content":"aa"}"#
    return
      #"{"type":"Sequence","\#(kind)":[\#([String](repeating: step, count: count).joined(separator: ","))]}"#
  }

  private static func split(_ pattern: String) -> String {
    #"{"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"Regex":"\#(pattern)"},"#
      + #""behavior":"Isolated","invert":false},{"type":"ByteLevel","add_prefix_space":false,"#
      + #""use_regex":false}]}"#
  }

  private static let steps: [Hostile] = [
    row("a normalizer not known", "normalizer", #"{"type":"NFKC"}"#, "normalizer NFKC"),
    row("a normalizer without a type", "normalizer", "{}", "type"),
    row("a normalizer that is a text", "normalizer", #""NFC""#),
    row(
      "a replacement by a regular expression", "normalizer",
      #"{"type":"Replace","pattern":{"Regex":"(a+)+$"},"content":""}"#, "regular expression"),
    row(
      "forty replacements that double", "normalizer", replacing(40, "normalizers"),
      "normalizer has 40"),
    row(
      "a replacement by a thousand letters", "normalizer",
      #"{"type":"Replace","pattern":{"String":"a"},"content":"\#(String(repeating: "b", count: 1000))"}"#,
      "normalizer has 1 steps"),
    row(
      "a text of a megabyte put before all", "normalizer",
      #"{"type":"Prepend","prepend":"\#(String(repeating: "b", count: 1_000_000))"}"#, "normalizer"),
    row(
      "a thousand normalizers", "normalizer",
      #"{"type":"Sequence","normalizers":[\#([String](repeating: #"{"type":"NFC"}"#, count: 1000).joined(separator: ","))]}"#,
      "normalizer has 1000"),
    row("a regular expression without end", "pre_tokenizer", split("(a+)+$"), "(a+)+$"),
    row("a regular expression that is none", "pre_tokenizer", split("("), "pattern"),
    row("a pre-tokenizer not known", "pre_tokenizer", #"{"type":"Bert"}"#, "Bert"),
    row(
      "a blank put before", "pre_tokenizer", #"{"type":"ByteLevel","add_prefix_space":true}"#,
      "add_prefix_space"),
    row(
      "a space spelled as a thousand letters", "pre_tokenizer",
      #"{"type":"Metaspace","replacement":"\#(String(repeating: "b", count: 1000))"}"#,
      "pre_tokenizer"),
    row("a decoder not known", "decoder", #"{"type":"CTC"}"#, "decoder CTC"),
    row("no decoder", "decoder", "null", "decoder null"),
    row("forty decoders that double", "decoder", replacing(40, "decoders"), "decoder has 40"),
    row("a post-processor not known", "post_processor", #"{"type":"Roberta"}"#, "Roberta"),
  ]

  private static func frame(_ ids: String, name: String = "<s>") -> String {
    #"{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<s>","type_id":0}},"#
      + #"{"Sequence":{"id":"A","type_id":0}}],"special_tokens":{"\#(name)":{"id":"<s>","ids":\#(ids),"#
      + #""tokens":["<s>"]}}}"#
  }

  private static let frames: [Hostile] = [
    row(
      "a template of a token that is not there", "post_processor", frame("[1]", name: "x"), "<s>"),
    row("a template of an id beyond all", "post_processor", frame("[10]"), "id 10"),
    row("a template of a negative id", "post_processor", frame("[-5]"), "id -5"),
    row("a template of an id of 2^62", "post_processor", frame("[4611686018427387904]"), "id 46"),
  ]

  private static func words(
    _ kind: String, _ vocab: String, added: String = "[]", _ names: String...
  ) -> Hostile {
    let text =
      #"{"added_tokens":\#(added),"pre_tokenizer":{"type":"WhitespaceSplit"},"#
      + #""model":{"type":"WordLevel","vocab":\#(vocab)}}"#
    return raw(kind, Data(text.utf8), names)
  }

  private static let words: [Hostile] = [
    words("words with a gap in their ids", #"{"a":0,"b":2}"#, "not 0 to 1"),
    words("two words of one id", #"{"a":0,"b":0}"#, "share the id 0"),
    words("a word at 2^62", #"{"a":4611686018427387904}"#, "not 0 to 0"),
    words("a word with a blank", #"{"a b":0}"#, "white space"),
    words("a word without letters", #"{"":0}"#, "empty"),
    words("a word twice", #"{"a":0,"a":1}"#, "twice"),
  ]

  // MARK: Beside tokenizer.json

  static let tokenizerSettings = HostileTable(
    reader: "tokenizer_config.json",
    rows: [
      beside("an id that is a word", #"{"added_tokens_decoder":{"x":{"content":"y"}}}"#, "id x"),
      beside("a negative id", #"{"added_tokens_decoder":{"-1":{"content":"y"}}}"#, "id -1"),
      beside(
        "an id of 2^24", #"{"added_tokens_decoder":{"16777216":{"content":"y"}}}"#, "16777216"),
      beside("an id beyond 2^63", #"{"added_tokens_decoder":{"1e30":{"content":"y"}}}"#, "1e30"),
      beside("another token's id", #"{"added_tokens_decoder":{"9":{"content":"y"}}}"#, "<|end|>"),
      beside(
        "another id for a token", #"{"added_tokens_decoder":{"8":{"content":"<|end|>"}}}"#, "8"),
      beside(
        "a word's id", #"{"added_tokens_decoder":{"0":{"content":"y"}}}"#, "is a in model.vocab"),
      beside("a token without content", #"{"added_tokens_decoder":{"7":{}}}"#, "content"),
      beside("a file that breaks off", #"{"chat_template":"#, "breaks off"),
      beside("a list in place of an object", "[]"),
      beside("a key twice", #"{"eos_token":"a","eos_token":"b"}"#, "eos_token occurs twice"),
      beside(
        "templates without a default", #"{"chat_template":[{"name":"x","template":"y"}]}"#,
        "default"),
      beside("a template that is a number", #"{"chat_template":7}"#),
      beside("10,000 nested brackets", #"{"x":\#(nested(10_000))}"#, "levels"),
      Hostile(
        kind: "tokenizer settings: a file of 10 GB",
        names: ["tokenizer_config.json", "10000000000"],
        make: { folder in
          try write(json("", ""), folder + "/tokenizer.json")
          try writeSparse(Data("{".utf8), size: 10_000_000_000, folder + "/tokenizer_config.json")
        }, read: { _ = try loadTokenizer(folder: $0) }),
      Hostile(
        kind: "tokenizer settings: a pipe in its place", names: ["tokenizer_config.json", "plain"],
        make: { folder in
          try write(json("", ""), folder + "/tokenizer.json")
          try makePipe(folder + "/tokenizer_config.json")
        }, read: { _ = try loadTokenizer(folder: $0) }),
    ])

  private static func beside(_ kind: String, _ settings: String, _ names: String...) -> Hostile {
    Hostile(
      kind: "tokenizer settings: " + kind, names: ["tokenizer_config.json"] + names,
      make: { folder in
        try write(json("", ""), folder + "/tokenizer.json")
        try write(settings, folder + "/tokenizer_config.json")
      }, read: { _ = try loadTokenizer(folder: $0) })
  }
}
