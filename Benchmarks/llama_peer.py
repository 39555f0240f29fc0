"""The peer of `make bench` for judging and generating: llama.cpp on the same weights and tokens.

Usage: llama_peer.py FOLDER judge|generate FILE

FILE is a GGUF file; FOLDER holds work.json as judge_peer.py or generate_peer.py describes it. The
commands `judge THREADS [FIRST COUNT]` and `generate THREADS` are answered as theirs.

A prompt is decoded once and its cache shared by what follows it, with logits only where they are
read. All samples' next tokens are one batch; of judging, the responses to an instruction, or some
instructions with their responses, a prompt's tokens belonging to several sequences. How many of
them, flash attention, the size of a physical batch and whether sequences share one cache are tried,
untimed. Samples are drawn by llama.cpp's own `dist` sampler, which alone is temperature 1, on as
many threads.
"""

import concurrent.futures
import ctypes
import itertools
import math
import os
import sys

import answering

try:
    import llama_cpp as llama
except ImportError:
    answering.missing()

work = answering.work()
task = sys.argv[2]


@llama.llama_log_callback
def silence(level, text, data):
    pass


if "IPO_PEER_LOG" not in os.environ:
    llama.llama_log_set(silence, ctypes.c_void_p(0))
llama.llama_backend_init()
model = llama.llama_model_load_from_file(
    sys.argv[3].encode(), llama.llama_model_default_params())
vocabulary = llama.llama_vocab_n_tokens(llama.llama_model_get_vocab(model))


def padded(cells):
    return -(-cells // 256) * 256


class Context:
    """A cache for some sequences, and a batch that is filled token by token."""

    def __init__(self, sequences, length, cells, tokens, threads, way):
        """Room for so many sequences of this length, for all together that many cells, and for
        a batch of so many tokens."""
        flash, physical, unified, _ = way
        settings = llama.llama_context_default_params()
        settings.n_seq_max = sequences
        # A cache of its own is as long as the longest needs; in a common one a prompt counts once.
        settings.n_ctx = padded(cells) if unified else sequences * padded(length)
        settings.n_batch = max(physical, tokens)
        settings.n_ubatch = physical
        settings.n_threads = settings.n_threads_batch = threads
        settings.flash_attn_type = flash
        settings.kv_unified = unified
        settings.no_perf = True
        self.context = llama.llama_init_from_model(model, settings)
        if not self.context:
            raise RuntimeError("no context")
        self.cache = llama.llama_get_memory(self.context)
        self.batch = llama.llama_batch_init(settings.n_batch, 0, sequences)

    def clear(self):
        llama.llama_memory_clear(self.cache, False)

    def add(self, token, position, sequences, isRead):
        batch, i = self.batch, self.batch.n_tokens
        batch.token[i] = token
        batch.pos[i] = position
        batch.n_seq_id[i] = len(sequences)
        for place, sequence in enumerate(sequences):
            batch.seq_id[i][place] = sequence
        batch.logits[i] = isRead
        batch.n_tokens = i + 1
        return i

    def decode(self):
        if llama.llama_decode(self.context, self.batch):
            raise RuntimeError("decode failed")
        self.batch.n_tokens = 0

    def share(self, sequence, others):
        for other in others:
            llama.llama_memory_seq_cp(self.cache, sequence, other, -1, -1)

    def close(self):
        llama.llama_batch_free(self.batch)
        llama.llama_free(self.context)


def score(context, row):
    z = llama.llama_get_logits_ith(context.context, row)
    return 1 / (1 + math.exp(z[work["no"]] - z[work["yes"]]))


def judge(context, items, together):
    """`together` instructions at once; 0 is one, its prompt in a batch of its own."""
    scores = []
    size = together or 1
    for start in range(0, len(items), size):
        context.clear()
        ends, first = [], 0
        for item in items[start:start + size]:
            prompt, responses = item["prompt"], item["responses"]
            sequences = range(first, first + len(responses))
            for position, token in enumerate(prompt):
                context.add(token, position, sequences if together else [first], False)
            if not together:
                context.decode()
                context.share(first, sequences[1:])
            for sequence, response in zip(sequences, responses):
                for i, token in enumerate(response):
                    isLast = i == len(response) - 1
                    end = context.add(token, len(prompt) + i, [sequence], isLast)
                ends.append(end)
            first += len(responses)
        context.decode()
        scores += [score(context, end) for end in ends]
    return {"mean": sum(scores) / len(scores)}


def generate(context, samplers, pool, limit):
    prompts, samples = work["prompts"], work["samples"]
    context.clear()
    rows = []
    for p, prompt in enumerate(prompts):
        for position, token in enumerate(prompt):
            row = context.add(
                token, position, [p * samples], position == len(prompt) - 1)
        rows += [row] * samples
    context.decode()
    for p in range(len(prompts)):
        context.share(p * samples, range(p * samples + 1, (p + 1) * samples))
    positions = [len(prompt) for prompt in prompts for _ in range(samples)]
    written = 0

    def draw(worker):
        part = rows[worker::len(samplers)]
        return [llama.llama_sampler_sample(samplers[worker], context.context, r) for r in part]

    for step in range(limit):
        tokens = [0] * len(rows)
        llama.llama_synchronize(context.context)
        for worker, drawn in enumerate(pool.map(draw, range(len(samplers)))):
            tokens[worker::len(samplers)] = drawn
        written += len(tokens)
        if step == limit - 1:
            break
        rows = [
            context.add(token, positions[s] + step, [s], True) for s, token in enumerate(tokens)]
        context.decode()
    return {"tokens": written}


FLASH = (llama.LLAMA_FLASH_ATTN_TYPE_DISABLED, llama.LLAMA_FLASH_ATTN_TYPE_ENABLED)
# Flash attention, the physical batch, whether the cache is common, instructions together
WAYS = list(itertools.product(FLASH, (512, 2048), (True, False), (0,)))
if task == "judge":  # tokens of several sequences need a common cache
    WAYS += itertools.product(FLASH, (512, 2048), (True,), (1, 4, 16))


def total(item):
    return len(item["prompt"]) + sum(map(len, item["responses"]))


class Peer:
    def __init__(self, threads, way):
        self.together = way[3]
        if task == "judge":
            size = self.together or 1
            count = size * max(len(item["responses"]) for item in work["items"])
            longest = max(
                len(item["prompt"]) + len(r) for item in work["items"] for r in item["responses"])
            cells = tokens = size * max(map(total, work["items"]))
        else:
            count = len(work["prompts"]) * work["samples"]
            longest = max(map(len, work["prompts"])) + work["limit"]
            tokens = max(count, sum(map(len, work["prompts"])))
            cells = sum(map(len, work["prompts"])) + count * work["limit"]
            self.pool = concurrent.futures.ThreadPoolExecutor(threads)
            self.samplers = [llama.llama_sampler_init_dist(seed) for seed in range(threads)]
        self.context = Context(count, longest, cells, tokens, threads, way)

    def run(self, limit=None, items=None):
        found = {}
        if task == "judge":
            seconds = answering.seconds(lambda: found.update(judge(self.context, items, self.together)))
        else:
            seconds = answering.seconds(lambda: found.update(generate(
                self.context, self.samplers, self.pool, limit or work["limit"])))
        return {"seconds": seconds} | found


def choose(threads):
    def run(way):
        peer = Peer(threads, way)
        peer.run(limit=min(24, work.get("limit", 0)), items=answering.few(work.get("items", [])))
        peer.context.close()

    return answering.fastest(WAYS, run)


peers = {}


def answer(command, threads, *words):
    if threads not in peers:
        peers[threads] = Peer(int(threads), answering.chosen(WAYS))
    return peers[threads].run(items=answering.part(work.get("items", []), words))


answering.serve(answer, choose)
