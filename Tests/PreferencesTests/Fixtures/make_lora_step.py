"""Makes lora-step/, three DPO steps on a LoRA adapter with peft and plain PyTorch, float32.

    python make_lora_step.py         (torch, transformers 5, peft, tokenizers)

config.json, model.safetensors, tokenizer.json    a tiny random Llama of 48 words
before/, after/   the adapter at the start, both factors far from zero, and after the steps
step.json
  settings     beta, rate, clip, and AdamW's betas, eps and decay
  pairs        list of {"prompt", "chosen", "rejected"}, token ids; all of them are each step's batch
  steps        list of {"loss", "chosen", "rejected", "grad_norm"}: mean loss, and the two summed
               log-probabilities of each pair under the policy before the step

The reference is the model with its adapter off.
"""

import json
import pathlib
import shutil

import torch
import torch.nn.functional as F
from peft import LoraConfig, get_peft_model
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM

FOLDER = pathlib.Path(__file__).parent / "lora-step"
SETTINGS = {"beta": 0.3, "rate": 1e-3, "clip": 0.5, "beta1": 0.9, "beta2": 0.999,
            "epsilon": 1e-8, "decay": 0.01}  # fmt: skip


def log_probability(model, prompt, response):
    """Summed over the response's tokens; each sequence is read alone, so nothing is padded."""
    ids = torch.tensor([prompt + response])
    logits = model(ids).logits[0, len(prompt) - 1 : -1]
    return F.log_softmax(logits, -1)[range(len(response)), response].sum()


def both(model, pairs):
    return [
        torch.stack([log_probability(model, pair["prompt"], pair[side]) for pair in pairs])
        for side in ["chosen", "rejected"]
    ]


def save(model, folder):
    model.save_pretrained(folder)
    (folder / "README.md").unlink()


def main():
    torch.manual_seed(20261123)
    shutil.rmtree(FOLDER, ignore_errors=True)
    config = LlamaConfig(
        vocab_size=48, hidden_size=16, intermediate_size=24, num_hidden_layers=2,
        num_attention_heads=2, num_key_value_heads=1, max_position_embeddings=64,
        bos_token_id=None, eos_token_id=0, pad_token_id=None, attn_implementation="eager",
    )  # fmt: skip
    base = LlamaForCausalLM(config)
    with torch.no_grad():
        for name, value in base.named_parameters():
            value.copy_(1 + 0.2 * torch.randn_like(value) if "norm" in name
                        else 0.3 * torch.randn_like(value))  # fmt: skip
    base.save_pretrained(FOLDER)
    tokenizer = Tokenizer(models.WordLevel({f"w{i}": i for i in range(48)}, "w0"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(FOLDER / "tokenizer.json"))

    policy = get_peft_model(base, LoraConfig(
        task_type="CAUSAL_LM", r=3, lora_alpha=6, target_modules=[
            "q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]))  # fmt: skip
    policy.peft_config["default"].base_model_name_or_path = "lora-step"
    parameters = [value for _, value in policy.named_parameters() if value.requires_grad]
    with torch.no_grad():
        for value in parameters:
            value.copy_(0.2 * torch.randn_like(value))
    save(policy, FOLDER / "before")

    def draw(length):
        return torch.randint(1, 48, (length,)).tolist()

    pairs = [{"prompt": draw(p), "chosen": draw(w) + [0], "rejected": draw(l) + [0]}
             for p, w, l in [(4, 3, 6), (2, 5, 1), (7, 2, 2), (3, 8, 4)]]  # fmt: skip
    with torch.no_grad(), policy.disable_adapter():
        reference = both(policy, pairs)
    s = SETTINGS
    adam = torch.optim.AdamW(parameters, lr=s["rate"], betas=(s["beta1"], s["beta2"]),
                             eps=s["epsilon"], weight_decay=s["decay"])  # fmt: skip
    steps = []
    for _ in range(3):
        chosen, rejected = both(policy, pairs)
        margin = (chosen - reference[0]) - (rejected - reference[1])
        loss = -F.logsigmoid(s["beta"] * margin).mean()
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(parameters, s["clip"])
        adam.step()
        adam.zero_grad()
        steps.append({"loss": loss.item(), "chosen": chosen.tolist(),
                      "rejected": rejected.tolist(), "grad_norm": norm.item()})  # fmt: skip
    save(policy, FOLDER / "after")
    (FOLDER / "step.json").write_text(
        json.dumps({"settings": SETTINGS, "pairs": pairs, "steps": steps}, indent=1) + "\n"
    )


main()
