"""The peer of `make bench` for judging: transformers on the same checkpoint and token sequences.

Usage: judge_peer.py FOLDER authors|best TYPE

FOLDER holds work.json: {"checkpoint", "yes", "no", "items": [{"prompt": ids, "responses": [ids]}]}.
The command

    judge THREADS [FIRST COUNT]

is answered with the "seconds" that so many items take, or all, and "mean", their mean score, and
`read THREADS LENGTH COUNT` with the "seconds" that so many sequences of random tokens take.
`authors` asks about one response at a time: logits of every position, softmax over the vocabulary.
`best` reads batches of like length, as many at once as is fastest here (tried on a few items,
untimed), and the head on the last positions only.
"""

import sys

import answering

try:
    import torch
    from transformers import AutoModelForCausalLM
except ImportError:
    answering.missing()

work = answering.work()
yes, no = work["yes"], work["no"]
model = AutoModelForCausalLM.from_pretrained(
    work["checkpoint"], dtype=getattr(torch, sys.argv[3])).eval()


def sequences(items):
    return [item["prompt"] + response for item in items for response in item["responses"]]


def authors(sequences):
    scores = []
    for sequence in sequences:
        p = torch.softmax(model(torch.tensor([sequence])).logits[0, -1].float(), -1)
        scores.append(float(p[yes] / (p[yes] + p[no])))
    return scores


def best(sequences, size):
    scores = [0.0] * len(sequences)
    order = sorted(range(len(sequences)), key=lambda i: len(sequences[i]))
    for start in range(0, len(order), size):
        part = order[start:start + size]
        lengths = torch.tensor([len(sequences[i]) for i in part])
        # Padded on the right, a causal model needs no mask, and attention without one is faster.
        ids = torch.zeros(len(part), int(lengths.max()), dtype=torch.long)
        for row, i in enumerate(part):
            ids[row, :len(sequences[i])] = torch.tensor(sequences[i])
        states = model.model(ids, use_cache=False).last_hidden_state
        last = states[torch.arange(len(part)), lengths - 1]
        z = (last @ model.lm_head.weight[[yes, no]].T).float()
        for i, score in zip(part, torch.sigmoid(z[:, 0] - z[:, 1]).tolist()):
            scores[i] = score
    return scores


SIZES = (1, 4, 8)
size = answering.chosen(SIZES)


@torch.inference_mode()
def answer(command, threads, *shape):
    torch.set_num_threads(int(threads))
    if command == "read":
        length, count = map(int, shape)
        ids = torch.randint(model.config.vocab_size, (count, length)).tolist()
        return {"seconds": answering.seconds(lambda: best(ids, 4))}
    scores = []
    asked = sequences(answering.part(work["items"], shape))
    run = authors if sys.argv[2] == "authors" else lambda some: best(some, size)
    seconds = answering.seconds(lambda: scores.extend(run(asked)))
    return {"seconds": seconds, "mean": sum(scores) / len(scores)}


@torch.inference_mode()
def choose(threads):
    torch.set_num_threads(threads)
    some = sequences(answering.few(work["items"]))
    return answering.fastest(SIZES, lambda size: best(some, size))


answering.serve(answer, choose)
