"""Makes one tiny random checkpoint per model family, each shaped so that all its traits act.

    python make_families.py                      (torch, transformers 5, tokenizers)
    python make_families.py check IDS FOLDER …   prints each folder's logits behind the JSON list

families/NAME/ is a model folder with a tokenizer of 96 words; its expected.json holds, computed in
float32 from the stored weights,
  sequences    list of {"ids", "logits", "greedy", "completion"}: the logits behind the last id, the
               next 12 tokens, each the most probable, and ln p of the last 3 ids (nats, summed)
  loss         −mean ln p of the tokens of the longest sequence given those before (nats)
  gradients    by stored name: {"norm", "probe"}, the probe being Σ gᵢ cos i, row after row
"""

import json
import pathlib
import shutil
import sys

import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import AutoModelForCausalLM
from transformers import Gemma2Config, Gemma2ForCausalLM, LlamaConfig, LlamaForCausalLM
from transformers import MistralConfig, MistralForCausalLM, Phi3Config, Phi3ForCausalLM
from transformers import PhiConfig, PhiForCausalLM, Qwen2Config, Qwen2ForCausalLM
from transformers import Qwen3Config, Qwen3ForCausalLM

HERE = pathlib.Path(__file__).parent / "families"
SHAPE = dict(vocab_size=96, hidden_size=32, intermediate_size=40, num_hidden_layers=3,
             num_attention_heads=4, num_key_value_heads=2, max_position_embeddings=64,
             bos_token_id=1, eos_token_id=2, pad_token_id=None)  # fmt: skip
PLAIN = {"rope_type": "default", "rope_theta": 100.0}


def llama3():
    rope = {"rope_type": "llama3", "rope_theta": 100.0, "factor": 4.0, "low_freq_factor": 1.0,
            "high_freq_factor": 4.0, "original_max_position_embeddings": 24}  # fmt: skip
    return LlamaForCausalLM(LlamaConfig(
        **SHAPE, head_dim=16, rope_parameters=rope, attention_bias=True, mlp_bias=True))  # fmt: skip


def mistral():
    rope = {"rope_type": "linear", "rope_theta": 100.0, "factor": 2.0}
    return MistralForCausalLM(MistralConfig(**SHAPE, sliding_window=8, rope_parameters=rope))


def qwen2():
    return Qwen2ForCausalLM(Qwen2Config(
        **SHAPE, use_sliding_window=True, sliding_window=8, max_window_layers=1,
        rope_parameters=PLAIN))  # fmt: skip


def qwen3():
    return Qwen3ForCausalLM(Qwen3Config(
        **SHAPE, head_dim=16, tie_word_embeddings=True, rope_parameters=PLAIN))  # fmt: skip


def phi():
    rope = {**PLAIN, "partial_rotary_factor": 0.4}
    shape = {**SHAPE, "hidden_size": 40, "num_key_value_heads": 4}
    return PhiForCausalLM(PhiConfig(**shape, rope_parameters=rope))


def phi3():
    return Phi3ForCausalLM(Phi3Config(**SHAPE, sliding_window=8, rope_parameters=PLAIN))


def gemma2():
    return Gemma2ForCausalLM(Gemma2Config(
        **{**SHAPE, "num_hidden_layers": 4}, head_dim=16, query_pre_attn_scalar=24,
        attn_logit_softcapping=3.0, final_logit_softcapping=8.0, sliding_window=8,
        hidden_activation="gelu_pytorch_tanh", rope_parameters=PLAIN))  # fmt: skip


# How each is stored: every format once.
FAMILIES = [(llama3, torch.float32), (mistral, torch.float16), (qwen2, torch.float32),
            (qwen3, torch.bfloat16), (phi, torch.float32), (phi3, torch.bfloat16),
            (gemma2, torch.float32)]  # fmt: skip


@torch.no_grad()
def fill(model):
    """Weights far from zero, so that every path shows in the logits."""
    offset = 0 if isinstance(model, Gemma2ForCausalLM) else 1
    for name, value in model.named_parameters():
        if name.endswith("norm.weight"):
            value.copy_(offset + 0.3 * torch.randn_like(value))
        else:
            value.copy_(torch.randn_like(value) * (0.4 if name.endswith("bias") else 0.25))
    return model


def save_tokenizer(folder):
    words = {word: i for i, word in enumerate(["<unk>", "<s>", "</s>", "Yes", "No"])}
    words |= {f"w{i}": i for i in range(len(words), SHAPE["vocab_size"])}
    tokenizer = Tokenizer(models.WordLevel(words, "<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.add_special_tokens(["<unk>", "<s>", "</s>"])
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    config = {"tokenizer_class": "PreTrainedTokenizerFast", "eos_token": "</s>"}
    (folder / "tokenizer_config.json").write_text(json.dumps(config) + "\n")


def load(folder):
    return AutoModelForCausalLM.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager"
    ).eval()


def check(ids, folders):
    ids = torch.tensor([json.loads(ids)])
    print(json.dumps([load(folder)(ids).logits[0, -1].tolist() for folder in folders]))


def expect(folder):
    model = load(folder)
    sequences = [torch.randint(3, SHAPE["vocab_size"], (n,)).tolist() for n in (4, 13, 30)]
    expected = {"sequences": []}
    for ids in sequences:
        with torch.no_grad():
            logits = model(torch.tensor([ids])).logits[0]
            chosen = torch.log_softmax(logits.double(), -1)[range(len(ids) - 1), ids[1:]]
            chain = list(ids)
            for _ in range(12):
                step = model(torch.tensor([chain]), use_cache=False).logits[0, -1]
                best = step.topk(2)
                assert best.values[0] - best.values[1] > 1e-3, "the greedy choice is a toss-up"
                chain.append(int(best.indices[0]))
        expected["sequences"].append({
            "ids": ids, "logits": [float(f"{x:.7g}") for x in logits[-1]],
            "greedy": chain[len(ids):], "completion": float(chosen[-3:].sum()),
        })  # fmt: skip
    ids = sequences[-1]
    logits = model(torch.tensor([ids])).logits[0, :-1]
    loss = torch.nn.functional.cross_entropy(logits, torch.tensor(ids[1:]))
    loss.backward()
    expected["loss"] = loss.item()
    expected["gradients"] = {
        name: {"norm": float(p.grad.double().norm()),
               "probe": float((p.grad.double().flatten() * torch.arange(p.numel()).cos()).sum())}
        for name, p in model.named_parameters()
    }  # fmt: skip
    text = json.dumps(expected, separators=(",", ":"))
    (folder / "expected.json").write_text(text.replace('},', '},\n') + "\n")


def main():
    shutil.rmtree(HERE, ignore_errors=True)
    for seed, (make, dtype) in enumerate(FAMILIES):
        torch.manual_seed(seed)
        folder = HERE / make.__name__
        folder.mkdir(parents=True)
        fill(make()).to(dtype).save_pretrained(folder)
        save_tokenizer(folder)
        expect(folder)


if sys.argv[1:2] == ["check"]:
    check(sys.argv[2], sys.argv[3:])
else:
    main()
