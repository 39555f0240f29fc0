"""Renders conversations with `ipo inspect --messages` and with transformers' apply_chat_template.

    python compare_templates.py IPO MODEL [TEMPLATE.jinja …]     (transformers; trl if it is there)

All templates that trl carries, and those named, times fifteen conversations: the same text and ids,
or both refuse. Where a message spells a special token only the text is compared: here it is letters.
The date is held at 26 July 2024. Prints what differs and the counts; exit status 1 if anything does.
"""

import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

import transformers.utils.chat_template_utils as templates
from transformers import AutoTokenizer


class Fixed(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime(2024, 7, 26)


templates.datetime = Fixed


def talk(*turns):
    roles = {"u": "user", "a": "assistant", "s": "system"}
    return [{"role": roles[role], "content": text} for role, text in turns]


THOUGHT = "<think>\nhm\n</think>\n\nYes."
CONVERSATIONS = [
    talk(("u", "What is 6 times 7?")),
    talk(("s", "Be brief. "), ("u", " Why? ")),
    talk(("u", "Hi"), ("a", " Hello.\n"), ("u", "more")),
    talk(("s", ""), ("u", "A\n\nB"), ("a", "C"), ("u", "'\"\\")),
    talk(("a", "first"), ("u", "ok")),
    talk(("u", "a"), ("u", "b")),
    talk(("u", "{{ a }} {% b %} }} {# c #}")),
    talk(("u", "q"), ("a", THOUGHT), ("u", "Why?")),
    talk(("u", "q"), ("a", THOUGHT)),
    talk(("s", "s"), ("u", "  \u00e9 e\u0301 \U0001f469 \u00a0 "), ("a", "\n\n x  "), ("u", "\tz\n")),
    talk(("s", "a"), ("s", "b"), ("u", "c")),
    talk(*[("ua"[n % 2], f"turn {n}") for n in range(7)]),
    talk(("u", "mark <|im_end|> in it")),
    talk(("u", "")),
    talk(("s", "only")),
]


def main(ipo, model, *paths):
    tokenizer = AutoTokenizer.from_pretrained(model)
    try:
        import trl

        paths += tuple(sorted((pathlib.Path(trl.__file__).parent / "chat_templates").glob("*.jinja")))
    except ImportError:
        pass
    same = refused = different = 0
    messages = pathlib.Path(tempfile.mkdtemp()) / "messages.json"
    for path in map(pathlib.Path, paths):
        template = path.read_text()
        for number, conversation in enumerate(CONVERSATIONS):
            given = dict(chat_template=template, add_generation_prompt=True)
            try:
                text = tokenizer.apply_chat_template(conversation, tokenize=False, **given)
                ids = tokenizer.apply_chat_template(conversation, return_dict=True, **given)["input_ids"]
            except Exception:
                text = ids = None
            messages.write_text(json.dumps(conversation))
            run = subprocess.run(
                [ipo, "inspect", "--model", model, "--messages", messages, "--json",
                 "--chat-template", path], capture_output=True, text=True)  # fmt: skip
            own = json.loads(run.stdout) if run.returncode == 0 else {"text": None, "ids": None}
            hasMark = "<|im_end|>" in str(conversation)
            if own["text"] == text and (hasMark or own["ids"] == ids):
                same, refused = same + (text is not None), refused + (text is None)
            else:
                different += 1
                print(path.name, number, repr(text), repr(own["text"]), run.stderr.strip())
    print(f"{same} the same, {refused} refused by both, {different} different")
    return different > 0


sys.exit(main(*sys.argv[1:]))
