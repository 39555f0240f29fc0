"""The peer of `make bench` for a LoRA step: DPO by peft and PyTorch, and by TRL's trainer.

Usage: adapter_peer.py FOLDER plain|trl

FOLDER holds work.json: {"checkpoint", "beta", "rate", "pairs": [{"prompt", "chosen", "rejected"}]}
with token ids, and `adapter`, a PEFT folder. The command

    step THREADS   one step from that adapter: reference, forward, backward, AdamW

is answered with "seconds" and "loss", and `check THREADS` with the first pair's "loss" in float32.
`plain` is written with care: right-padded batches need no mask, logits only where a token of a
response is predicted, and how many pairs to read at once is tried, untimed. `trl` is DPOTrainer as its users run it.
"""

import answering

try:
    import torch
    import torch.nn.functional as F
    from peft import PeftModel
    from transformers import AutoModelForCausalLM
except ImportError:
    answering.missing()
import sys

folder = sys.argv[1]
work = answering.work()
pairs = work["pairs"]


def adapted():
    """The checkpoint in bf16 under the adapter in float32, and where the adapter begins."""
    base = AutoModelForCausalLM.from_pretrained(work["checkpoint"], dtype=torch.bfloat16)
    model = PeftModel.from_pretrained(
        base, folder + "/adapter", is_trainable=True)
    return model, {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}


def restore(model, start):
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name in start:
                parameter.copy_(start[name])
                parameter.grad = None


class Plain:
    def __init__(self):
        # Adapters in float32, as peft has them: in bf16 AdamW would lose small changes.
        self.model, self.start = adapted()
        self.parameters = [p for p in self.model.parameters() if p.requires_grad]

    def log_probabilities(self, part):
        """ln π of the chosen responses, then of the rejected ones."""
        prompts = [p["prompt"] for p in part] * 2
        responses = [p["chosen"] for p in part] + [p["rejected"] for p in part]
        sequences = [p + r for p, r in zip(prompts, responses)]
        length = max(map(len, sequences)) - 1  # a last token is predicted and never read
        ids = torch.zeros(len(sequences), length, dtype=torch.long)
        rows, owners = [], []
        for i, (prompt, sequence) in enumerate(zip(prompts, sequences)):
            ids[i, :len(sequence) - 1] = torch.tensor(sequence[:-1])
            rows += range(i * length + len(prompt) - 1, i * length + len(sequence) - 1)
            owners += [i] * (len(sequence) - len(prompt))
        causal = self.model.get_base_model()
        states = causal.model(ids, use_cache=False).last_hidden_state
        logits = causal.lm_head(states.flatten(0, 1)[torch.tensor(rows)])
        targets = torch.tensor([token for response in responses for token in response])
        tokens = -F.cross_entropy(logits.float(), targets, reduction="none")
        sums = torch.zeros(len(sequences)).index_add(0, torch.tensor(owners), tokens)
        return sums.chunk(2)

    def loss(self, part):
        """The mean loss of these pairs times their share of all."""
        with torch.no_grad(), self.model.disable_adapter():
            reference = self.log_probabilities(part)
        policy = self.log_probabilities(part)
        margins = (policy[0] - reference[0]) - (policy[1] - reference[1])
        return -F.logsigmoid(work["beta"] * margins).sum() / len(pairs)

    def check(self):
        restore(self.model, self.start)
        self.model.float()
        with torch.no_grad():
            return {"loss": self.loss(pairs[:1]).item() * len(pairs)}

    def step(self, size):
        restore(self.model, self.start)
        self.model.train()
        adam = torch.optim.AdamW(
            self.parameters, lr=work["rate"], betas=(0.9, 0.999), weight_decay=0, fused=True)
        # Like beside like, so that little is padded.
        order = sorted(pairs, key=lambda p: len(p["prompt"]) + len(p["chosen"] + p["rejected"]))
        found = {}

        def run():
            total = 0.0
            for begin in range(0, len(order), size):
                loss = self.loss(order[begin:begin + size])
                loss.backward()
                total += loss.item()
            torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
            adam.step()
            found["loss"] = total

        return {"seconds": answering.seconds(run)} | found

    def answer(self):
        return self.step(answering.chosen(SIZES))


class TRL:
    def __init__(self):
        import datasets
        import transformers
        import trl

        class Trainer(trl.DPOTrainer):
            def _prepare_dataset(self, dataset, *_, **__):
                return dataset  # token ids already

        class Clock(transformers.TrainerCallback):
            def on_step_begin(self, *_, **__):
                self.begin = answering.time.perf_counter()

            def on_step_end(self, *_, **__):
                self.seconds = answering.time.perf_counter() - self.begin

        transformers.utils.logging.set_verbosity_error()
        self.model, self.start = adapted()
        self.clock = Clock()
        rows = [{f"{name}_ids": ids for name, ids in pair.items()} for pair in pairs]
        self.make = lambda: Trainer(
            model=self.model, processing_class=transformers.AutoTokenizer.from_pretrained(
                work["checkpoint"]),
            train_dataset=datasets.Dataset.from_list(rows), callbacks=[self.clock],
            args=trl.DPOConfig(
                folder + "/trl", bf16=True, use_cpu=True, per_device_train_batch_size=len(pairs),
                max_steps=1, beta=work["beta"], learning_rate=work["rate"], warmup_steps=0,
                max_length=None, gradient_checkpointing=False, disable_dropout=True,
                save_strategy="no", logging_steps=1, report_to=[], disable_tqdm=True,
                dataloader_pin_memory=False, optim="adamw_torch_fused"))
        self.trainer = None

    def answer(self):
        if self.trainer is None:
            self.trainer = self.make()
            # The reference is the model without its adapter, not a copy of the adapter.
            self.model.delete_adapter("ref")
        restore(self.model, self.start)
        log = self.trainer.train()
        return {"seconds": self.clock.seconds, "loss": log.training_loss}


SIZES = (2, 4, 8, 1)
peer = TRL() if sys.argv[2] == "trl" else Plain()


def answer(command, threads):
    torch.set_num_threads(int(threads))
    return peer.check() if command == "check" else peer.answer()


def choose(threads):
    torch.set_num_threads(threads)
    return answering.fastest(SIZES, peer.step)


answering.serve(answer, choose)
