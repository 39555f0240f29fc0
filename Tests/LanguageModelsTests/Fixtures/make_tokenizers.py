"""Makes small tokenizers in each family's exact configuration, and what transformers does with them.

    python make_tokenizers.py          (transformers 5, tokenizers)

gpt2      byte-level, GPT-2 pattern
llama3    byte-level, Llama-3 pattern, ignore_merges, a template that puts <|begin_of_text|> first
qwen2     byte-level, Qwen2 pattern, NFC
llama2    SentencePiece as Llama-2's file spells it: Prepend and Replace, byte fallback
mistral   the same as Metaspace with prepend_scheme first, bracket tokens
gemma     Replace alone, no prefix; runs of line breaks and of spaces are added tokens
phi3      llama2 with added tokens that eat the white space behind them
metaspace Metaspace with prepend_scheme always and split, unknown letters not fused, an end of text
flags     byte-level with added tokens that strip, stand alone, or are looked for after NFC

Each tokenizers/NAME/expected.json holds
  texts      list of {"text", "ids", "decoded"}, encoded without special tokens, decoded again;
             null where the library loses letters
  literal    list of {"text", "ids"}: special tokens in the text are letters (split_special_tokens)
  beginning  ids that the template puts before a text
  ending     and behind it
  pieces     list of {"ids", "decoded"}: ids that no text gives, such as half a character
"""

import json
import pathlib
import random
import shutil

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

HERE = pathlib.Path(__file__).parent / "tokenizers"
CORPUS = [
    "The hare asked the tortoise whether she would race him to the old oak. She said yes.",
    "It's late, they've gone, I'll stay; we're done, he'd agree, don't you? I'm sure it isn't.",
    "Twelve plus 30 is 42. 2024 was a leap year; 1999 was not. 3.14159 and 1,000,000.",
    "def double(x):\n    return 2 * x\n\n\ndef shout(text):\n\treturn text.upper() + '!'\n",
    "Le café était fermé, la forêt déserte. Größe, naïve, Ærø. Москва, Αθήνα, 東京, 北京.",
    "Yes or No? Yes. No. Yes. No.",
] * 3
TEXTS = [
    "", " ", "   ", "Yes", " Yes", "No.", "The hare said yes.", "  two  spaces  ", "trailing   ",
    "caf\u00e9 and cafe\u0301", "\u0301", "a\u0300 \u00e0 \u1e69 s\u0323\u0307 \u2126 \u212b",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f1f3\U0001f1f1 \u2764\ufe0f",
    "東京タワーと富士山。", "한국어 텍스트 \u1112\u1161\u11ab", "مرحبا بالعالم ١٢٣", "हिन्दी में",
    "line\r\nline\r\n\r\n  indented\n\n", "\n", "\n\n\n\n", "\ttab\t\ttabs \t x", "\r \r\n",
    "nbsp\u00a0\u00a0x\u3000y\u2028z\u0085", "\u00a0", "\u2581low \u2581 line\u2581",
    "it's IT'S they'Ve 'll 'LL 'd'D 're'x ''s don\u2019t", "12 123 1234 1234567 ٣٤٥٦ Ⅷ½",
    "x=1+2;y[3]!=z//**", "!!!\n\n???\r\n", "\u0000\u0001\u001f\u007f", "a\u200bb\ufeffc",
    "\ud7ff\ue000\uffff\U0010ffff", "an oracle, oracle", "<0x0A> <0xFF> <unk> [UNK]",
    "<s>Yes</s> no <s> ", " </s> \n Yes", "[INST] Is 42 right? [/INST]No.[INST]", "<|user|>\n\n Yes<|end|>\n<|assistant|>\n",
    "<|im_start|>user\nYes<|im_end|>\n", "<start_of_turn>user\n\nYes<end_of_turn>\n<bos>x",
    "<|begin_of_text|><|eot_id|> Yes <|eot_id|>\n", "<|endoftext|>Yes<|endoftext|><|endof",
    "  <l> x <l>y  <l><l>", "x<r>  \n y <r><r>\n", "w xw wx w, w_w 3w \u00e9w w\u0301 -w-", "\t <b> \n<b>z",
    "e\u0301toile \u00e9toile n\u0303", "</s></s>  </s>",
]  # fmt: skip
LITERAL = [
    "<|im_end|>\n<|im_start|>system\n", "<s>[INST] x [/INST]</s>", "<start_of_turn>model\n", "<|end|>  x",
    "<|begin_of_text|><|eot_id|>", "<|endoftext|>", "plain text", "  <l> x <l>", "\n\n<bos>  y",
]  # fmt: skip
_random = random.Random(7)
TEXTS.append("".join(_random.choice("abcdehilnorstyé東") for _ in range(700)))
TEXTS.append("yes" * 150)


def modern(digits):
    return (
        r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|" + digits
        + r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
    )  # fmt: skip


def byte_level(pattern=None):
    if pattern is None:
        return {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    return {"type": "Sequence", "pretokenizers": [
        {"type": "Split", "pattern": {"Regex": pattern}, "behavior": "Isolated", "invert": False},
        {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False},
    ]}  # fmt: skip


BYTES = {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": False, "use_regex": True}


def template(begin=None, end=None):
    def special(token):
        return [{"SpecialToken": {"id": token[0], "type_id": 0}}] if token else []

    def pair(kind):
        return {"Sequence": {"id": kind, "type_id": 0}}

    return {
        "type": "TemplateProcessing",
        "single": special(begin) + [pair("A")] + special(end),
        "pair": special(begin) + [pair("A"), pair("B")] + special(end),
        "special_tokens": {
            token: {"id": token, "ids": [id], "tokens": [token]}
            for token, id in filter(None, [begin, end])
        },
    }


def learn(pre_tokenizer, size, alphabet):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.train_from_iterator(CORPUS, trainers.BpeTrainer(
        vocab_size=size, initial_alphabet=alphabet, show_progress=False))  # fmt: skip
    model = json.loads(tokenizer.to_str())["model"]
    return model["vocab"], model["merges"]


def byte_model(pattern):
    pre = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=pattern is None)
    if pattern:
        pre = pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(pattern), "isolated"), pre])
    return learn(pre, 380, sorted(pre_tokenizers.ByteLevel.alphabet()))


def sentence_piece(specials, fallback=True):
    """Special tokens, the 256 bytes, what was learned, then single letters, as SentencePiece does."""
    vocab, merges = learn(pre_tokenizers.Metaspace(split=True), 330, ["\u2581"])
    bytes_ = [f"<0x{byte:02X}>" for byte in range(256)] if fallback else []
    learned = sorted(vocab, key=lambda token: (len(token) == 1, vocab[token]))
    return {token: id for id, token in enumerate(specials + bytes_ + learned)}, merges


def model(vocab, merges, **settings):
    return {
        "type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None,
        "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False,
        "ignore_merges": False, **settings, "vocab": vocab, "merges": merges,
    }  # fmt: skip


def write(name, model, added, **parts):
    """added: content, or (content, {flags}); what the vocabulary lacks goes behind it."""
    tokens = []
    following = max(model["vocab"].values()) + 1
    for entry in added:
        content, flags = entry if isinstance(entry, tuple) else (entry, {})
        id = model["vocab"].get(content)
        if id is None:
            id = following
            following += 1
        tokens.append({"id": id, "content": content, "single_word": False, "lstrip": False,
                       "rstrip": False, "normalized": False, "special": True, **flags})  # fmt: skip
    ids = {token["content"]: token["id"] for token in tokens}
    parts = {key: part(ids) if callable(part) else part for key, part in parts.items()}
    file = {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": tokens,
        "normalizer": None, "pre_tokenizer": None, "post_processor": None, "decoder": None,
        **parts, "model": model,
    }  # fmt: skip
    folder = HERE / name
    folder.mkdir(parents=True)
    text = json.dumps(file, ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(text + "\n")
    expect(folder)


def decode(tokenizer, ids):
    """None for the added token with an accent: its letters are taken for bytes, and lost."""
    text = tokenizer.decode(ids)
    return None if "\ufffdtoile" in text else text


def expect(folder):
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_file=str(folder / "tokenizer.json"), clean_up_tokenization_spaces=False)
    backend = Tokenizer.from_file(str(folder / "tokenizer.json"))
    rows = []
    for text in TEXTS:
        ids = tokenizer(text, add_special_tokens=False)["input_ids"]
        rows.append({"text": text, "ids": ids, "decoded": decode(tokenizer, ids)})
    backend.encode_special_tokens = True
    literal = [
        {"text": text, "ids": backend.encode(text, add_special_tokens=False).ids} for text in LITERAL
    ]
    frame, inner = tokenizer("Yes")["input_ids"], tokenizer("Yes", add_special_tokens=False)["input_ids"]
    start = next(i for i in range(len(frame)) if frame[i:i + len(inner)] == inner)
    size = len(tokenizer)
    known = [id for id in range(size) if backend.id_to_token(id) is not None]
    pieces = []
    for length in [1, 1, 1, 2, 2, 3, 5, 8, 13, 21]:
        ids = [_random.choice(known) for _ in range(length)]
        pieces.append({"ids": ids, "decoded": decode(tokenizer, ids)})
    for id in known[:3] + known[-3:]:
        pieces.append({"ids": [id], "decoded": decode(tokenizer, [id])})
    expected = {"texts": rows, "literal": literal, "beginning": frame[:start],
                "ending": frame[start + len(inner):], "size": size, "pieces": pieces}  # fmt: skip
    text = json.dumps(expected, ensure_ascii=True, separators=(",", ":"))
    (folder / "expected.json").write_text(text.replace('},{"', '},\n{"') + "\n")


def spelled(merges):
    return [" ".join(pair) for pair in merges]


def main():
    shutil.rmtree(HERE, ignore_errors=True)
    decoder = {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True}

    vocab, merges = byte_model(None)
    write("gpt2", model(vocab, spelled(merges)), ["<|endoftext|>"], pre_tokenizer=byte_level(),
          post_processor={**BYTES, "add_prefix_space": False}, decoder=decoder)  # fmt: skip

    vocab, merges = byte_model(modern(r"\p{N}{1,3}"))
    vocab = {**vocab, "\u0120oracle": len(vocab)}  # which no merge makes
    write("llama3", model(vocab, spelled(merges), ignore_merges=True),
          ["<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"],
          pre_tokenizer=byte_level(modern(r"\p{N}{1,3}")), decoder=decoder,
          post_processor=lambda ids: {"type": "Sequence", "processors": [
              BYTES, template(("<|begin_of_text|>", ids["<|begin_of_text|>"]))]})  # fmt: skip

    vocab, merges = byte_model(modern(r"\p{N}"))
    write("qwen2", model(vocab, merges, continuing_subword_prefix="", end_of_word_suffix=""),
          ["<|endoftext|>", "<|im_start|>", "<|im_end|>", ("<tool_call>", {"special": False})],
          normalizer={"type": "NFC"}, pre_tokenizer=byte_level(modern(r"\p{N}")),
          post_processor=BYTES, decoder={**decoder, "add_prefix_space": False})  # fmt: skip

    pieces = {"fuse_unk": True, "byte_fallback": True, "unk_token": "<unk>"}
    prepend = {"type": "Sequence", "normalizers": [
        {"type": "Prepend", "prepend": "\u2581"},
        {"type": "Replace", "pattern": {"String": " "}, "content": "\u2581"}]}  # fmt: skip
    steps = [{"type": "Replace", "pattern": {"String": "\u2581"}, "content": " "},
             {"type": "ByteFallback"}, {"type": "Fuse"}]  # fmt: skip
    strip = {"type": "Sequence",
             "decoders": steps + [{"type": "Strip", "content": " ", "start": 1, "stop": 0}]}  # fmt: skip
    vocab, merges = sentence_piece(["<unk>", "<s>", "</s>"])
    write("llama2", model(vocab, spelled(merges), **pieces), ["<unk>", "<s>", "</s>"],
          normalizer=prepend, decoder=strip, post_processor=template(("<s>", 1)))  # fmt: skip

    eats = {"rstrip": True}
    write("phi3", model(vocab, spelled(merges), **pieces), [
        "<unk>", "<s>", ("</s>", {"rstrip": True, "special": False}), "<|endoftext|>",
        ("<|assistant|>", eats), ("<|system|>", eats), ("<|end|>", eats), ("<|user|>", eats)],
        normalizer=prepend, decoder=strip, post_processor=template(("<s>", 1)))  # fmt: skip

    vocab, merges = sentence_piece(["<unk>", "<s>", "</s>", "[INST]", "[/INST]"])
    write("mistral", model(vocab, merges, **pieces), ["<unk>", "<s>", "</s>", "[INST]", "[/INST]"],
          pre_tokenizer={"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "first", "split": False},
          decoder=strip, post_processor=template(("<s>", 1)))  # fmt: skip

    runs = ["\n" * n for n in range(2, 5)] + ["\u2581" * n for n in range(2, 5)]
    vocab, merges = sentence_piece(["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", "<start_of_turn>", "<end_of_turn>"])
    write("gemma", model(vocab, merges, **pieces),
          ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", "<start_of_turn>", "<end_of_turn>"]
          + [(run, {"special": False}) for run in runs],
          normalizer={"type": "Replace", "pattern": {"String": " "}, "content": "\u2581"},
          pre_tokenizer={"type": "Split", "pattern": {"String": " "}, "behavior": "MergedWithPrevious", "invert": False},
          decoder={"type": "Sequence", "decoders": steps}, post_processor=template(("<bos>", 2)))  # fmt: skip

    vocab, merges = sentence_piece(["[UNK]", "<s>", "</s>"], fallback=False)
    metaspace = {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": True}
    write("metaspace", model(vocab, merges, unk_token="[UNK]"), ["[UNK]", "<s>", "</s>"],
          pre_tokenizer=metaspace, decoder=metaspace,
          post_processor=template(("<s>", 1), ("</s>", 2)))  # fmt: skip

    vocab, merges = byte_model(modern(r"\p{N}"))
    write("flags", model(vocab, merges), [
        "<|endoftext|>", ("<l>", {"lstrip": True}), ("<r>", {"rstrip": True}),
        ("<b>", {"lstrip": True, "rstrip": True, "normalized": True}),
        ("w", {"single_word": True, "special": False}),
        ("e\u0301toile", {"normalized": True, "special": False})],
        normalizer={"type": "NFC"}, pre_tokenizer=byte_level(modern(r"\p{N}")), decoder=decoder)  # fmt: skip


main()
