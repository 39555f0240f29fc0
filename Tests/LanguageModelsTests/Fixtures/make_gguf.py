"""Writes small GGUF files and what other people's programs make of them.

    python make_gguf.py        (torch, transformers 5, tokenizers, gguf)

gguf/blocks.gguf   one tensor of 2 rows for each type that is read, of random bits whose scales are
                   finite
gguf/blocks.f32    the float32 that `gguf.quants` makes of them, one tensor after the other by name
gguf/NAME.gguf     a model of each architecture with random weights of mixed types, its tokenizer made
                   of tokenizers/*'s: for llama of SentencePiece's kind, else byte-level
gguf/NAME.json     {"sequences": [{"ids", "logits", "greedy"}], "texts": [{"text", "ids"}]}: the
                   logits behind the last id and the 12 likeliest next tokens, by transformers in
                   float32 on the weights that `gguf` dequantises; ids by its tokenizer

The converter's changes to weights are made here as llama.cpp's convert_hf_to_gguf.py makes them.
"""

import json
import pathlib
import random

import gguf
import numpy
import torch
from gguf import GGMLQuantizationType as Type
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from transformers import AutoTokenizer
from transformers import Gemma2Config, Gemma2ForCausalLM, LlamaConfig, LlamaForCausalLM
from transformers import Phi3Config, Phi3ForCausalLM, Qwen2Config, Qwen2ForCausalLM
from transformers import Qwen3Config, Qwen3ForCausalLM

HERE = pathlib.Path(__file__).parent
OUT = HERE / "gguf"
BLOCKS = [Type.F32, Type.F16, Type.BF16, Type.Q8_0, Type.Q4_0, Type.Q4_1, Type.Q5_0, Type.Q5_1,
          Type.Q4_K, Type.Q5_K, Type.Q6_K]  # fmt: skip
# Where the fp16 scales of a block stand.
SCALES = {Type.Q8_0: [0], Type.Q4_0: [0], Type.Q4_1: [0, 2], Type.Q5_0: [0], Type.Q5_1: [0, 2],
          Type.Q4_K: [0, 2], Type.Q5_K: [0, 2], Type.Q6_K: [208]}  # fmt: skip
# What matrices are stored as, in turns.
TYPES = [Type.Q8_0, Type.Q4_0, Type.Q4_1, Type.Q5_0, Type.Q5_1, Type.F16, Type.BF16, Type.F32]
SHAPE = dict(hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4,
             num_key_value_heads=2, max_position_embeddings=4096)  # fmt: skip
PLAIN = {"rope_type": "default", "rope_theta": 10000.0}
# Llama 3.1's way, whose numbers a file does not tell but by their result.
LLAMA3 = {"rope_type": "llama3", "rope_theta": 500000.0, "factor": 8.0, "low_freq_factor": 1.0,
          "high_freq_factor": 4.0, "original_max_position_embeddings": 8192}  # fmt: skip
# What llama.cpp does where a file names no way to cut a text, one cut after the other.
DEFAULT = [r"[\p{P}\$\+<=>\^~\|]+",
           r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)",
           r"\p{N}+", "[0-9][0-9][0-9]"]  # fmt: skip
TEMPLATE = "{% for m in messages %}{{ m.role + ': ' + m.content + eos_token }}{% endfor %}"
TEXTS = ["Yes", " Yes or No? ", "The hare  asked\n\n\tthe tortoise", "it's 2024, DON'T 12345",
         "café e\u0301 東京 \U0001f469\u200d\U0001f466", "x<eos>Yes</s> <s>No", "<0x0A>\u2581 a",
         "x = 1234567;** [12] ** $34 + \u00bd \u0663\u0664\u0665\u0666 `a|b`", ""]  # fmt: skip


def blocks():
    random_bits = numpy.random.default_rng(7)
    writer = gguf.GGUFWriter(OUT / "blocks.gguf", "llama")
    expected = []
    for kind in sorted(BLOCKS, key=lambda kind: kind.name):
        count, size = gguf.GGML_QUANT_SIZES[kind]
        columns = max(count, 32)
        if kind in SCALES:
            data = random_bits.integers(0, 256, (2 * columns // count, size), numpy.uint8)
            for place in SCALES[kind]:
                scales = random_bits.normal(0, 0.1, len(data)).astype("<f2")
                data[:, place : place + 2] = scales.view(numpy.uint8).reshape(-1, 2)
        else:
            values = random_bits.normal(0, 1, (2, columns)).astype("<f4")
            data = gguf.quants.quantize(values, kind).view(numpy.uint8)
        data = data.reshape(2, -1)
        stored = data.view("<f4") if kind == Type.F32 else data.view("<f2") if kind == Type.F16 else data
        raw = None if kind in (Type.F32, Type.F16) else kind
        writer.add_tensor(kind.name, stored, raw_dtype=raw)
        expected.append(gguf.quants.dequantize(data, kind).astype("<f4").reshape(2, columns))
    finish(writer)
    (OUT / "blocks.f32").write_bytes(b"".join(values.tobytes() for values in expected))


def finish(writer):
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def models():
    shape = {**SHAPE, "vocab_size": 512}
    wide = {**shape, "head_dim": 16}
    return {
        "llama": (LlamaForCausalLM(LlamaConfig(
            **{**wide, "vocab_size": 600}, rope_parameters=LLAMA3)), "llama2"),
        "qwen2": (Qwen2ForCausalLM(Qwen2Config(
            **shape, tie_word_embeddings=True, rope_parameters=PLAIN)), "qwen2"),
        "qwen3": (Qwen3ForCausalLM(Qwen3Config(**wide, rope_parameters=PLAIN)), "smollm"),
        "phi3": (Phi3ForCausalLM(Phi3Config(
            **shape, sliding_window=8, pad_token_id=0, rope_parameters=PLAIN)), "llama3"),
        "gemma2": (Gemma2ForCausalLM(Gemma2Config(
            **wide, query_pre_attn_scalar=16, attn_logit_softcapping=3.0,
            final_logit_softcapping=8.0, sliding_window=8,
            rope_parameters=PLAIN)), "default"),
    }  # fmt: skip


def interleaved(rows, heads):
    """convert_hf_to_gguf.py's permute: llama.cpp turns neighbours."""
    shape = rows.shape
    return rows.reshape(heads, 2, -1, *shape[1:]).swapaxes(1, 2).reshape(shape)


def parted(rows, heads):
    shape = rows.shape
    return rows.reshape(heads, -1, 2, *shape[1:]).swapaxes(1, 2).reshape(shape)


def write_tokenizer(writer, name, rows):
    """Gives the ids of texts by transformers."""
    folder = name if (HERE / "tokenizers" / name).exists() else "gpt2"
    tokenizer = Tokenizer.from_file(str(HERE / "tokenizers" / folder / "tokenizer.json"))
    if name == "smollm":
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
            [pre_tokenizers.Digits(True), pre_tokenizers.ByteLevel(False)])
    if name == "default":
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
            [pre_tokenizers.Split(Regex(pattern), "isolated") for pattern in DEFAULT]
            + [pre_tokenizers.ByteLevel(False, use_regex=False)])
    file = json.loads(tokenizer.to_str())
    added = {token["id"]: token for token in file["added_tokens"]}
    ids = {id: word for word, id in file["model"]["vocab"].items()}
    ids.update({id: token["content"] for id, token in added.items()})
    words = [ids[id] for id in range(len(ids))]
    isSentencePiece = name == "llama2"
    kinds = []
    for id, word in enumerate(words):
        if id in added:
            kind = gguf.TokenType.CONTROL if added[id]["special"] else gguf.TokenType.USER_DEFINED
            kinds.append(gguf.TokenType.UNKNOWN if word == "<unk>" else kind)
        else:
            isByte = isSentencePiece and word.startswith("<0x") and len(word) == 6
            kinds.append(gguf.TokenType.BYTE if isByte else gguf.TokenType.NORMAL)
    # As many as the embedding has rows.
    while len(words) < rows:
        kinds.append(gguf.TokenType.UNUSED)
        words.append(f"[PAD{len(words)}]")
    writer.add_tokenizer_model("llama" if isSentencePiece else "gpt2")
    writer.add_token_list(words)
    writer.add_token_types(kinds)
    if isSentencePiece:
        # The likelier a piece, the earlier it was joined.
        writer.add_token_scores([-float(id) for id in range(len(words))])
        writer.add_add_space_prefix(True)
    else:
        writer.add_tokenizer_pre({"llama3": "llama-bpe"}.get(name, name))
        merges = file["model"]["merges"]
        writer.add_token_merges([m if isinstance(m, str) else " ".join(m) for m in merges])
    special = [id for id, kind in enumerate(kinds) if kind == gguf.TokenType.CONTROL]
    writer.add_bos_token_id(special[0])
    writer.add_eos_token_id(special[-1])
    writer.add_add_bos_token(isSentencePiece)
    writer.add_chat_template(TEMPLATE)
    return tokenizer


@torch.no_grad()
def model(name, network, vocabulary):
    for key, weight in network.named_parameters():
        if key.endswith("norm.weight"):
            weight += 0.2 * torch.randn(weight.shape)
        elif key.endswith(".bias"):
            weight.copy_(0.1 * torch.randn(weight.shape))
        else:
            weight.copy_(torch.randn(weight.shape) * (0.3 if "embed" in key else 0.2))
    config = network.config
    writer = gguf.GGUFWriter(OUT / (name + ".gguf"), name)
    head = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    writer.add_block_count(config.num_hidden_layers)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_rope_freq_base(config.rope_parameters["rope_theta"])
    writer.add_rope_dimension_count(head)
    if head * config.num_attention_heads != config.hidden_size:
        writer.add_key_length(head)
        writer.add_value_length(head)
    if name in ("phi3", "gemma2"):
        writer.add_sliding_window(config.sliding_window)
    if name == "gemma2":
        writer.add_attn_logit_softcapping(config.attn_logit_softcapping)
        writer.add_final_logit_softcapping(config.final_logit_softcapping)
    tokenizer = write_tokenizer(writer, vocabulary, config.vocab_size)

    names = gguf.get_tensor_name_map(
        {arch: key for key, arch in gguf.MODEL_ARCH_NAMES.items()}[name], config.num_hidden_layers)
    heads = {"q_proj": config.num_attention_heads, "k_proj": config.num_key_value_heads}
    turn = 0
    for key, weight in network.state_dict().items():
        if key == "lm_head.weight" and config.tie_word_embeddings:
            continue
        values = weight.numpy()
        part = key.split(".")[-2]
        isTurned = name == "llama" and part in heads
        if isTurned:
            values = interleaved(values, heads[part])
        isNorm = key.endswith("norm.weight")
        if name == "gemma2" and isNorm:
            values = values + numpy.float32(1)
        kind = Type.F32
        if values.ndim == 2:
            kind = TYPES[turn % len(TYPES)]
            turn += 1
        data = gguf.quants.quantize(values, kind)
        raw = None if kind in (Type.F32, Type.F16) else kind
        writer.add_tensor(
            names.get_name(key, try_suffixes=(".weight", ".bias")), data, raw_dtype=raw)
        values = gguf.quants.dequantize(data, kind).astype("f4").reshape(values.shape)
        if isTurned:
            values = parted(values, heads[part])
        if name == "gemma2" and isNorm:
            values = values - numpy.float32(1)
        weight.copy_(torch.from_numpy(values.copy()))
    if config.rope_parameters["rope_type"] == "llama3":
        rope = config.rope_parameters
        plain = rope["rope_theta"] ** -(torch.arange(0, head, 2, dtype=torch.float32) / head)
        stretched = network.model.rotary_emb.inv_freq
        writer.add_tensor("rope_freqs.weight", (plain / stretched).numpy())
    finish(writer)

    if vocabulary == "llama2":
        # transformers makes merges of scores itself. That a space stands before what follows a
        # special token too, as in Llama 2's own file and in llama.cpp, it loses on the way.
        tokenizer = AutoTokenizer.from_pretrained(OUT, gguf_file=name + ".gguf")._tokenizer
        tokenizer.normalizer = normalizers.Sequence(
            [normalizers.Prepend("\u2581"), normalizers.Replace(" ", "\u2581")])
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence([])
    texts = [
        {"text": text, "ids": tokenizer.encode(text, add_special_tokens=False).ids}
        for text in TEXTS
    ]
    sequences = []
    for length in (5, 13, 30):
        ids = [random.randrange(300) for _ in range(length)]
        logits = network(torch.tensor([ids])).logits[0, -1]
        greedy = list(ids)
        for _ in range(12):
            greedy.append(int(network(torch.tensor([greedy])).logits[0, -1].argmax()))
        sequences.append(
            {"ids": ids, "logits": [float(f"{z:.7g}") for z in logits.tolist()],
             "greedy": greedy[length:]})  # fmt: skip
    text = json.dumps({"sequences": sequences, "texts": texts}, ensure_ascii=True)
    (OUT / (name + ".json")).write_text(text + "\n")


def main():
    OUT.mkdir(exist_ok=True)
    torch.manual_seed(11)
    random.seed(11)
    blocks()
    for name, (network, vocabulary) in models().items():
        model(name, network.eval().float(), vocabulary)


if __name__ == "__main__":
    main()
