"""Runs every function of the English bench, right and faulty, on cases written by hand."""
import multiprocessing
import os
import re
import subprocess
import tempfile

from english_cases import CASES


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def swift_literal(value, is_character=False):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value + '"'
    if isinstance(value, list):
        return "[" + ", ".join(swift_literal(v) for v in value) + "]"
    return str(value)


def run_python(code, name, queue):
    space = {}
    try:
        exec(code, space)
        queue.put(all(space[name](*args) == expected for args, expected in CASES[name]))
    except Exception:
        queue.put(False)


def python_passes(code, name):
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=run_python, args=(code, name, queue))
    process.start()
    process.join(5)
    if process.is_alive():
        process.kill()
        return False
    return queue.get()


def swift_passes(codes):
    """For each (name, code) whether it passes: one program, one process for each."""
    parts, calls = [], []
    for number, (name, code) in enumerate(codes):
        own = camel(name)
        parts.append("enum F%d {\n%s\n}\n" % (number, re.sub(r"^func ", "static func ", code)))
        tests = []
        for args, expected in CASES[name]:
            values = ", ".join(swift_literal(a) for a in args)
            tests.append("F%d.%s(%s) == %s" % (number, own, values, swift_literal(expected)))
        calls.append("func t%d() -> Bool {\n%s  return true\n}\n" % (
            number, "".join("  if !(%s) { return false }\n" % t for t in tests)))
    body = "".join(parts) + "".join(calls)
    body += "let tests: [() -> Bool] = [%s]\n" % ", ".join("t%d" % n for n in range(len(codes)))
    body += "print(tests[Int(CommandLine.arguments[1])!]())\n"
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "main.swift")
        with open(source, "w") as file:
            file.write(body)
        program = os.path.join(folder, "program")
        subprocess.run(["swiftc", "-Onone", "-suppress-warnings", source, "-o", program], check=True)
        found = []
        for number in range(len(codes)):
            try:
                done = subprocess.run([program, str(number)], capture_output=True, text=True, timeout=10)
                found.append(done.stdout.strip() == "true")
            except subprocess.TimeoutExpired:
                found.append(False)
        return found


def check_code(pairs, fault):
    """Each chosen function passes all cases, each rejected one fails some; each description is
    its function's and not the other's.

    Returns how many functions were run.
    """
    texts, tasks = {}, {}
    for pair in pairs:
        match = re.match(r"Write a (Python|Swift) function `(\w+)\(.*?` that (.*?)(, with a comment above.*)?\.$",
                         pair["prompt"])
        if not match:
            continue
        language, name, task, comment = match.groups()
        name = re.sub(r"(?<!^)([A-Z])", lambda m: "_" + m[1].lower(), name) if language == "Swift" else name
        if tasks.setdefault(name, task) != task:
            fault("two tasks", name, task)
        if not comment:
            texts[language, name, pair["chosen"]] = True
            texts[language, name, pair["rejected"]] = False
    for pair in pairs:
        if pair["subset"] == "code-described":
            check_description(pair, tasks, texts, fault)
    if set(CASES) != set(tasks):
        fault("cases", set(CASES) ^ set(tasks))
    for (language, name, code), good in texts.items():
        if language == "Python" and python_passes(code, name) != good:
            fault("Python", name, "fails" if good else "passes", code)
    swift = [(name, code, good) for (language, name, code), good in texts.items() if language == "Swift"]
    for (name, code, good), passes in zip(swift, swift_passes([s[:2] for s in swift])):
        if passes != good:
            fault("Swift", name, "fails" if good else "passes", code)
    return {"functions": len(tasks), "cases": sum(map(len, CASES.values())),
            "python": sum(1 for t in texts if t[0] == "Python"), "swift": len(swift)}


def check_description(pair, tasks, texts, fault):
    right, wrong = pair["chosen"], pair["rejected"]
    if pair["prompt"].startswith("What does"):
        language = pair["prompt"].split()[3]
        code = pair["prompt"].split("\n\n", 1)[1]
        said = [t.removeprefix("It ").removesuffix(".") for t in (right, wrong)]
    else:
        language = pair["prompt"].split()[2]
        heads, codes = zip(*(t.split("\n", 1) for t in (right, wrong)))
        said = [h.lstrip("#/ ").removesuffix(".") for h in heads]
        said = [s[0].lower() + s[1:] for s in said]
        code = codes[0]
        if codes[0] != codes[1]:
            fault("described", pair["prompt"], "the codes differ")
    name = next((n for (l, n, c), good in texts.items() if (l, c, good) == (language, code, True)), None)
    other = next((n for n, t in tasks.items() if t == said[1]), None)
    if name is None or other is None or tasks[name] != said[0] or name == other:
        fault("described", pair["prompt"], *said)
    elif all(case in CASES[other] for case in CASES[name]):
        fault("described", name, other, "do the same on all cases")
