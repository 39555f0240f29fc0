"""Writes win_rate.json: random games and the length-controlled fit of them, found by autograd and
L-BFGS in double precision, which shares nothing with the Newton steps it is compared to.

    python make_win_rate.py
"""

import json
import pathlib

import torch

torch.manual_seed(5)
torch.set_default_dtype(torch.float64)
n = 60
length = torch.round(torch.randn(n) * 40 + 10)
difficulty = torch.round(torch.randn(n) * 100) / 100 + 3
truth = torch.sigmoid(0.4 - 1.1 * torch.tanh(length / 40) + 0.5 * (difficulty - 3))
preference = torch.where(torch.rand(n) < 0.1, torch.tensor(0.5), (torch.rand(n) < truth).double())

t = torch.tanh(length / length.std(unbiased=False))
d = (difficulty - difficulty.mean()) / difficulty.std(unbiased=False)


def fit(x):
    w = torch.zeros(x.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS(
        [w], max_iter=500, tolerance_grad=1e-13, tolerance_change=1e-16,
        line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(
            x @ w, preference, reduction="sum") + 0.01 / 2 * (w * w).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return w.detach()


one = torch.ones(n)
full = fit(torch.stack([one, t, d], 1))
short = fit(torch.stack([one, t], 1))
out = {
    "length": length.tolist(), "difficulty": difficulty.tolist(),
    "preference": preference.tolist(), "plain": preference.mean().item(),
    "weights": full.tolist(),
    "controlled": torch.sigmoid(full[0] + full[2] * d).mean().item(),
    "weights_without": short.tolist(), "controlled_without": torch.sigmoid(short[0]).item(),
}
path = pathlib.Path(__file__).with_name("win_rate.json")
path.write_text(json.dumps(out) + "\n")
