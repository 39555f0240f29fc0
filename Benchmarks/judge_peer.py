"""The peer of `make bench` for judging: transformers on the same checkpoint and token sequences.

Usage: judge_peer.py FOLDER

FOLDER holds items.json: {"checkpoint", "yes", "no", "items": [{"prompt": ids, "responses": [ids]}]}.
Commands, one a line, each answered by one line of JSON with "seconds" and "mean", the mean score:

    authors TYPE THREADS   one response at a time, logits of every position, softmax over the vocabulary
    best TYPE THREADS      batches of like length, the head on the last positions only
"""

import json
import resource
import sys
import time

try:
    import torch
    from transformers import AutoModelForCausalLM
except ImportError as missing:
    print(json.dumps({"missing": 1}), flush=True)
    sys.exit(0)

work = json.load(open(sys.argv[1] + "/items.json"))
yes, no = work["yes"], work["no"]
sequences = [i["prompt"] + r for i in work["items"] for r in i["responses"]]
models = {}


def model_of(kind):
    if kind not in models:
        models.clear()
        models[kind] = AutoModelForCausalLM.from_pretrained(
            work["checkpoint"], dtype=getattr(torch, kind)).eval()
    return models[kind]


def authors(model):
    scores = []
    for sequence in sequences:
        p = torch.softmax(model(torch.tensor([sequence])).logits[0, -1].float(), -1)
        scores.append(float(p[yes] / (p[yes] + p[no])))
    return scores


def best(model, size):
    scores = [0.0] * len(sequences)
    order = sorted(range(len(sequences)), key=lambda i: len(sequences[i]))
    for start in range(0, len(order), size):
        part = order[start:start + size]
        lengths = torch.tensor([len(sequences[i]) for i in part])
        ids = torch.zeros(len(part), int(lengths.max()), dtype=torch.long)
        for row, i in enumerate(part):
            ids[row, :len(sequences[i])] = torch.tensor(sequences[i])
        mask = torch.arange(ids.shape[1])[None] < lengths[:, None]
        states = model.model(ids, attention_mask=mask.long()).last_hidden_state
        last = states[torch.arange(len(part)), lengths - 1]
        z = (last @ model.lm_head.weight[[yes, no]].T).float()
        for i, score in zip(part, torch.sigmoid(z[:, 0] - z[:, 1]).tolist()):
            scores[i] = score
    return scores


print(json.dumps({"ready": 1}), flush=True)
sizes = {}
for line in sys.stdin:
    name, kind, threads = line.split()
    if name == "memory":
        print(json.dumps({"peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}), flush=True)
        continue
    torch.set_num_threads(int(threads))
    with torch.inference_mode():
        model = model_of(kind)

        def run():
            return authors(model) if name == "authors" else best(model, sizes[kind, threads])

        if name == "best" and (kind, threads) not in sizes:  # the fastest batch, untimed
            tried = {}
            for size in (1, 4, 8):
                begin = time.perf_counter()
                best(model, size)
                tried[size] = time.perf_counter() - begin
            sizes[kind, threads] = min(tried, key=tried.get)
        begin = time.perf_counter()
        scores = run()
        seconds = time.perf_counter() - begin
    print(json.dumps({"seconds": seconds, "mean": sum(scores) / len(scores)}), flush=True)
