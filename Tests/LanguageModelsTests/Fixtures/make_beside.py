"""Writes beside.json: tokens that only the files beside tokenizer.json name, and the ids that
transformers gives a text that spells them. Run with transformers 5 in this folder."""

import json
import os
import shutil
import tempfile

from transformers import AutoTokenizer

SOURCE = "tokenizers/qwen2/tokenizer.json"
TEXT = "a er<tool> <b>x<pad>y<bos><img><x>z<y> <|im_start|> b"
CLASS = {"tokenizer_class": "PreTrainedTokenizerFast"}
BOS = {"__type": "AddedToken", "content": "<bos>", "lstrip": False, "rstrip": False,
       "normalized": False, "single_word": False, "special": True}
FLAGS = {"content": "<|im_start|>", "special": True, "lstrip": True, "rstrip": True,
         "normalized": False, "single_word": False}
CASES = {
    "nothing": ({}, {}),
    "decoder": ({"added_tokens_decoder": {
        "384": {"content": "<tool>", "special": True},
        "385": {"content": "<b>", "special": False, "normalized": False, "lstrip": True}}}, {}),
    "decoder and names": ({"pad_token": "<pad>", "added_tokens_decoder": {
        "384": {"content": "<tool>", "special": True}}}, {}),
    "names": ({"pad_token": "<pad>", "bos_token": BOS, "eos_token": "<|im_end|>",
               "image_token": "<img>"}, {}),
    "a name in the vocabulary": ({"pad_token": "er"}, {}),
    "extra": ({"extra_special_tokens": ["<x>", "<y>"]}, {}),
    "additional": ({"additional_special_tokens": ["<x>", "<|im_start|>"]}, {}),
    "extra with names": ({"extra_special_tokens": {"image_token": "<img>"}}, {}),
    "map": ({}, {"special_tokens_map.json": {
        "pad_token": "<pad>", "additional_special_tokens": ["<x>"]}}),
    "map not read": ({"added_tokens_decoder": {}}, {
        "special_tokens_map.json": {"pad_token": "<pad>"}, "added_tokens.json": {"<x>": 384}}),
    "added": ({}, {"added_tokens.json": {"<y>": 385, "<x>": 384}}),
    "added and map": ({"pad_token": "<pad>"}, {
        "added_tokens.json": {"<x>": 384}, "special_tokens_map.json": {"pad_token": "<x>"}}),
    "flags": ({"added_tokens_decoder": {"381": FLAGS}}, {}),
}

cases = []
for name, (settings, files) in CASES.items():
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(SOURCE, folder)
        written = {"tokenizer_config.json": {**CLASS, **settings}, **files}
        for file, content in written.items():
            with open(os.path.join(folder, file), "w") as out:
                json.dump(content, out)
        tokenizer = AutoTokenizer.from_pretrained(folder)
        ids = tokenizer(TEXT, add_special_tokens=False)["input_ids"]
        texts = {file: json.dumps(content) for file, content in written.items()}
        cases.append({"name": name, "files": texts, "ids": ids})
with open("beside.json", "w") as out:
    json.dump({"text": TEXT, "cases": cases}, out, indent=1)
    out.write("\n")
