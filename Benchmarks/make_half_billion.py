"""Makes a checkpoint of random weights in the shape of Qwen2.5-0.5B: what loading and judging cost.

    python make_half_billion.py FOLDER          (numpy; 1 GB of disk, half a minute)

494 million weights as bfloat16 in one file, tied embeddings, and a byte-level BPE tokenizer of
151,643 tokens and three special ones. It reads English words mostly as one token each, so that texts
have about the length in tokens that they have in a real model, and any other text as bytes.
"""

import collections
import json
import pathlib
import re
import struct
import sys

import numpy
from pydoc_data.topics import topics

LAYERS, WIDTH, INNER, HEADS, KEY_HEADS, HEAD = 24, 896, 4864, 14, 2, 64
TOKENS, ROWS = 151_643, 151_936
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
PATTERN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
TEMPLATE = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content']"
    " + '<|im_end|>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)


def alphabet():
    """The visible character that stands for each byte: its own where it has one, else U+0100 on."""
    shown = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = iter(range(256, 512))
    return [chr(byte if byte in shown else next(others)) for byte in range(256)]


def tokenizer(random):
    """Bytes; then the words of Python's manual, each spelled out from its blank on; then chance."""
    letters = alphabet()
    space = letters[ord(" ")]
    vocabulary = {letter: i for i, letter in enumerate(letters)}
    merges = []

    def merge(left, right):
        if left + right not in vocabulary and len(vocabulary) < TOKENS:
            vocabulary[left + right] = len(vocabulary)
            merges.append([left, right])

    counts = collections.Counter(re.findall(r"[A-Za-z]+", " ".join(topics.values())))
    words = ["Yes", "No", *(word for word, count in counts.most_common() if count > 1)]
    # A merge only ever adds a letter to a beginning, so no other merge comes in between.
    for word in [space + word for word in words] + ["Yes", "No"]:
        for end in range(1, len(word)):
            merge(word[:end], word[end])
    while len(vocabulary) < TOKENS:
        names = list(vocabulary)
        for i, j in random.integers(0, len(names), (TOKENS, 2)):
            if len(names[i]) + len(names[j]) < 16:
                merge(names[i], names[j])
    added = [
        {"id": TOKENS + i, "content": text, "single_word": False, "lstrip": False, "rstrip": False,
         "normalized": False, "special": True} for i, text in enumerate(SPECIAL)
    ]  # fmt: skip
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False,
                  "use_regex": False}  # fmt: skip
    split = {"type": "Split", "pattern": {"Regex": PATTERN}, "behavior": "Isolated", "invert": False}
    return {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": added,
        "normalizer": {"type": "NFC"},
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [split, byte_level]},
        "post_processor": byte_level, "decoder": byte_level,
        "model": {"type": "BPE", "dropout": None, "unk_token": None,
                  "continuing_subword_prefix": "", "end_of_word_suffix": "", "fuse_unk": False,
                  "byte_fallback": False, "ignore_merges": False, "vocab": vocabulary,
                  "merges": merges},
    }  # fmt: skip


def shapes():
    """Name and shape of every tensor."""
    yield "model.embed_tokens.weight", (ROWS, WIDTH)
    for i in range(LAYERS):
        layer = f"model.layers.{i}."
        for name, rows in [("q", HEADS * HEAD), ("k", KEY_HEADS * HEAD), ("v", KEY_HEADS * HEAD)]:
            yield layer + f"self_attn.{name}_proj.weight", (rows, WIDTH)
            yield layer + f"self_attn.{name}_proj.bias", (rows,)
        yield layer + "self_attn.o_proj.weight", (WIDTH, HEADS * HEAD)
        yield layer + "mlp.gate_proj.weight", (INNER, WIDTH)
        yield layer + "mlp.up_proj.weight", (INNER, WIDTH)
        yield layer + "mlp.down_proj.weight", (WIDTH, INNER)
        yield layer + "input_layernorm.weight", (WIDTH,)
        yield layer + "post_attention_layernorm.weight", (WIDTH,)
    yield "model.norm.weight", (WIDTH,)


def write_weights(path, random):
    header, end = {"__metadata__": {"format": "pt"}}, 0
    for name, shape in shapes():
        start, end = end, end + 2 * int(numpy.prod(shape))
        header[name] = {"dtype": "BF16", "shape": shape, "data_offsets": [start, end]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name, shape in shapes():
            values = random.standard_normal(shape, numpy.float32) * numpy.float32(0.02)
            if name.endswith("norm.weight"):
                values += 1
            # A bf16 is a float's upper half.
            file.write((values.view(numpy.uint32) >> 16).astype("<u2").tobytes())


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    random = numpy.random.default_rng(1)
    ends = [TOKENS + 2, TOKENS]
    files = {
        "config.json": {
            "model_type": "qwen2", "architectures": ["Qwen2ForCausalLM"], "vocab_size": ROWS,
            "hidden_size": WIDTH, "intermediate_size": INNER, "num_hidden_layers": LAYERS,
            "num_attention_heads": HEADS, "num_key_value_heads": KEY_HEADS, "hidden_act": "silu",
            "max_position_embeddings": 32_768, "rms_norm_eps": 1e-6, "rope_theta": 1e6,
            "tie_word_embeddings": True, "use_sliding_window": False, "torch_dtype": "bfloat16",
            "eos_token_id": ends[0]},
        "generation_config.json": {"eos_token_id": ends},
        "tokenizer_config.json": {
            "tokenizer_class": "Qwen2Tokenizer", "eos_token": SPECIAL[2], "pad_token": SPECIAL[0],
            "chat_template": TEMPLATE},
        "tokenizer.json": tokenizer(random),
    }  # fmt: skip
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False) + "\n", "utf-8")
    write_weights(folder / "model.safetensors", random)


main()
