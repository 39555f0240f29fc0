"""Makes the model folders that the tests compare with transformers.

    python make_fixtures.py          (torch, transformers 5, tokenizers)

llama/       random Llama, float32, untied; Llama-3 pattern, a template that puts <|begin|> first
qwen2/       random Qwen2, float32, tied, biases not zero; Qwen2 pattern, NFC
qwen2-bf16/  the same weights rounded to bfloat16, in two shards
gpt2/        tokenizer only: single digits, GPT-2 pattern, merges spelled as "a b" (as SmolLM)
words/       tokenizer only: word level

Each expected.json holds
  texts        list of {"text", "ids", "decoded"}: encoded without special tokens, and decoded again
  beginning    ids that the template puts before a text
  prompts      list of (models only), computed in float32 from the stored weights:
    ids          the prompt's tokens
    logits       full vector at the last token
    greedy       the next 8 tokens, each the most probable (no end of text)
    completion   sum of the log-probabilities of the last 3 ids given those before (nats)
"""

import json
import pathlib
import shutil

import torch
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from tokenizers import trainers
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers import LlamaConfig, LlamaForCausalLM, Qwen2Config, Qwen2ForCausalLM

HERE = pathlib.Path(__file__).parent
CORPUS = [
    "The hare asked the tortoise whether she would race him to the old oak. She said yes.",
    "It's late, they've gone, I'll stay; we're done, he'd agree, don't you? I'm sure it isn't.",
    "Twelve plus 30 is 42. 2024 was a leap year; 1999 was not. 3.14159 and 1,000,000.",
    "def double(x):\n    return 2 * x\n\n\ndef shout(text):\n\treturn text.upper() + '!'\n",
    "Le café était fermé, la forêt déserte. Größe, naïve, Ærø, smörgåsbord.",
    "Москва, Αθήνα, القاهرة, 東京, 北京, 서울. Yes or No? Yes. No. Yes. No.",
] * 3
TEXTS = [
    "", " ", "   ", "Yes", " Yes", "No.", "The hare said yes.", "  two  spaces  ", "trailing   ",
    "caf\u00e9 and cafe\u0301", "\u0301", "a\u0300\u00e0 \u1e69 s\u0323\u0307 \u2126 \u212b",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f1f3\U0001f1f1 \u2764\ufe0f",
    "東京タワーと富士山。", "한국어 텍스트", "\u1112\u1161\u11ab", "مرحبا بالعالم ١٢٣", "हिन्दी में",
    "line\r\nline\r\n\r\n  indented\n\n", "\ttab\t\ttabs \t x", "nbsp\u00a0\u00a0x\u3000y\u2028z\u0085",
    "it's IT'S they'Ve 'll 'LL 'd'D 're'x ''s don\u2019t", "'\u017ft '\u017f", "12 123 1234 1234567 ٣٤٥٦ Ⅷ½",
    "x=1+2;y[3]!=z//**", "!!!\n\n???\r\n", "<|end|>Yes<|end|><|begin|>no <|end|", "a<|mask \u00e9|>b e\u0301<|mask e\u0301|>",
    "long" * 60 + "\u00e9" * 40, "\u0000\u0001\u001f\u007f", "\ud7ff\ue000\uffff\U0010ffff", "a\u200bb\ufeffc",
    "an oracle, oracle",
]  # fmt: skip
PROMPTS = ["The hare asked the tortoise", "Is 42 right? Yes or No?", "def double(x):\n    return", " No or"]


def modern(digits):
    pattern = Regex(
        r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|" + digits
        + r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
    )  # fmt: skip
    return pre_tokenizers.Sequence([
        pre_tokenizers.Split(pattern, behavior="isolated", invert=False),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])


def train(pre_tokenizer, normalizer=None):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    trainer = trainers.BpeTrainer(
        vocab_size=400, special_tokens=[], initial_alphabet=alphabet, show_progress=False
    )
    tokenizer.train_from_iterator(CORPUS, trainer)
    return tokenizer


def expected_texts(folder, texts):
    tokenizer = AutoTokenizer.from_pretrained(folder)
    rows = []
    for text in texts:
        ids = tokenizer(text, add_special_tokens=False)["input_ids"]
        rows.append({"text": text, "ids": ids, "decoded": tokenizer.decode(ids)})
    return tokenizer, {"texts": rows, "beginning": tokenizer("")["input_ids"]}


def save_tokenizer(folder, tokenizer, eos):
    folder.mkdir(parents=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {"tokenizer_class": "PreTrainedTokenizerFast", "eos_token": eos,
              "clean_up_tokenization_spaces": False}  # fmt: skip
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n")


def save_expected(folder, expected):
    text = json.dumps(expected, ensure_ascii=True, indent=None, separators=(",", ":"))
    (folder / "expected.json").write_text(text.replace('},{"', '},\n{"') + "\n")


@torch.no_grad()
def expect(folder):
    tokenizer, expected = expected_texts(folder, TEXTS)
    model = AutoModelForCausalLM.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager"
    ).eval()
    expected["prompts"] = []
    for prompt in PROMPTS:
        ids = tokenizer(prompt, add_special_tokens=False)["input_ids"]
        logits = model(torch.tensor([ids])).logits[0]
        chosen = torch.log_softmax(logits.double(), -1)[range(len(ids) - 1), ids[1:]]
        chain = list(ids)
        for _ in range(8):
            chain.append(int(model(torch.tensor([chain])).logits[0, -1].argmax()))
        expected["prompts"].append({
            "ids": ids, "logits": [float(f"{x:.7g}") for x in logits[-1]],
            "greedy": chain[len(ids):], "completion": float(chosen[-3:].sum()),
        })  # fmt: skip
    save_expected(folder, expected)


@torch.no_grad()
def fill(model):
    """Weights far from zero, so that every path shows in the logits."""
    for name, value in model.named_parameters():
        if name.endswith("norm.weight"):
            value.copy_(1 + 0.3 * torch.randn_like(value))
        else:
            value.copy_(torch.randn_like(value) * (0.5 if name.endswith("bias") else 0.25))
    return model.eval()


def main():
    torch.manual_seed(20261121)
    for name in ["llama", "qwen2", "qwen2-bf16", "gpt2", "words"]:
        shutil.rmtree(HERE / name, ignore_errors=True)
    shape = dict(vocab_size=416, hidden_size=32, intermediate_size=80, num_hidden_layers=2,
                 num_attention_heads=4, num_key_value_heads=2, max_position_embeddings=256,
                 pad_token_id=None)  # fmt: skip

    llama = HERE / "llama"
    file = json.loads(train(modern(r"\p{N}{1,3}")).to_str())
    file["model"]["ignore_merges"] = True
    # A token that no merge makes: only ignore_merges finds it.
    file["model"]["vocab"]["\u0120oracle"] = len(file["model"]["vocab"])
    tokenizer = Tokenizer.from_str(json.dumps(file))
    tokenizer.add_special_tokens(["<|begin|>", "<|end|>"])
    begin, end = tokenizer.token_to_id("<|begin|>"), tokenizer.token_to_id("<|end|>")
    tokenizer.post_processor = processors.Sequence([
        processors.ByteLevel(trim_offsets=False),
        processors.TemplateProcessing("<|begin|> $A", special_tokens=[("<|begin|>", begin)]),
    ])  # fmt: skip
    save_tokenizer(llama, tokenizer, "<|end|>")
    config = LlamaConfig(**shape, bos_token_id=begin, eos_token_id=end, rms_norm_eps=1e-5,
                         rope_parameters={"rope_type": "default", "rope_theta": 5000.0})  # fmt: skip
    fill(LlamaForCausalLM(config)).save_pretrained(llama)
    expect(llama)

    qwen = HERE / "qwen2"
    tokenizer = train(modern(r"\p{N}"), normalizers.NFC())
    tokenizer.add_special_tokens(["<|end|>", "<|im_end|>"])
    tokenizer.add_tokens(["<|mask \u00e9|>"])
    save_tokenizer(qwen, tokenizer, "<|im_end|>")
    ends = [tokenizer.token_to_id("<|im_end|>"), tokenizer.token_to_id("<|end|>")]
    config = Qwen2Config(**shape, tie_word_embeddings=True, bos_token_id=None, eos_token_id=ends[0],
                         rope_parameters={"rope_type": "default", "rope_theta": 1e6})  # fmt: skip
    model = fill(Qwen2ForCausalLM(config))
    model.generation_config.eos_token_id = ends
    model.save_pretrained(qwen)
    expect(qwen)

    half = HERE / "qwen2-bf16"
    shutil.copytree(qwen, half, ignore=lambda *_: ["model.safetensors", "expected.json"])
    model.to(torch.bfloat16).save_pretrained(half, max_shard_size="40KB")
    expect(half)

    gpt2 = HERE / "gpt2"
    tokenizer = train(pre_tokenizers.Sequence([
        pre_tokenizers.Digits(individual_digits=True),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True),
    ]))  # fmt: skip
    # One is the beginning of the other: the longer wins.
    tokenizer.add_special_tokens(["<|end|>", "<|end|>Yes"])
    save_tokenizer(gpt2, tokenizer, "<|end|>")
    file = json.loads((gpt2 / "tokenizer.json").read_text())
    file["model"]["merges"] = [" ".join(pair) for pair in file["model"]["merges"]]
    (gpt2 / "tokenizer.json").write_text(json.dumps(file) + "\n")
    save_expected(gpt2, expected_texts(gpt2, TEXTS)[1])

    words = HERE / "words"
    tokenizer = Tokenizer(models.WordLevel(
        {"<eos>": 0, "Yes": 1, "No": 2, "caf\u00e9": 3, "cafe\u0301": 4, "\U0001f98a": 5, "\u6771\u4eac": 6}, "<unk>"
    ))  # fmt: skip
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.add_special_tokens(["<eos>"])
    save_tokenizer(words, tokenizer, "<eos>")
    texts = ["", "Yes No", "caf\u00e9 cafe\u0301 <eos>", " \u6771\u4eac \u3000\U0001f98a\u00a0No\n"]
    save_expected(words, expected_texts(words, texts)[1])


main()
