"""Makes templates.json: conversations as transformers renders them with templates of each family.

    python make_templates.py          (transformers 5; trl if it is there)

The templates are written anew, without tools, images and the like, with the marks by which a
family is known. Where trl ships the family's own, both must render the same.

A list of {"family", "template", "bos", "eos", "rows"}; rows are {"messages", "generate", "text"},
where text is null for a conversation that the template refuses.
"""

import json
import pathlib

from tokenizers import Tokenizer, models
from transformers import PreTrainedTokenizerFast

HERE = pathlib.Path(__file__).parent


def turns(head, body, tail):
    return head + "{% for message in messages %}" + body + "{% endfor %}" + tail


PROMPT = "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
CHATML = "{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}"
INTRODUCED = (
    "{% if messages[0]['role'] != 'system' %}"
    "{{ '<|im_start|>system\\nYou are NAME.<|im_end|>\\n' }}{% endif %}"
)
QWEN = "Qwen, created by Alibaba Cloud. You are a helpful assistant"
THINKING = """\
{%- set last = namespace(user=-1) %}
{%- for message in messages %}{% if message.role == 'user' %}{% set last.user = loop.index0 %}{% endif %}{% endfor %}
{%- for message in messages %}
{{- '<|im_start|>' + message.role + '\\n' }}
{%- set text = message.content %}
{%- if message.role == 'assistant' %}
{%- set thought = '' %}
{%- if '</think>' in text %}
{%- set thought = text.split('</think>')[0].split('<think>')[-1].strip('\\n') %}
{%- set text = text.split('</think>')[-1].lstrip('\\n') %}
{%- endif %}
{%- if loop.last and loop.index0 > last.user %}{{- '<think>\\n' + thought + '\\n</think>\\n\\n' }}{% set text = text.lstrip('\\n') %}{% endif %}
{%- endif %}
{{- text + '<|im_end|>\\n' }}
{%- endfor %}
{%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n' }}
{%- if enable_thinking is defined and enable_thinking is false %}{{- '<think>\\n\\n</think>\\n\\n' }}{% endif %}{% endif %}"""
HEADERS = (
    "{{ '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n' + message['content'] | trim"
    " + '<|eot_id|>' }}"
)
ANSWER = "{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{% endif %}"
DATES = """\
{{- bos_token }}{% if date_string is not defined %}{% set date_string = '26 Jul 2024' %}{% endif %}
{{- '<|start_header_id|>system<|end_header_id|>\\n\\nCutting Knowledge Date: December 2023\\nToday Date: ' + date_string + '\\n\\n' }}
{%- if messages[0]['role'] == 'system' %}{{- messages[0]['content'] | trim }}{% set messages = messages[1:] %}{% endif %}
{{- '<|eot_id|>' }}"""
ALTERNATE = (
    "{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}"
    "{{ raise_exception('roles must alternate') }}{% endif %}"
)
REST = (
    "{% if messages[0]['role'] == 'system' %}{% set system = messages[0]['content'] %}"
    "{% set rest = messages[1:] %}{% else %}{% set rest = messages %}{% endif %}"
)


def brackets(opening, user, assistant, system=True):
    return (
        opening + (REST if system else "{% set rest = messages %}")
        + "{% for message in rest %}" + ALTERNATE
        + "{% if message['role'] == 'user' %}" + user + "{% elif message['role'] == 'assistant' %}"
        + assistant + "{% else %}{{ raise_exception('no such role') }}{% endif %}{% endfor %}"
    )  # fmt: skip


GEMMA = (
    ALTERNATE
    + "{{ '<start_of_turn>' + ('model' if message['role'] == 'assistant' else message['role']) + '\\n' }}"
    + "PREFIX{{ message['content'] | trim + '<end_of_turn>\\n' }}"
)
MODEL = "{% if add_generation_prompt %}{{ '<start_of_turn>model\\n' }}{% endif %}"
PHI = "{{ '<|' + message['role'] + '|>\\n' + message['content'] + '<|end|>\\n' }}"
FAMILIES = [
    # family, template, beginning, end, trl's file
    ("chatml", turns("", CHATML, PROMPT), None, "<|im_end|>", "qwen3_instruct_2507"),
    ("chatml", turns(INTRODUCED.replace("NAME", "a small model"), CHATML, PROMPT), None, "<|im_end|>", None),
    ("chatml", turns("{{ bos_token }}", CHATML, PROMPT), "<s>", "</s>", None),
    ("qwen2.5", turns(INTRODUCED.replace("NAME", QWEN), CHATML, PROMPT), None, "<|im_end|>", "qwen2_5"),
    ("qwen3", THINKING, None, "<|im_end|>", "qwen3"),
    ("llama2", brackets(
        "",
        "{% if loop.first and system is defined %}{% set text = '<<SYS>>\\n' + system + '\\n<</SYS>>\\n\\n' + message['content'] %}"
        "{% else %}{% set text = message['content'] %}{% endif %}"
        "{{ bos_token + '[INST] ' + text.strip() + ' [/INST]' }}",
        "{{ ' ' + message['content'].strip() + ' ' + eos_token }}"), "<s>", "</s>", None),
    ("llama3", turns("{{ bos_token }}", HEADERS, ANSWER), "<|begin_of_text|>", "<|eot_id|>", "llama3"),
    ("llama3.1", turns(DATES, HEADERS, ANSWER), "<|begin_of_text|>", "<|eot_id|>", "llama3_1"),
    ("llama3.1", turns(DATES, HEADERS, ANSWER), "<|begin_of_text|>", "<|eot_id|>", "llama3_2"),
    ("mistral", brackets("{{ bos_token }}", "{{ '[INST] ' + message['content'] + ' [/INST]' }}",
                         "{{ message['content'] + eos_token }}", system=False), "<s>", "</s>", None),
    ("mistral", brackets("{{ bos_token }}", "{{ '[INST] ' + message['content'] + ' [/INST]' }}",
                         "{{ message['content'] + eos_token + ' ' }}", system=False), "<s>", "</s>", None),
    ("mistral-v1", brackets(
        "{{ bos_token }}",
        "{% if loop.first and system is defined %}{{ ' [INST] ' + system + '\\n\\n' + message['content'] + ' [/INST]' }}"
        "{% else %}{{ ' [INST] ' + message['content'] + ' [/INST]' }}{% endif %}",
        "{{ ' ' + message['content'] + eos_token }}"), "<s>", "</s>", None),
    ("mistral-v3", brackets(
        "{{ bos_token }}",
        "{% if loop.last and system is defined %}{{ '[INST] ' + system + '\\n\\n' + message['content'] + '[/INST]' }}"
        "{% else %}{{ '[INST] ' + message['content'] + '[/INST]' }}{% endif %}",
        "{{ ' ' + message['content'] + eos_token }}"), "<s>", "</s>", None),
    ("mistral-v3-tekken", brackets(
        "{{ bos_token }}",
        "{% if loop.last and system is defined %}{{ '[INST]' + system + '\\n\\n' + message['content'] + '[/INST]' }}"
        "{% else %}{{ '[INST]' + message['content'] + '[/INST]' }}{% endif %}",
        "{{ message['content'] + eos_token }}"), "<s>", "</s>", None),
    ("gemma", turns("{{ bos_token }}{% if messages[0]['role'] == 'system' %}{{ raise_exception('no system') }}{% endif %}",
                    GEMMA.replace("PREFIX", ""), MODEL), "<bos>", "<eos>", "gemma"),
    ("gemma3", turns(
        "{{ bos_token }}{% if messages[0]['role'] == 'system' %}{% set first_user_prefix = messages[0]['content'] + '\\n\\n' %}"
        "{% set messages = messages[1:] %}{% else %}{% set first_user_prefix = '' %}{% endif %}",
        GEMMA.replace("PREFIX", "{{ first_user_prefix if loop.first else '' }}"), MODEL), "<bos>", "<eos>", "gemma3"),
    ("phi3", turns("", PHI, "{% if add_generation_prompt %}{{ '<|assistant|>\\n' }}{% else %}{{ eos_token }}{% endif %}"),
     "<s>", "<|endoftext|>", "phi3"),
    ("zephyr", turns(
        "",
        "{% if message['role'] == 'user' %}{{ '<|user|>\\n' + message['content'] + eos_token + '\\n' }}"
        "{% elif message['role'] == 'system' %}{{ '<|system|>\\n' + message['content'] + eos_token + '\\n' }}"
        "{% else %}{{ '<|assistant|>\\n' + message['content'] + eos_token + '\\n' }}{% endif %}",
        "{% if add_generation_prompt %}{{ '<|assistant|>\\n' }}{% endif %}"), "<s>", "</s>", None),
]  # fmt: skip

SYSTEM, USER = ("system", "Be brief."), ("user", "Is 42 right?")
CONVERSATIONS = [
    [USER], [SYSTEM, USER], [USER, ("assistant", "Yes.")], [SYSTEM, USER, ("assistant", "Yes."), ("user", "Why?")],
    [("user", "  spaces \n\t"), ("assistant", "\n kept or not  "), ("user", "\u00a0x\u001c")],
    [("system", " s "), ("user", " u "), ("assistant", " a ")],
    [("user", "{{ x }} {% y %} \\n <|im_end|></s>[/INST]")],
    [USER, ("assistant", "<think>\nhm\n</think>\n\nYes."), ("user", "Why?"), ("assistant", "<think>\nso\n</think>\n\nSo.")],
    [USER, USER], [("assistant", "Hello."), USER],
]  # fmt: skip


def tokenizer(template, bos, eos):
    return PreTrainedTokenizerFast(
        tokenizer_object=Tokenizer(models.WordLevel({"x": 0}, "x")), chat_template=template,
        bos_token=bos, eos_token=eos)  # fmt: skip


def render(tokenizer, messages, generate):
    try:
        return tokenizer.apply_chat_template(
            messages, tokenize=False, add_generation_prompt=generate, enable_thinking=False,
            date_string="26 Jul 2024")  # fmt: skip
    except Exception as error:
        assert "jinja" in type(error).__module__, error
        return None


def published(name):
    try:
        import trl
    except ImportError:
        return None
    return (pathlib.Path(trl.__file__).parent / "chat_templates" / f"{name}.jinja").read_text()


def main():
    families = []
    for family, template, bos, eos, file in FAMILIES:
        ours = tokenizer(template, bos, eos)
        own = file and published(file)
        theirs = tokenizer(own, bos, eos) if own else None
        rows = []
        for conversation in CONVERSATIONS:
            messages = [{"role": role, "content": content} for role, content in conversation]
            for generate in [True, False]:
                text = render(ours, messages, generate)
                if theirs:
                    assert text == render(theirs, messages, generate), (file, messages, generate, text, render(theirs, messages, generate))
                rows.append({"messages": messages, "generate": generate, "text": text})
        families.append({"family": family, "template": template, "bos": bos, "eos": eos, "rows": rows})
        print(family, file, "agrees" if theirs else "")
    text = json.dumps(families, ensure_ascii=True, separators=(",", ":"))
    (HERE / "templates.json").write_text(text.replace('},{"', '},\n{"') + "\n")


main()
