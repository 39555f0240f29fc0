"""The peer of `make bench` for the loop of chapter 04, in plain PyTorch.

Usage: loop_peer.py FOLDER

FOLDER holds config.json and model.safetensors of a small Llama, and work.json: token ids of the
prompts of each round ("prompt", and "opening" and "closing" of the judge's question around a
response), the tokens "yes", "no" and "end", and the settings of sampling and training. The command

    loop THREADS

is answered with "seconds" and for each round "pairs N" and "score N", the mean score. Prompts are
read once for their samples, which are written side by side with a cache and leave the batch when
they are done; sequences are judged and trained on in batches of like length, the last layer's
second half only where it is needed. How many sequences to judge at once is tried, untimed.
"""

import json
import math
import sys

import answering

try:
    import torch
    import torch.nn.functional as F

    import small_llama
except ImportError:
    answering.missing()

work = answering.work()
with open(sys.argv[1] + "/config.json") as file:
    model = small_llama.Model(json.load(file))
start = small_llama.weights(sys.argv[1])
layers = len(model.layers)


def padded(sequences, length=None):
    ids = torch.zeros(len(sequences), length or max(map(len, sequences)), dtype=torch.long)
    for row, sequence in enumerate(sequences):
        ids[row, :len(sequence)] = torch.tensor(sequence)
    return ids


class Cache:
    """Keys and values of all rows; prompts are padded on the left, so that rows end together."""

    def __init__(self, prompts, room):
        self.length = max(map(len, prompts))
        self.room = self.length + room
        lengths = torch.tensor([len(p) for p in prompts])
        self.offsets = self.length - lengths
        self.seen = torch.arange(self.room)[None] >= self.offsets[:, None]
        self.keys, self.values = [None] * layers, [None] * layers

    def read(self, tokens, end):
        """The logits behind tokens that end at this place."""
        begin = end - tokens.shape[1]
        places = (torch.arange(begin, end)[None] - self.offsets[:, None]).clamp(min=0)
        cosines, sines = model.cosines[places][:, None], model.sines[places][:, None]
        mask = self.seen[:, None, None, :end]
        if tokens.shape[1] > 1:
            square = torch.ones(tokens.shape[1], end, dtype=torch.bool).tril(end - tokens.shape[1])
            # What stands for padding sees itself, or its softmax would be empty.
            mask = mask & square | torch.eye(end, dtype=torch.bool)[begin:end]
        x = model.embed_tokens(tokens)
        for index, layer in enumerate(model.layers):

            def attend(q, k, v):
                if self.keys[index] is None:
                    shape = (*k.shape[:2], self.room, k.shape[3])
                    self.keys[index], self.values[index] = k.new_empty(shape), k.new_empty(shape)
                self.keys[index][:, :, begin:end] = k
                self.values[index][:, :, begin:end] = v
                return F.scaled_dot_product_attention(
                    q, self.keys[index][:, :, :end], self.values[index][:, :, :end], attn_mask=mask)

            x = layer(x, cosines, sines, attend=attend)
        return F.linear(model.norm(x[:, -1]), model.embed_tokens.weight)

    def take(self, rows):
        self.offsets, self.seen = self.offsets[rows], self.seen[rows]
        self.keys = [keys[rows] for keys in self.keys]
        self.values = [values[rows] for values in self.values]


@torch.inference_mode()
def generate(prompts):
    """N samples of each prompt, without the token that ends them."""
    count, limit = work["samples"], work["limit"]
    cache = Cache(prompts, limit)
    ids = torch.zeros(len(prompts), cache.length, dtype=torch.long)
    for row, prompt in enumerate(prompts):
        ids[row, cache.length - len(prompt):] = torch.tensor(prompt)
    logits = cache.read(ids, cache.length).repeat_interleave(count, 0)
    cache.take(torch.arange(len(prompts)).repeat_interleave(count))
    written = torch.full((len(prompts) * count, limit), work["end"])
    owners = torch.arange(len(written))
    for step in range(limit):
        tokens = torch.multinomial(torch.softmax(logits, -1), 1)[:, 0]
        written[owners, step] = tokens
        going = tokens != work["end"]
        if step == limit - 1 or not going.any():
            break
        # Rows that are done leave when it pays to copy the rest.
        if going.sum() < 0.7 * len(owners):
            rows = going.nonzero()[:, 0]
            cache.take(rows)
            owners, tokens = owners[rows], tokens[rows]
        else:
            tokens = torch.where(going, tokens, work["end"])
        logits = cache.read(tokens[:, None], cache.length + step + 1)
        ended = (written[owners, :step + 1] == work["end"]).any(1)
        logits[ended] = -math.inf
        logits[ended, work["end"]] = 0
    lengths = (written != work["end"]).cumprod(1).sum(1).tolist()
    samples = [row[:n] for row, n in zip(written.tolist(), lengths)]
    return [samples[i:i + count] for i in range(0, len(samples), count)]


@torch.inference_mode()
def judge(sequences, at_once):
    """P(Yes) / (P(Yes) + P(No)) behind each sequence."""
    scores = torch.empty(len(sequences))
    order = sorted(range(len(sequences)), key=lambda i: len(sequences[i]))
    answers = model.embed_tokens.weight[[work["yes"], work["no"]]]
    for begin in range(0, len(order), at_once):
        part = order[begin:begin + at_once]
        ids = padded([sequences[i] for i in part])
        ends = torch.tensor([len(sequences[i]) - 1 for i in part])
        z = F.linear(model.states(ids, torch.arange(len(part)) * ids.shape[1] + ends), answers)
        scores[torch.tensor(part)] = torch.sigmoid(z[:, 0] - z[:, 1])
    return scores.tolist()


def pairing(prompts, samples, scores):
    """Best and worst of each prompt's samples, where they differ in text and score."""
    pairs = []
    for prompt, texts, found in zip(prompts, samples, scores):
        order = sorted(range(len(found)), key=lambda i: (-found[i], i))
        best, worst = order[0], order[-1]
        if found[best] != found[worst] and texts[best] != texts[worst]:
            ends = [work["end"]]
            pairs.append((prompt, texts[best] + ends, texts[worst] + ends))
    return pairs


def log_probabilities(pairs):
    """ln π of the chosen responses, then of the rejected ones."""
    prompts = [p[0] for p in pairs] * 2
    responses = [p[1] for p in pairs] + [p[2] for p in pairs]
    ids = padded([(p + r)[:-1] for p, r in zip(prompts, responses)])
    rows, owners = [], []
    for i, (prompt, response) in enumerate(zip(prompts, responses)):
        begin = i * ids.shape[1] + len(prompt) - 1
        rows += range(begin, begin + len(response))
        owners += [i] * len(response)
    logits = F.linear(model.states(ids, torch.tensor(rows)), model.embed_tokens.weight)
    targets = torch.tensor([token for response in responses for token in response])
    tokens = -F.cross_entropy(logits, targets, reduction="none")
    return torch.zeros(len(prompts)).index_add(0, torch.tensor(owners), tokens).chunk(2)


def rate(step, steps):
    rising = max(1, int(steps * 0.1))
    if step < rising:
        return work["rate"] * (step + 1) / rising
    way = (step - rising) / max(1, steps - rising)
    return work["rate"] * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * way)))


def train(pairs):
    size, reference = work["pairsPerStep"], []
    with torch.no_grad():
        order = sorted(range(len(pairs)), key=lambda i: sum(map(len, pairs[i])))
        reference = torch.empty(2, len(pairs))
        for begin in range(0, len(order), 128):
            part = order[begin:begin + 128]
            reference[:, part] = torch.stack(log_probabilities([pairs[i] for i in part]))
    parameters = list(model.parameters())
    adam = torch.optim.AdamW(parameters, betas=(0.9, 0.98), eps=1e-8, weight_decay=0, fused=True)
    steps = work["epochs"] * -(-len(pairs) // size)
    step = 0
    for _ in range(work["epochs"]):
        order = torch.randperm(len(pairs)).tolist()
        for begin in range(0, len(order), size):
            part = order[begin:begin + size]
            chosen, rejected = log_probabilities([pairs[i] for i in part])
            margins = (chosen - reference[0, part]) - (rejected - reference[1, part])
            lengths = torch.tensor([len(pairs[i][1]) for i in part])
            loss = (-F.logsigmoid(work["beta"] * margins)
                    - work["likelihood"] * chosen / lengths).mean()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            adam.param_groups[0]["lr"] = rate(step, steps)
            adam.step()
            adam.zero_grad(set_to_none=True)
            step += 1


def loop(rounds, at_once):
    torch.manual_seed(1)
    model.load_state_dict(start)
    found = {}
    for number, items in enumerate(rounds, 1):
        prompts = [item["prompt"] for item in items]
        samples = generate(prompts)
        scores = judge(
            [item["opening"] + text + item["closing"]
             for item, texts in zip(items, samples) for text in texts], at_once)
        count = work["samples"]
        pairs = pairing(
            prompts, samples, [scores[i:i + count] for i in range(0, len(scores), count)])
        found |= {f"pairs {number}": len(pairs), f"score {number}": sum(scores) / len(scores)}
        train(pairs)
    return found


AT_ONCE = (256, 64, 1024)


def choose(threads):
    torch.set_num_threads(threads)
    return answering.fastest(AT_ONCE, lambda at_once: loop([work["rounds"][0][:256]], at_once))


def answer(command, threads):
    torch.set_num_threads(int(threads))
    found = {}
    at_once = answering.chosen(AT_ONCE)
    seconds = answering.seconds(lambda: found.update(loop(work["rounds"], at_once)))
    return {"seconds": seconds} | found


answering.serve(answer, choose)
