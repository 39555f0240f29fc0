"""Writes a checkpoint in the shape of Llama 3.2 3B whose weights are a hole in the file: all zero.

    python3 sparse_model.py TOKENIZER_FOLDER OUT

It is read, mapped and computed with like any other, and takes no room on the disk.
"""

import json
import pathlib
import shutil
import struct
import sys

WIDTH, INNER, LAYERS, HEADS, KEY_HEADS, HEAD, ROWS = 3072, 8192, 28, 24, 8, 128, 128_256

source, out = map(pathlib.Path, sys.argv[1:])
out.mkdir(parents=True)
for name in ["tokenizer.json", "tokenizer_config.json"]:
    shutil.copy(source / name, out / name)
config = {
    "architectures": ["LlamaForCausalLM"], "model_type": "llama", "torch_dtype": "bfloat16",
    "hidden_size": WIDTH, "intermediate_size": INNER, "num_hidden_layers": LAYERS,
    "num_attention_heads": HEADS, "num_key_value_heads": KEY_HEADS, "head_dim": HEAD,
    "vocab_size": ROWS, "max_position_embeddings": 4096, "rms_norm_eps": 1e-5,
    "rope_theta": 500000.0, "hidden_act": "silu", "tie_word_embeddings": True,
}  # fmt: skip
(out / "config.json").write_text(json.dumps(config), "utf-8")

shapes = {"model.embed_tokens.weight": [ROWS, WIDTH], "model.norm.weight": [WIDTH]}
for layer in range(LAYERS):
    for name, shape in {
        "input_layernorm": [WIDTH], "post_attention_layernorm": [WIDTH],
        "self_attn.q_proj": [HEADS * HEAD, WIDTH], "self_attn.k_proj": [KEY_HEADS * HEAD, WIDTH],
        "self_attn.v_proj": [KEY_HEADS * HEAD, WIDTH], "self_attn.o_proj": [WIDTH, HEADS * HEAD],
        "mlp.gate_proj": [INNER, WIDTH], "mlp.up_proj": [INNER, WIDTH],
        "mlp.down_proj": [WIDTH, INNER],
    }.items():  # fmt: skip
        shapes[f"model.layers.{layer}.{name}.weight"] = shape
header, end = {}, 0
for name, shape in shapes.items():
    start = end
    end += 2 * shape[0] * (shape[1] if len(shape) > 1 else 1)
    header[name] = {"dtype": "BF16", "shape": shape, "data_offsets": [start, end]}
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
with open(out / "model.safetensors", "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text)
    file.truncate(8 + len(text) + end)
print(f"{end // 2} {end}")
