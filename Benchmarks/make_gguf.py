"""Writes a Qwen2 checkpoint as a GGUF file: the same weights for llama.cpp.

    python make_gguf.py CHECKPOINT FILE          (numpy, gguf; no copy is held in memory)

Matrices stay bf16; norms and biases become float32, as llama.cpp wants them. There is no vocabulary
in the file: the bench speaks in token ids.
"""

import json
import pathlib
import struct
import sys

import gguf
import numpy


def tensors(folder):
    """Name, shape and the bf16 values as 16-bit integers of every tensor."""
    for path in sorted(folder.glob("*.safetensors")):
        with open(path, "rb") as file:
            size = struct.unpack("<Q", file.read(8))[0]
            header = json.loads(file.read(size))
        header.pop("__metadata__", None)
        for name, entry in header.items():
            if entry["dtype"] != "BF16":
                sys.exit(f"{path}: {name} is {entry['dtype']}, only BF16 is written")
            start, end = entry["data_offsets"]
            yield name, entry["shape"], numpy.memmap(
                path, "<u2", "r", 8 + size + start, ((end - start) // 2,))


def main():
    folder = pathlib.Path(sys.argv[1])
    config = json.loads((folder / "config.json").read_text("utf-8"))
    if config["model_type"] != "qwen2":
        sys.exit(f"{folder}: {config['model_type']}, only qwen2 is written")
    layers, heads = config["num_hidden_layers"], config["num_attention_heads"]
    writer = gguf.GGUFWriter(sys.argv[2], gguf.MODEL_ARCH_NAMES[gguf.MODEL_ARCH.QWEN2])
    writer.add_block_count(layers)
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(heads)
    writer.add_head_count_kv(config["num_key_value_heads"])
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    writer.add_rope_freq_base(config.get("rope_theta") or config["rope_parameters"]["rope_theta"])
    writer.add_vocab_size(config["vocab_size"])
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_BF16)
    writer.add_tokenizer_model("no_vocab")
    names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.QWEN2, layers)
    for name, shape, values in tensors(folder):
        name = names.get_name(name, try_suffixes=(".weight", ".bias"))
        if len(shape) == 1:
            writer.add_tensor(name, (values.astype(numpy.uint32) << 16).view(numpy.float32))
        else:
            writer.add_tensor(
                name, values.view(numpy.uint8).reshape(shape[0], -1),
                raw_dtype=gguf.GGMLQuantizationType.BF16)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


main()
