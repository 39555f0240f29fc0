"""p_yes and p_no with the conventions of the code published with Garg et al. (2025), for our tests.

    python make_faithful.py          (torch, transformers 5, tokenizers)

faithful/ is a random Llama in float32 with a byte-level tokenizer so small that " Yes" and " No" are
several pieces, of which they share the first. expected.json holds the ids of the two words and, for
each case, question, instruction, response, how many tokens were read, p_yes and p_no:

- the prompt is question, instruction and response on lines of their own, indented by four blanks,
  and a last line of four blanks; no chat template; the tokenizer puts its first token before it;
- it is cut at the right to 1,024 tokens;
- p is the softmax over all words at the last position; p_yes sums it over all pieces of " Yes".
"""

import json
import pathlib

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

HERE = pathlib.Path(__file__).parent / "faithful"
QUESTIONS = ["Is the answer right?", "Would it pass a test, Yes or No?"]
CASES = [
    ("What is two plus two?", "Four."),
    ("What is two plus two?", "Fourteen, I think."),
    ("Say hi.\nThen stop.", "hi\n\n    hi  "),
    ("Name a color.", ""),
    ("Write a long song.", "la la la, " * 400),
    ("Repeat this: " + "over and over " * 200, "over"),
]


def make_tokenizer():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=300, special_tokens=["<s>", "</s>"], show_progress=False,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()))
    tokenizer.train_from_iterator(["the long and the right answer, over the color of it"] * 3, trainer)
    start = tokenizer.token_to_id("<s>")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A", pair="<s> $A <s> $B", special_tokens=[("<s>", start)])
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>")


def main():
    torch.manual_seed(5)
    tokenizer = make_tokenizer()
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=32, intermediate_size=48, num_hidden_layers=2,
        num_attention_heads=4, num_key_value_heads=2, max_position_embeddings=2048,
        initializer_range=0.3, bos_token_id=0, eos_token_id=1, tie_word_embeddings=False)
    model = LlamaForCausalLM(config).float().eval()
    model.save_pretrained(HERE)
    tokenizer.save_pretrained(HERE)
    words = [tokenizer.encode(word, add_special_tokens=False) for word in (" Yes", " No")]
    assert len(words[0]) > 1 and words[0][0] == words[1][0]
    cases = []
    for index, (instruction, response) in enumerate(CASES):
        question = QUESTIONS[index % 2]
        prompt = f"{question}\n    User : {instruction}\n    Response : {response}\n    "
        ids = tokenizer.encode(prompt, max_length=1024, truncation=True)
        with torch.no_grad():
            p = torch.softmax(model(torch.tensor([ids])).logits[0, -1], dim=-1)
        p_yes, p_no = (sum(p[i].item() for i in word) for word in words)
        cases.append(
            dict(question=question, instruction=instruction, response=response, tokens=len(ids),
                 p_yes=p_yes, p_no=p_no))
    (HERE / "expected.json").write_text(
        json.dumps(dict(yes=words[0], no=words[1], cases=cases), indent=1))


if __name__ == "__main__":
    main()
