"""The peer of `make bench` for generating: transformers' `generate` on the same checkpoint.

Usage: generate_peer.py FOLDER

FOLDER holds work.json: {"checkpoint", "samples", "limit", "prompts": [ids]}. The command

    generate THREADS

is answered with "seconds" and "tokens", how many were written: `limit` in each sample, as no token
ends one. All prompts are one batch, padded on the left, drawn at temperature 1 from the whole
vocabulary. Whether each sample reads its prompt or a prompt's cache is repeated for its samples,
and the kind of cache, are tried, untimed.
"""

import answering

try:
    import torch
    from transformers import AutoModelForCausalLM, DynamicCache, GenerationConfig
except ImportError:
    answering.missing()

work = answering.work()
model = AutoModelForCausalLM.from_pretrained(work["checkpoint"], dtype=torch.bfloat16).eval()
# The checkpoint's own ends would stop samples early.
model.generation_config = GenerationConfig(eos_token_id=None, pad_token_id=0)
WAYS = ("shared", "each", "each static")
longest = max(map(len, work["prompts"]))
ids = torch.zeros(len(work["prompts"]), longest, dtype=torch.long)
mask = torch.zeros_like(ids)
for row, prompt in enumerate(work["prompts"]):
    ids[row, longest - len(prompt):] = torch.tensor(prompt)
    mask[row, longest - len(prompt):] = 1


def generate(way, limit):
    settings = {"max_new_tokens": limit, "do_sample": True, "temperature": 1.0, "top_k": 0}
    samples = work["samples"]
    if way == "shared":
        cache = DynamicCache(config=model.config)
        places = (mask.cumsum(1) - 1).clamp(min=0)
        model.model(
            ids[:, :-1], attention_mask=mask[:, :-1], position_ids=places[:, :-1],
            past_key_values=cache)
        cache.batch_repeat_interleave(samples)
        out = model.generate(
            ids.repeat_interleave(samples, 0), past_key_values=cache,
            attention_mask=mask.repeat_interleave(samples, 0), **settings)
    else:
        if way == "each static":
            settings["cache_implementation"] = "static"
        out = model.generate(
            ids, attention_mask=mask, num_return_sequences=samples, **settings)
    return out[:, longest:].numel()


@torch.inference_mode()
def answer(command, threads):
    torch.set_num_threads(int(threads))
    found = {}
    seconds = answering.seconds(
        lambda: found.update(tokens=generate(answering.chosen(WAYS), work["limit"])))
    return {"seconds": seconds} | found


@torch.inference_mode()
def choose(threads):
    torch.set_num_threads(threads)
    return answering.fastest(WAYS, lambda way: generate(way, min(24, work["limit"])))


answering.serve(answer, choose)
