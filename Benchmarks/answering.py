"""What the peers share: commands on standard input, one a line, each answered by a line of JSON.

A peer's first line is {"ready": 1}, or {"missing": 1} where a package that it needs is not there.
"""

import json
import resource
import sys
import time

# What libraries print must not come between the answers.
answers, sys.stdout = sys.stdout, sys.stderr


def say(found):
    print(json.dumps(found), file=answers, flush=True)


def missing():
    """Says that the peer can't run, and ends it."""
    say({"missing": 1})
    sys.exit(0)


def work():
    """What is to be done: the folder's work.json."""
    with open(sys.argv[1] + "/work.json") as file:
        return json.load(file)


def part(items, words):
    """The items that a command's last words, FIRST COUNT, ask for; without them all."""
    first, count = map(int, words) if words else (0, len(items))
    return items[first:first + count]


def few(items):
    """The items that ways are tried on: from all over, some 5000 tokens."""
    tokens = sum(len(x["prompt"]) + sum(map(len, x["responses"])) for x in items)
    return items[::max(1, round(tokens / 5000))]


def peak_megabytes():
    """This process's largest size; getrusage would count the one that started it as well."""
    try:
        with open("/proc/self/status") as file:
            return int(next(line for line in file if line.startswith("VmHWM")).split()[1]) / 1024
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def seconds(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def chosen(ways):
    """The way that an earlier process found fastest: the argument `way=INDEX`; else the first."""
    named = [word.removeprefix("way=") for word in sys.argv if word.startswith("way=")]
    return ways[int(named[0])] if named else ways[0]


def fastest(ways, run):
    """The index of the way that `run` takes the least time for; one that fails is not taken."""
    run(ways[0])  # to warm up
    tried = {}
    for index, way in enumerate(ways):
        try:
            tried[index] = seconds(lambda: run(way))
        except (RuntimeError, ValueError) as error:
            print(f"{way}: {error}", file=sys.stderr)
    print({str(ways[index]): time for index, time in tried.items()}, file=sys.stderr)
    return min(tried, key=tried.get)


def serve(answer, choose=None):
    """Answers commands until there are no more.

    `memory` is answered here, and `choose THREADS` by the index that the function `choose` gives:
    it tries ways to do the work, in a process of its own, so that what a way that was not taken
    needs does not count in the peak.
    """
    say({"ready": 1})
    for line in sys.stdin:
        command, *words = line.split()
        if command == "memory":
            say({"peak": peak_megabytes()})
        elif command == "choose":
            say({"way": choose(int(words[0]))})
        else:
            say(answer(command, *words))
