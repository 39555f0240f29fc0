"""Makes adapters with peft for models that make_fixtures.py made, or checks one of ours.

    python make_lora.py                              (torch, transformers 5, peft)
    python make_lora.py check BASE ADAPTER IDS       logits of the last token under the adapter

lora-llama/   r 4, alpha 6, query, value and down projections of llama/
lora-phi3/    r 2, alpha 4, all linear layers of families/phi3, whose files stack matrices
lora-qwen2/   r 3, alpha 5, scaled by alpha / sqrt(r), all linear layers of qwen2-bf16/

A and B are both far from zero. Each expected.json holds
  prompts      list of {"ids", "logits"}: the last token's, in float32
  listing      name and shape of every tensor, in order
"""

import json
import pathlib
import shutil
import sys

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from safetensors import safe_open
from transformers import AutoModelForCausalLM

HERE = pathlib.Path(__file__).parent
ADAPTERS = {
    "lora-llama": ("llama", dict(
        r=4, lora_alpha=6, lora_dropout=0.1, target_modules=["q_proj", "v_proj", "down_proj"])),
    "lora-phi3": ("families/phi3", dict(r=2, lora_alpha=4, target_modules="all-linear")),
    "lora-qwen2": ("qwen2-bf16", dict(
        r=3, lora_alpha=5, use_rslora=True, target_modules="all-linear")),
}  # fmt: skip


def load(folder):
    return AutoModelForCausalLM.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager"
    ).eval()


@torch.no_grad()
def logits(model, ids):
    return [float(f"{x:.7g}") for x in model(torch.tensor([ids])).logits[0, -1]]


@torch.no_grad()
def make(name, base, settings):
    folder = HERE / name
    shutil.rmtree(folder, ignore_errors=True)
    model = get_peft_model(load(HERE / base), LoraConfig(task_type="CAUSAL_LM", **settings)).eval()
    for parameter, value in model.named_parameters():
        if "lora_" in parameter:
            value.copy_(torch.randn_like(value) * 0.3)
    model.peft_config["default"].base_model_name_or_path = base
    model.save_pretrained(folder)
    (folder / "README.md").unlink()
    config = json.loads((folder / "adapter_config.json").read_text())
    config["target_modules"].sort()
    (folder / "adapter_config.json").write_text(json.dumps(config, indent=2) + "\n")
    with safe_open(folder / "adapter_model.safetensors", "pt") as file:
        listing = [[key, file.get_slice(key).get_shape()] for key in sorted(file.keys())]
    source = json.loads((HERE / base / "expected.json").read_text())
    texts = [p["ids"] for p in source.get("prompts") or source["sequences"]]
    prompts = [{"ids": ids, "logits": logits(model, ids)} for ids in texts]
    expected = {"prompts": prompts, "listing": listing}
    (folder / "expected.json").write_text(json.dumps(expected, separators=(",", ":")) + "\n")


def main():
    if sys.argv[1:2] == ["check"]:
        base, adapter, ids = sys.argv[2:]
        model = PeftModel.from_pretrained(load(base), adapter).eval()
        print(json.dumps(logits(model, json.loads(ids))))
        return
    torch.manual_seed(20261122)
    for name, (base, settings) in ADAPTERS.items():
        make(name, base, settings)


if __name__ == "__main__":
    main()
