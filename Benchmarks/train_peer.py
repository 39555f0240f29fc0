"""The peer of `make bench`: the same Llama-like model, trained in PyTorch.

Usage: train_peer.py FOLDER [--compile]

FOLDER holds config.json and model.safetensors in Hugging Face layout, and batches.json: a list of
steps, each a list of sequences, each a list of [token, weight], where the weight is what predicting
that token counts in the loss. Commands are read from standard input, one a line; each is
answered by one line of JSON.
"""

import json
import resource
import sys
import time

try:
    import torch
    import torch.nn.functional as F
    from safetensors.torch import load_file
    from torch import nn
except ImportError as missing:
    print(json.dumps({"missing": str(missing)}), flush=True)
    sys.exit(0)


def peak_megabytes():
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


class Layer(nn.Module):
    def __init__(self, c):
        super().__init__()
        width, inner = c["hidden_size"], c["intermediate_size"]
        self.heads, self.epsilon = c["num_attention_heads"], c["rms_norm_eps"]
        self.input_layernorm = nn.RMSNorm(width, eps=self.epsilon)
        self.post_attention_layernorm = nn.RMSNorm(width, eps=self.epsilon)
        self.self_attn = nn.ModuleDict(
            {f"{x}_proj": nn.Linear(width, width, bias=False) for x in "qkvo"})
        self.mlp = nn.ModuleDict({
            "gate_proj": nn.Linear(width, inner, bias=False),
            "up_proj": nn.Linear(width, inner, bias=False),
            "down_proj": nn.Linear(inner, width, bias=False)})

    def forward(self, x, cosines, sines, rows=None):
        batch, length, width = x.shape
        n = self.input_layernorm(x)
        q, k, v = (
            self.self_attn[f"{p}_proj"](n).view(batch, length, self.heads, -1).transpose(1, 2)
            for p in "qkv")
        y = F.scaled_dot_product_attention(
            rotate(q, cosines, sines), rotate(k, cosines, sines), v, is_causal=True)
        y = y.transpose(1, 2).reshape(batch, length, width)
        if rows is not None:  # behind the last attention only these are needed
            x, y = x.reshape(-1, width)[rows], y.reshape(-1, width)[rows]
        x = x + self.self_attn["o_proj"](y)
        m = self.post_attention_layernorm(x)
        return x + self.mlp["down_proj"](
            F.silu(self.mlp["gate_proj"](m)) * self.mlp["up_proj"](m))


def rotate(x, cosines, sines):
    a, b = x.chunk(2, -1)
    return torch.cat((a * cosines - b * sines, b * cosines + a * sines), -1)


class Model(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.embed_tokens = nn.Embedding(c["vocab_size"], c["hidden_size"])
        self.layers = nn.ModuleList(Layer(c) for _ in range(c["num_hidden_layers"]))
        self.norm = nn.RMSNorm(c["hidden_size"], eps=c["rms_norm_eps"])
        half = c["hidden_size"] // c["num_attention_heads"] // 2
        angles = torch.arange(c["max_position_embeddings"])[:, None] * (
            c["rope_theta"] ** (-torch.arange(half) / half))
        self.register_buffer("cosines", angles.cos(), persistent=False)
        self.register_buffer("sines", angles.sin(), persistent=False)

    def forward(self, tokens, rows, targets, weights):
        """The sum of −weight · ln p(target) over the rows of the flattened batch."""
        x = self.embed_tokens(tokens)
        cosines, sines = self.cosines[:tokens.shape[1]], self.sines[:tokens.shape[1]]
        for layer in self.layers[:-1]:
            x = layer(x, cosines, sines)
        x = self.norm(self.layers[-1](x, cosines, sines, rows))
        logits = F.linear(x, self.embed_tokens.weight)
        return (F.cross_entropy(logits, targets, reduction="none") * weights).sum()


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
        self.imported = peak_megabytes()
        with open(folder + "/config.json") as file:
            self.config = json.load(file)
        with open(folder + "/batches.json") as file:
            self.steps = [
                [{"tokens": [int(t) for t, _ in s], "weights": [w for _, w in s]} for s in step]
                for step in json.load(file)]
        self.weights = {
            name.removeprefix("model."): tensor
            for name, tensor in load_file(folder + "/model.safetensors").items()
            if name != "lm_head.weight"}
        self.model = Model(self.config)
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

    def halves(self, threads, rows, outputs, inputs):
        """Seconds for one bf16 linear layer, the mean of four."""
        torch.set_num_threads(threads)
        x = torch.rand(rows, inputs).bfloat16()
        weight = torch.rand(outputs, inputs).bfloat16()
        F.linear(x, weight)
        start = time.perf_counter()
        for _ in range(4):
            F.linear(x, weight)
        return {"seconds": (time.perf_counter() - start) / 4}

    def answer(self, command, *numbers):
        if command == "prepare":
            return self.prepare(*numbers)
        if command == "train":
            return self.train(numbers[0], *self.choices[numbers[0]])
        if command == "product":
            return self.product(*numbers)
        if command == "halves":
            return self.halves(*numbers)
        return {"peak": peak_megabytes(), "imported": self.imported}


peer = Peer(sys.argv[1], "--compile" in sys.argv)
print(json.dumps({"ready": 1}), flush=True)
for line in sys.stdin:
    command, *numbers = line.split()
    print(json.dumps(peer.answer(command, *map(int, numbers))), flush=True)
