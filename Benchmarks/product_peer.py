"""Single matrix products in PyTorch: x Wᵀ, as a layer computes it."""

import time

import answering

try:
    import torch
    import torch.nn.functional as F
except ImportError:
    answering.missing()


def product(kind, threads, rows, outputs, inputs, repeats):
    """Seconds for one product, the mean of `repeats`; `kind` is float32 or bfloat16."""
    torch.set_num_threads(threads)
    x, weight = (torch.rand(size, inputs).to(getattr(torch, kind)) for size in (rows, outputs))
    with torch.inference_mode():
        F.linear(x, weight)
        start = time.perf_counter()
        for _ in range(repeats):
            F.linear(x, weight)
        return {"seconds": (time.perf_counter() - start) / repeats}


answering.serve(lambda kind, *numbers: product(kind, *map(int, numbers)))
