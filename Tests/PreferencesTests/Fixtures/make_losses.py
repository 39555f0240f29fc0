"""Makes losses.json, the preference losses in PyTorch, double precision.

    python make_losses.py            (torch 2)

pairs         columns of numbers, one per pair: summed log-probabilities of both responses under
              policy and reference (nats), tokens, soft label
divergence    KTO's z, one number for the batch
losses        list of {"name", "values", "chosen", "rejected"}: the loss of each pair, and its
              slopes in the policy's two log-probabilities

The first pair has policy = reference.
"""

import json
import pathlib

import torch
import torch.nn.functional as F

PAIRS = {
    "policy_chosen": [-6.0, -3.5, -12.25, -0.75, -30.0, -2.0],
    "policy_rejected": [-4.0, -9.0, -10.5, -4.0, -28.0, -21.0],
    "reference_chosen": [-6.0, -5.0, -11.0, -2.25, -24.0, -8.0],
    "reference_rejected": [-4.0, -6.5, -13.0, -4.5, -33.0, -7.0],
    "chosen_length": [5.0, 4.0, 9.0, 3.0, 12.0, 6.0],
    "rejected_length": [3.0, 7.0, 8.0, 3.0, 11.0, 10.0],
    "preference": [1.0, 0.9, 0.6, 0.5, 0.999, 0.75],
}
DIVERGENCE = 0.4


def losses(w, l, ref_w, ref_l, n_w, n_l, p, z):
    """Each loss from its published formula. Sums and means are over a response's tokens."""
    delta_w, delta_l = w - ref_w, l - ref_l
    delta = delta_w - delta_l
    mean_w, mean_l = w / n_w, l / n_l
    log_odds_w = mean_w - torch.log(-torch.expm1(mean_w))
    log_odds_l = mean_l - torch.log(-torch.expm1(mean_l))

    def dpo(beta):
        return -F.logsigmoid(beta * delta)

    def flipped(beta):
        return -F.logsigmoid(-beta * delta)

    target = torch.logit(p.clamp(0.01, 0.99))
    return {
        "dpo": dpo(0.1),
        "dpo+nll": dpo(0.1) - 0.7 * mean_w,
        "dpo soft": p * dpo(0.1) + (1 - p) * flipped(0.1),
        "cdpo": 0.8 * dpo(0.2) + 0.2 * flipped(0.2),
        "robust dpo": (0.9 * dpo(0.2) - 0.1 * flipped(0.2)) / 0.8,
        "identity po": (delta_w / n_w - delta_l / n_l - 1 / (2 * 0.5)) ** 2,
        "identity po, sums": (delta - 1 / (2 * 0.5)) ** 2,
        "hinge": torch.relu(1 - 0.1 * delta),
        "irepo": (target - 0.1 * delta) ** 2,
        "kto": (1 - torch.sigmoid(0.3 * (delta_w - z)) + 1 - torch.sigmoid(0.3 * (z - delta_l))) / 2,
        "kto soft": p * (1 - torch.sigmoid(0.3 * (delta_w - z)) + 1 - torch.sigmoid(0.3 * (z - delta_l))) / 2
        + (1 - p) * (1 - torch.sigmoid(0.3 * (delta_l - z)) + 1 - torch.sigmoid(0.3 * (z - delta_w))) / 2,
        "simpo": -F.logsigmoid(2 * (mean_w - mean_l) - 0.5),
        "repo": torch.relu(0.6 - (mean_w - mean_l)),
        "orpo": -mean_w - 0.25 * F.logsigmoid(log_odds_w - log_odds_l),
        "likelihood": -mean_w + 0 * mean_l,  # autograd wants to see both
    }  # fmt: skip


def main():
    columns = {name: torch.tensor(values, dtype=torch.float64) for name, values in PAIRS.items()}
    w = columns["policy_chosen"].requires_grad_()
    l = columns["policy_rejected"].requires_grad_()
    found = []
    for name, values in losses(*columns.values(), DIVERGENCE).items():
        chosen, rejected = torch.autograd.grad(values.sum(), [w, l], retain_graph=True)
        found.append({
            "name": name, "values": values.tolist(), "chosen": chosen.tolist(),
            "rejected": rejected.tolist(),
        })  # fmt: skip
    here = pathlib.Path(__file__).parent
    data = {"pairs": PAIRS, "divergence": DIVERGENCE, "losses": found}
    (here / "losses.json").write_text(json.dumps(data, indent=1) + "\n")


if __name__ == "__main__":
    main()
