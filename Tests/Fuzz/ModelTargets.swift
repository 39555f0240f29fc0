import Files
import Foundation
import LanguageModels

// The readers of a model's files.

extension FuzzTarget {
  static let safetensors = FuzzTarget(
    name: "safetensors",
    words: [
      "\"dtype\":", "\"shape\":", "\"data_offsets\":", "\"__metadata__\":", "\"F32\"", "\"BF16\"",
      "\"I64\"", "\"F9\"", "[0,0]", "[]", "{}", "-1", "4611686018427387904",
    ]
  ) { bytes in
    let file = try Safetensors(MappedFile(bytes, path: "x.safetensors"))
    for name in file.names {
      let bytes = try file.bytes(name)
      try demand(bytes.isEmpty || bytes[bytes.count - 1] >= 0, "no last byte")
      guard let shape = file.shape(name), shape.count == 2, file.elementType(name) != nil,
        bytes.count < 1 << 20
      else { continue }
      let tensor = try file.tensor(name, rows: shape[0], columns: shape[1])
      try demand(tensor.count == shape[0] * shape[1], "\(tensor.count) values of \(shape)")
    }
  }

  static let index = FuzzTarget(
    name: "index",
    words: [
      "\"weight_map\":", "\"metadata\":", "\"total_size\":", "\"model-00001.safetensors\"", "/",
      "..",
      "\\u0000", "null", "[", "]", "{", "}", ",", "\"",
    ]
  ) { bytes in
    let file = MappedFile(bytes, path: "model.safetensors.index.json")
    for shard in try SafetensorsFolder.places(index: file).values {
      try demand(!shard.contains("/") && shard != "..", "the shard \(shard)")
    }
  }

  static let gguf = FuzzTarget(
    name: "gguf",
    words: [
      "GGUF", "llama", "qwen2", "gpt2", "general.architecture", "general.alignment",
      "tokenizer.ggml.scores", "tokenizer.ggml.merges", "llama.context_length", "token_embd.weight",
    ]
  ) { bytes in
    let model = try LanguageModel(.file(GGUF(MappedFile(bytes, path: "x.gguf"))))
    try encode(model.tokenizer)
  }

  static let configuration = FuzzTarget(
    name: "config",
    words: [
      "\"model_type\":", "\"hidden_size\":", "\"rope_scaling\":", "\"rope_type\":", "\"llama3\"",
      "\"factor\":", "\"sliding_window\":", "\"layer_types\":", "\"full_attention\"", "\"gemma2\"",
      "\"phi\"", "\"qwen3\"", "null", "true", "[]", "{}", "1e400", "0.5", "-1",
    ]
  ) { bytes in
    let read = try Configuration(json: Data(bytes), file: "config.json")
    let again: Configuration
    do { again = try Configuration(json: read.json(), file: "again") } catch {
      throw Finding("what was read can't be written and read again: \(error)")
    }
    try demand(again.hiddenSize == read.hiddenSize && again.layers == read.layers, "another again")
  }

  static let adapter = FuzzTarget(
    name: "adapter",
    words: [
      "\"r\":", "\"lora_alpha\":", "\"target_modules\":", "\"all-linear\"", "\"q_proj\"",
      "\"rank_pattern\":", "\"use_rslora\":", "\"bias\":", "null", "true", "[]", "{}", "1e400",
    ]
  ) { bytes in
    let read = try PEFTConfiguration(json: Data(bytes), file: "adapter_config.json")
    try demand(read.lora.rank > 0 && read.lora.scale.isFinite, "scale \(read.lora.scale)")
  }

  static let tokenizer = FuzzTarget(
    name: "tokenizer",
    words: [
      "\"added_tokens\":", "\"normalizer\":", "\"Replace\"", "\"Prepend\"", "\"Sequence\"",
      "\"NFC\"", "\"pre_tokenizer\":", "\"Metaspace\"", "\"Split\"", "\"ByteLevel\"", "\"Digits\"",
      "\"decoder\":", "\"Strip\"", "\"ByteFallback\"", "\"merges\":", "\"vocab\":", "\"lstrip\":",
      "\"rstrip\":", "\"single_word\":", "\"normalized\":", "true", "false", "null", "[]", "{}",
      "\\ud83d", "\\u0000", "\"▁\"", "\" \"", "\"\"", "16777215",
    ]
  ) { bytes in try encode(openTokenizer(MappedFile(bytes, path: "tokenizer.json"))) }

  static let template = FuzzTarget(
    name: "jinja",
    words: [
      "{{", "}}", "{%", "%}", "{%-", "-%}", "{#", "#}", "for m in messages", "endfor", "if", "elif",
      "else", "endif", "set", "macro f(x)", "endmacro", "namespace(a=1)", "loop.index",
      "m['content']", "m.role", "messages[1:]", "[::-1]", "|trim", "|tojson", "|join(',')",
      "|map(attribute='role')|list", "|replace('a', 'b')", "|length", "range(9)", " ~ ", " is ",
      " not in ", "defined", "none", "true", "(", ")", "[", "]", "*", "**", "//", "%", "'%s' % 1",
      "raise_exception('x')", "strftime_now('%Y')", ".split(' ')", ".format(1)", "filter", "call",
      "break", "continue", "generation", "9223372036854775807", "1e308", "'''", "\\",
    ]
  ) { bytes in
    let template = try ChatTemplate(
      String(decoding: bytes, as: UTF8.self), name: "chat.jinja",
      tokens: ["bos_token": "<s>", "eos_token": "</s>"])
    let talk = [
      ChatMessage.system("Be brief."), .user("Hi <s> {{ 1 }}"), .assistant("Hello"), .user("Bye"),
    ]
    let text = try template.prompt(talk)
    try demand(text.text.utf8.count <= 64 << 20, "\(text.text.utf8.count) bytes of text")
  }

  /// Texts with what tokenizers treat apart.
  private static let texts = [
    "", "a", " a  b ", "The hare, 42.\n\n  'tis\u{a0}é e\u{301} 🦊<s></s>", "x   y<|end|>   z",
    String(repeating: " ", count: 40), String(repeating: "ab", count: 30),
  ]

  /// Encodes and decodes, where the tokenizer knows the texts.
  private static func encode(_ tokenizer: any Tokenizer) throws {
    let size = tokenizer.vocabularySize
    for text in texts {
      for marked in [MarkedText(markup: text), MarkedText(content: text)] {
        let ids: [Int]
        do { ids = try tokenizer.encode(marked) } catch is FileError { continue }
        try demand(ids.allSatisfy { 0..<size ~= $0 }, "ids \(ids.prefix(9)) of \(size)")
        let decoded = tokenizer.decode(ids)
        try demand(
          decoded.utf8.count <= 1 << 22, "\(decoded.utf8.count) bytes of \(text.utf8.count)")
        for id in ids.prefix(4) { _ = (tokenizer.text(of: id), tokenizer.isSpecial(id)) }
      }
      _ = tokenizer.id(of: text)
    }
  }
}
