"""Opens shipped pocket models with transformers and writes what it computes to expected.json.

    python make_expected.py        # needs torch and transformers

expected.json: {model folder: [{"text", "ids", "logits": those of the last token, "greedy": 8 ids}]}
Run again whenever the shipped models are made anew.
"""
import json
import pathlib

import torch
from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast

here = pathlib.Path(__file__).parent
models = here.parents[2] / "Sources" / "Worlds" / "Pocket" / "Resources"
texts = [
    "<user> what is 3 7 + 2 5 ? <assistant>",
    "<user> instruction : what do cats eat ? is the response relevant correct and polite ? "
    "Yes or No ? response : cats eat fish . hope that helps ! <assistant>",
    "<user> write f : double then add 3 <assistant> def f x : y =",
    "q : do bears live in caves ? a :",
]
expected = {}
for name in ["pocket-S-base", "pocket-M-instruct", "pocket-qwen2-M-instruct"]:
    # Not AutoTokenizer: for a model of type qwen2 it cuts words as Qwen2 does, whatever the file says.
    tokenizer = PreTrainedTokenizerFast.from_pretrained(models / name)
    model = AutoModelForCausalLM.from_pretrained(models / name, dtype=torch.float32).eval()
    rows = []
    for text in texts:
        ids = tokenizer(text, add_special_tokens=False, return_tensors="pt").input_ids
        with torch.no_grad():
            logits = model(ids).logits[0, -1]
            longer = ids
            for _ in range(8):
                longer = torch.cat([longer, model(longer).logits[:, -1:].argmax(-1)], 1)
        rows.append({
            "text": text, "ids": ids[0].tolist(),
            "logits": [round(x, 5) for x in logits.tolist()],
            "greedy": longer[0, ids.shape[1]:].tolist(),
        })
    expected[name] = rows
(here / "expected.json").write_text(json.dumps(expected) + "\n")
