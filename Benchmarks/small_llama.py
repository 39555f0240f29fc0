"""A small Llama in plain PyTorch, as the peers of the pocket models use it."""

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn


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

    def forward(self, x, cosines, sines, rows=None, attend=None):
        """`rows` are those of the flattened batch that are needed; `attend` replaces attention."""
        batch, length, width = x.shape
        n = self.input_layernorm(x)
        q, k, v = (
            self.self_attn[f"{p}_proj"](n).view(batch, length, self.heads, -1).transpose(1, 2)
            for p in "qkv")
        q, k = rotate(q, cosines, sines), rotate(k, cosines, sines)
        if attend is None:
            y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        else:
            y = attend(q, k, v)
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

    def states(self, tokens, rows):
        """The final states at these rows of the flattened batch."""
        x = self.embed_tokens(tokens)
        cosines, sines = self.cosines[:tokens.shape[1]], self.sines[:tokens.shape[1]]
        for layer in self.layers[:-1]:
            x = layer(x, cosines, sines)
        return self.norm(self.layers[-1](x, cosines, sines, rows))

    def forward(self, tokens, rows, targets, weights):
        """The sum of −weight · ln p(target) over the rows of the flattened batch."""
        logits = F.linear(self.states(tokens, rows), self.embed_tokens.weight)
        return (F.cross_entropy(logits, targets, reduction="none") * weights).sum()


def weights(folder):
    """The tensors of a Hugging Face folder with tied embeddings, by this model's names."""
    return {
        name.removeprefix("model."): tensor
        for name, tensor in load_file(folder + "/model.safetensors").items()
        if name != "lm_head.weight"}
