"""Writes a pocket model as a float32 GGUF file, for llama.cpp and what is built on it.

    python make_gguf.py FOLDER FILE        (gguf)

FOLDER is in Hugging Face layout, of model_type llama or qwen2, with a word-level tokenizer.

GGUF has no word-level tokenizer, but one of pieces with scores (T5's): a text is cut into the
pieces whose scores have the greatest sum. If every piece is a whole word with the blank before it,
and all have one score, the words themselves are the only cut without an unknown letter, so the ids
are those of tokenizer.json. The template is the pocket world's chat turn.
"""

import json
import pathlib
import sys

import gguf
import numpy

TEMPLATE = (
    "{% for message in messages %}"
    "{% if message.role == 'assistant' %} {{ message.content }} <end> "
    "{% else %}<user> {{ message.content }} <assistant>{% endif %}"
    "{% endfor %}"
)
ARCHITECTURES = {"llama": gguf.MODEL_ARCH.LLAMA, "qwen2": gguf.MODEL_ARCH.QWEN2}


def read(path):
    """The tensors of a safetensors file by name, as float32."""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    header.pop("__metadata__", None)
    for name, entry in header.items():
        begin, end = (start + offset for offset in entry["data_offsets"])
        if entry["dtype"] == "BF16":
            # The upper half of a float32.
            bits = numpy.frombuffer(data[begin:end], "<u2").astype("<u4") << 16
            values = bits.view("<f4")
        elif entry["dtype"] == "F32":
            values = numpy.frombuffer(data[begin:end], "<f4")
        else:
            sys.exit(f"{path}: {name} is {entry['dtype']}, not BF16 or F32")
        yield name, values.reshape(entry["shape"])


def interleaved(rows, heads):
    """The rows of each head in llama.cpp's order for llama: it turns neighbours, Hugging Face turns
    row i with row i + half."""
    shape = rows.shape
    return rows.reshape(heads, 2, -1, *shape[1:]).swapaxes(1, 2).reshape(shape)


def write_tokenizer(writer, folder):
    file = json.loads((folder / "tokenizer.json").read_text())
    special = {token["content"] for token in file["added_tokens"]}
    ids = {token["content"]: token["id"] for token in file["added_tokens"]} | file["model"]["vocab"]
    words = sorted(ids, key=ids.get)
    if [ids[word] for word in words] != list(range(len(words))):
        sys.exit(f"{folder}: the tokenizer's ids have gaps")
    kinds = [gguf.TokenType.CONTROL if w in special else gguf.TokenType.NORMAL for w in words]
    writer.add_tokenizer_model("t5")
    writer.add_token_list([w if w in special else "\u2581" + w for w in words])
    writer.add_token_scores([-1.0] * len(words))
    writer.add_token_types(kinds)
    writer.add_add_space_prefix(True)
    writer.add_remove_extra_whitespaces(True)
    writer.add_add_bos_token(False)
    writer.add_add_eos_token(False)
    names = json.loads((folder / "tokenizer_config.json").read_text())
    writer.add_eos_token_id(ids[names["eos_token"]])
    # What no word is gets the id of a token that no text has: there is none for unknown words.
    writer.add_unk_token_id(ids["<pad>"])
    writer.add_pad_token_id(ids["<pad>"])
    writer.add_chat_template(TEMPLATE)
    return len(words)


def write(folder, path):
    config = json.loads((folder / "config.json").read_text())
    if config["model_type"] not in ARCHITECTURES:
        sys.exit(f"{folder}: model_type is {config['model_type']}, not llama or qwen2")
    architecture = ARCHITECTURES[config["model_type"]]
    heads, layers = config["num_attention_heads"], config["num_hidden_layers"]
    shared = config.get("num_key_value_heads", heads)
    width = config.get("head_dim", config["hidden_size"] // heads)

    writer = gguf.GGUFWriter(path, gguf.MODEL_ARCH_NAMES[architecture])
    writer.add_name(folder.name)
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    writer.add_vocab_size(write_tokenizer(writer, folder))
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_block_count(layers)
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(heads)
    writer.add_head_count_kv(shared)
    writer.add_key_length(width)
    writer.add_value_length(width)
    writer.add_rope_dimension_count(width)
    writer.add_rope_freq_base(config["rope_theta"])
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])

    names = gguf.get_tensor_name_map(architecture, layers)
    for name, values in read(folder / "model.safetensors"):
        if architecture == gguf.MODEL_ARCH.LLAMA and ("q_proj" in name or "k_proj" in name):
            values = interleaved(values, heads if "q_proj" in name else shared)
        # Without output.weight the head is the embedding's.
        own = names.get_name(name, try_suffixes=(".weight", ".bias"))
        if own is None:
            sys.exit(f"{folder}: {name} has no place in a GGUF file")
        writer.add_tensor(own, numpy.ascontiguousarray(values))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write(pathlib.Path(sys.argv[1]), sys.argv[2])
