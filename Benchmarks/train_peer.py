"""The peer of `make bench`: the same Llama-like model, trained in PyTorch.

Usage: train_peer.py FOLDER [--compile]

FOLDER holds config.json and model.safetensors in Hugging Face layout, and work.json: a list of
steps, each a list of sequences, each a list of [token, weight], where the weight is what predicting
that token counts in the loss. Commands are read from standard input, one a line; each is
answered by one line of JSON.
"""

import json
import sys
import time

import answering

try:
    import torch
    from torch import nn

    import small_llama
except ImportError:
    answering.missing()


def padded(sequences, buckets):
    """One step as at most `buckets` padded batches of sequences of nearly one length."""
    total = sum(w for s in sequences for w in s["weights"][1:])
    sequences = sorted(sequences, key=lambda s: len(s["tokens"]))
    size = -(-len(sequences) // buckets)
    batches = []
    for start in range(0, len(sequences), size):
        part = sequences[start:start + size]
        length = len(part[-1]["tokens"]) - 1  # the last token is predicted and never read
        tokens = torch.zeros(len(part), length, dtype=torch.long)
        rows, targets, weights = [], [], []
        for i, s in enumerate(part):
            tokens[i, :len(s["tokens"]) - 1] = torch.tensor(s["tokens"][:-1])
            for j in range(1, len(s["tokens"])):
                if s["weights"][j] > 0:
                    rows.append(i * length + j - 1)
                    targets.append(s["tokens"][j])
                    weights.append(s["weights"][j] / total)
        batches.append(
            (tokens, torch.tensor(rows), torch.tensor(targets), torch.tensor(weights)))
    return batches


class Peer:
    def __init__(self, folder, compiled):
        self.imported = answering.peak_megabytes()
        with open(folder + "/config.json") as file:
            self.config = json.load(file)
        self.steps = [
            [{"tokens": [int(t) for t, _ in s], "weights": [w for _, w in s]} for s in step]
            for step in answering.work()]
        self.weights = small_llama.weights(folder)
        self.model = small_llama.Model(self.config)
        self.loss = torch.compile(self.model, dynamic=True) if compiled else self.model
        self.choices = {}  # threads → the fastest (buckets, fused)

    def train(self, threads, buckets, fused, count=None):
        """Seconds for the first `count` steps from the first weights, and the first loss."""
        self.model.load_state_dict(self.weights)
        self.model.zero_grad(set_to_none=True)
        matrices = [p for p in self.model.parameters() if p.dim() > 1]
        vectors = [p for p in self.model.parameters() if p.dim() == 1]
        adam = torch.optim.AdamW(
            [{"params": matrices, "weight_decay": 0.01}, {"params": vectors, "weight_decay": 0}],
            lr=2e-3, betas=(0.9, 0.98), eps=1e-8, fused=fused)
        parameters = matrices + vectors
        steps = [padded(step, buckets) for step in self.steps[:count]]
        torch.set_num_threads(threads)
        first = None
        start = time.perf_counter()
        for step in steps:
            loss = 0.0
            for batch in step:
                part = self.loss(*batch)
                part.backward()
                loss += part.item()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            adam.step()
            adam.zero_grad(set_to_none=True)
            first = loss if first is None else first
        return {"seconds": time.perf_counter() - start, "loss": first}

    def prepare(self, threads):
        """Tries the ways to batch and to step, twice each, and keeps the fastest for `threads`."""
        ways = [(buckets, fused) for buckets in (1, 2, 4) for fused in (True, False)]
        self.choices[threads] = min(
            ways, key=lambda way: [self.train(threads, *way, 2)["seconds"] for _ in range(3)][-1])
        buckets, fused = self.choices[threads]
        return {"buckets": buckets, "fused": int(fused)}

    def product(self, threads, size):
        """Seconds for one size × size × size product, the mean of ten."""
        torch.set_num_threads(threads)
        a, b, c = (torch.rand(size, size) for _ in range(3))
        start = time.perf_counter()
        for _ in range(10):
            torch.mm(a, b, out=c)
        return {"seconds": (time.perf_counter() - start) / 10}

    def answer(self, command, *words):
        numbers = [int(word) for word in words]
        if command == "prepare":
            return self.prepare(*numbers)
        if command == "train":
            return self.train(numbers[0], *self.choices[numbers[0]])
        if command == "product":
            return self.product(*numbers)
        return {"imported": self.imported}


answering.serve(Peer(sys.argv[1], "--compile" in sys.argv).answer)
