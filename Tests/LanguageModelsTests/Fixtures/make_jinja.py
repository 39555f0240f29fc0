"""Makes jinja.json: small templates as jinja2 renders them in transformers' environment.

    python make_jinja.py          (transformers 5)

{"messages", "cases"}; a case is {"topic", "template", "text"}, where text is null for a template
that jinja2 refuses. Each is rendered with the messages, add_generation_prompt, and the tokens <s>
and </s>.
"""

import datetime
import json
import pathlib

from transformers.utils import chat_template_utils

HERE = pathlib.Path(__file__).parent


class Day(datetime.datetime):
    """The day that the program under test tells templates, too."""

    @classmethod
    def now(cls, tz=None):
        return cls(2024, 7, 26)


chat_template_utils.datetime = Day

MESSAGES = [
    {"role": "system", "content": "Be brief. "},
    {"role": "user", "content": " Is 'é' \"one\"\\ letter?\n"},
    {"role": "assistant", "content": "<think>\nhm\n</think>\n\nYes & <no>."},
    {"role": "user", "content": "{{ why }} e\u0301 👩‍🚀 <|im_end|>"},
]

# Expressions by topic; one a line.
EXPRESSIONS = {
    "literals": r"""
        1
        -7
        1_000
        0x1F
        0b101
        0o17
        1.5
        1e3
        1.5e-7
        'a' "b" 'c'
        'tab\t line\n quote\' \\ \x41 \u00e9 \U0001F600 \101 \q'
        true, True, false, none, None
        [1, 'a', [2.0, none], (), (1,), (1, 2)]
        {'a': 1, 2: "it's", 'b': {'c': ['"', "'\""]}}
        '\u200b\x07' ~ ['\u200b\x07\u00e9\U0001F600\r']
    """,
    "numbers": """
        1 + 2 * 3 - 4
        7 / 2
        4 / 2
        7 // 2, -7 // 2, 7 // -2, 7.5 // -2
        7 % 3, -7 % 3, 7 % -3, -7.5 % 2
        2 ** 10, 2 ** -1, -2 ** 2, 2 ** 3 ** 2
        true + 1
        1 / 0
        1e16, 1e15, 123456789012345680.0, 0.0001, 0.00001, 1e22, 9007199254740993.0
        0.1 + 0.2, 1e308 * 10, -0.0
        (2.5)|round, 3.5|round, 2.675|round(2), 1234.5|round(-2), 7|round, 1.21|round(1, 'ceil')
        '42'|int, ' 4_2 '|int, '4.9'|int, 'x'|int, 'x'|int(7), '0x1F'|int(0, 16), none|int, 3.9|int
        '1.5'|float, 'x'|float, '1e3'|float, 'nan'|float, none|float(2.0)
        -3|abs, 2.5|abs, [3, 1, 2]|sum, [3, 1, 2]|max, [3, 1, 2]|min, []|max
        3 is odd, 4 is even, 9 is divisibleby 3, 1.0 is odd
    """,
    "comparisons": """
        1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == true
        'a' < 'b', 'Z' < 'a', [1, 2] < [1, 3], (1,) < (1, 0)
        1 < 'a'
        none < 1
        'é' == 'e\\u0301', 'é' in ['e\\u0301'], {'é': 1}['e\\u0301'] is defined
        'b' in 'abc', 'x' not in 'abc', 2 in [1, 2], 'a' in {'a': 1}, 1 in {1.0: 2}
        1 in 'abc'
        1 in 2
        not 1 == 2
        0 or 'a', 1 and 'b', '' and 1, [] or {} or none
        1 if 0 else 2, (1 if 0), (1 if 0) is defined
        {'a': 1, 'b': 2} == {'b': 2, 'a': 1}, [1] == (1,), nope == nope
    """,
    "undefined": """
        nope
        [nope, nope ~ 'a']
        nope.a
        nope['a']
        nope + 1
        'a' + nope
        nope()
        nope is defined, nope is undefined, nope is none, nope is string, nope is iterable
        nope|default('d'), ''|default('d'), ''|default('d', true), none|d('d', boolean=true)
        nope|length, nope|list, nope|join, nope|upper, nope|first is defined
        messages[9]
        messages[9].role
        messages[0].nope, messages[0]['nope'] is defined
        messages[0].nope.more
        nope or 'else', not nope, nope == none
    """,
    "texts": r"""
        ' a b '.strip() ~ '|' ~ ' a '.lstrip() ~ '|' ~ ' a '.rstrip() ~ '|'
        'xxaxx'.strip('x'), 'abcab'.lstrip('ba'), '\u00a0a\x1c'.strip(), 'a'.strip(none)
        'a,b,,c'.split(','), ' a  b c '.split(), 'a b c'.split(none, 1), 'a,b,c'.split(',', 1)
        'a,b,c'.rsplit(',', 1), ' a b c '.rsplit(none, 1), 'aaa'.rsplit('aa')
        'a'.split('')
        'a\nb\r\nc\x0bd'.splitlines(), 'a\n\nb'.splitlines(true)
        'abc'.startswith('ab'), 'abc'.startswith(('x', 'a')), 'abc'.startswith('b', 1)
        'abc'.endswith('bc'), 'abc'.endswith(('x', 'c')), 'abc'.endswith('', 4)
        'aXbX'.replace('X', '--'), 'aXbX'.replace('X', '', 1), 'ab'.replace('', '.')
        'Hello wORLD'.upper(), 'Hello wORLD'.lower(), "they're 3rd".title(), 'hELLO'.capitalize()
        'ß ŉ ﬁ ǆ'.upper(), 'ΑΣ ΑΣΑ'.lower(), 'İ'.lower(), 'ǆ'.title(), 'Ab1'.swapcase()
        'abcabc'.find('c'), 'abc'.find('x'), 'abcabc'.rfind('c'), 'abcabc'.index('b', 2)
        'abc'.index('x')
        'aaaa'.count('aa'), 'abc'.count(''), '-'.join(['a', 'b']), ''.join([])
        '-'.join([1])
        '12'.isdigit(), '²'.isdigit(), 'é'.isalpha(), 'a1'.isalnum(), ' \t'.isspace(), ''.isspace()
        'AB1'.isupper(), 'ab1'.islower(), '1'.isupper(), 'ǅ'.isupper()
        'abc'.removeprefix('ab'), 'abc'.removesuffix('bc'), 'abc'.removeprefix('x')
        'a=b=c'.partition('='), 'a=b=c'.rpartition('='), 'abc'.partition('=')
        '-5'.zfill(4), 'a'.ljust(3, '.'), 'a'.rjust(3), 'ab'.center(5, '*'), 'a'|center(4)
        '%s is %d or %.2f%%' % ('a', 3, 2.5), '%5d|%-5d|%05d|%+d' % (1, 2, 3, 4), '%r' % 'a'
        '%(a)s-%(b)02d' % {'a': 1, 'b': 2}, '%s' % none, '%e %g' % (1.5, 0.00001), '%x' % 255
        '%s' % ('a', 'b')
        '{} {}'.format(1, 'b'), '{1}{0}{{}}'.format('a', 'b'), '{x!r}'.format(x='é')
        '{}'.format()
        'e\u0301'|length, '👩‍🚀'|length, 'e\u0301'[0], '👩‍🚀'[::-1]|length
        'abcde'[1:3], 'abcde'[-2:], 'abcde'[::-1], 'abcde'[::2], 'abcde'[10:], 'abcde'[-1]
        'abc'[9] is defined, 'ab' * 3, 3 * 'ab', 'ab' * -1, 'a' ~ 1 ~ none ~ true
        'a' + 1
        'it''s', ["it's"], ['"'], ['\'"'], ['\n\t\\']
        'abc'.nope is defined
    """,
    "filters": r"""
        ' a '|trim ~ '|', 'xax'|trim('x'), 5|trim, none|upper
        'a-b c (d) e\'s 3rd'|title, 'aBC d'|capitalize, 'a.b'|replace('.', ''), 'aaa'|replace('a', 'b', 2)
        [1, 2, 3]|join(', '), ['a', none]|join, messages|join('; ', attribute='role')
        [1, 2]|length, {'a': 1}|count, 'é'|length
        5|length
        [1, 2]|first, [1, 2]|last, 'abc'|last, {'a': 1}|first, []|first is defined
        'abc'|list, {'a': 1}|list, (1, 2)|list
        5|list
        [1, 2, 3, 4]|select('odd')|list, [0, 1, '', 'a']|select|list, [0, 1]|reject|list
        messages|selectattr('role', 'equalto', 'user')|list|length
        messages|selectattr('nope')|list, messages|rejectattr('role', 'in', ['user', 'system'])|list|length
        messages|map(attribute='role')|join(','), ['a', 'B']|map('upper')|list, [[1, 2]]|map(attribute=0)|list
        [{'a': 1}, {}]|map(attribute='a', default=9)|list, [{'a': {'b': 2}}]|map(attribute='a.b')|first
        (messages|selectattr('nope')) and true
        messages|map('length')|length
        ['b', 'A', 'c']|sort, ['b', 'A', 'c']|sort(case_sensitive=true), [1, 3, 2]|sort(reverse=true)
        messages|sort(attribute='role')|map(attribute='role')|list
        [1, 'a']|sort
        ['a', 'A', 'b', 'a']|unique|list, ['a', 'A']|unique(true)|list, 'abc'|reverse, [1, 2]|reverse|list
        {'b': 1, 'A': 2}|dictsort, {'b': 1, 'a': 2}|dictsort(by='value'), {'b': 1}|items|list
        'a\n\nb'|indent, 'a\nb'|indent(2, true), 'a\n\nb'|indent('> ', blank=true)
        [1, 2, 3]|batch(2)|list, [1, 2, 3]|batch(2, 0)|list, [1, 2, 3, 4]|slice(3)|list, 'a b_c d'|wordcount
        '<a href="x">\'&</a>'|e, '<b>'|safe + '<i>', ('<b>'|safe) ~ '<i>', ('<b>'|safe)|upper + '<i>'
        'x%sx'|format(1), '%(a)s'|format(a=2), 3|string + '!', [1.0, 'a']|string
        1|nope
        'a'|upper(1)
        'a'|default('b', 'c', 'd')
    """,
    "json": r"""
        messages|tojson
        {'a': [1, 2.0, 1e16, true, none, 'é\n"\\\u2028\x07/'], 1: {}, none: [], 1.5: (1,)}|tojson
        {'b': {'x': [1, 2], 'e': [], 'd': {}}, 'a': 1}|tojson(indent=2)
        {'b': 1, 'a': 2}|tojson(sort_keys=true), [1, {'a': 2}]|tojson(separators=(',', ':'))
        'é👩'|tojson(ensure_ascii=true), [1]|tojson(indent=0), [1]|tojson(indent='--')
        nope|tojson
        [range(2)]|tojson
        'nan'|float|tojson
    """,
    "collections": """
        [1, 2] + [3], (1,) + (2,), [0] * 2, [1, 2, 3][1:], (1, 2, 3)[::-1], [1, 2, 3][-1], [1][5] is defined
        [1] + (2,)
        [1, 2, 1].index(2), [1, 2, 1].count(1), (1, 2).count(1)
        {'a': 1}.a, {'a': 1}['a'], {'items': 1}['items'], {'a': 1}.get('b'), {'a': 1}.get('b', 2)
        {'a': 1}.items(), {'a': 1}.keys(), {'a': 1}.values()|list, {'a': 1, 'a': 2}
        {'a': 1}.update({'b': 2})
        [1].append(2)
        {'a': 1}.pop is defined
        {[1]: 2}
        range(3)|list, range(1, 7, 2)|list, range(3, 0, -1)|list, range(0)|list, range(5)[1:3]|list, range(3)
        range(1, 2, 0)
        dict(a=1, b=2), dict([('a', 1)], b=2), namespace(a=1).a, namespace(a=1).b is defined
        messages.0.role, messages[0]['role'], messages[-1].role, [[1, 2]][0][1], {'a': {'b': 1}}.a.b
        range('a')
    """,
    "tests": """
        1 is number, 1.0 is number, true is number, '1' is number, 1 is integer, true is integer
        1.0 is float, true is boolean, true is true, 1 is true, false is false, none is none
        'a' is string, {} is mapping, [] is mapping, [] is sequence, {} is sequence, 'a' is sequence
        1 is sequence, [] is iterable, 1 is iterable, range is callable, 'a' is callable
        none is sameas none, 1 is sameas true, 'a' is sameas none, {}.items() is sequence
        1 is eq 1, 1 is equalto(2), 1 is ne 2, 1 is lt 2, 2 is gt 1, 1 is le 1, 2 is ge 3, 1 is in [1, 2]
        'A' is upper, 'a' is lower, 'upper' is filter, 'nope' is filter, 'odd' is test
        1 is not string, not 1 is string, 1 is string or 1 is number
        1 is nope
        1 is defined is defined
    """,
    "functions": """
        strftime_now('%d %b %Y, %B %-d %A %a %j %H:%M:%S %I %p %y/%m %% %q')
        raise_exception('no')
        bos_token ~ eos_token ~ add_generation_prompt
        nope is defined and nope.a
    """,
}

# Whole templates by topic.
TEMPLATES = {
    "white space": [
        "a\n", "a\n\n", "a\r\nb\rc\n",
        "  {% if true %}\n  b\n  {% endif %}\n  c",
        "a {% if true %} b {% endif %} c", "  {%+ if true %}b{% endif +%}\nc",
        "a \n {%- if true -%} \n b \n {%- endif -%} \n c", "a {{- ' b ' -}} c\n {{ 1 }}\n d",
        "a\n  {# note #}\n  b {#- c -#} d\n{# x\ny #}e", "{#+ a +#}\nb", "  {{ 1 }}\n  {{ 2 }}",
        "a {%- raw %} {{ x }} {%- endraw %} b", "  {% raw -%}\n  {% if %}\n  {% endraw %}\nb",
        "{% set x = 1 %}\n\nb\n\n{% set y = 2 %}\n", "\t{% if 1 %}\n\t\tx\n\t{% else %}\n\ty\n\t{% endif %}",
        "{{ {'a': {'b': 1}}['a'] }}", "{{ '}}' }}{{ \"{%\" }}", "{ { % } # }",
        "{% if true -%}\n\n  x\n\n{%- endif %}", "a\n{%- for i in [1, 2] %}\n{{ i }}\n{%- endfor %}\nb",
    ],
    "conditions": [
        "{% if 0 %}a{% elif '' %}b{% elif 1 %}c{% else %}d{% endif %}", "{% if nope %}a{% endif %}",
        "{% if 1 %}{% set x = 2 %}{% endif %}{{ x }}", "{% if 0 %}{{ 1|nope }}{% endif %}ok",
        "{% if 1 %}{{ 1|nope }}{% endif %}", "{{ (1|nope) if false else 2 }}",
        "{% if 0 %}{% for a in [1] %}{{ a|nope }}{% endfor %}{% endif %}", "{% if 1: %}a{% endif %}",
    ],
    "loops": [
        "{% for m in messages %}{{ loop.index }}/{{ loop.length }}{{ m.role }} {% endfor %}",
        "{% for a in [1, 2, 3] %}{{ loop.index0 }}{{ loop.first }}{{ loop.last }}{{ loop.revindex }}"
        "{{ loop.revindex0 }}{{ loop.previtem }}{{ loop.nextitem }}{{ loop.depth }}|{% endfor %}",
        "{% for a in [1, 2, 3, 4] if a is odd %}{{ a }}{{ loop.last }}{{ loop.length }} {% endfor %}",
        "{% for a in [] %}a{% else %}none{% endfor %}", "{% for a in nope %}a{% else %}none{% endfor %}",
        "{% for a in none %}{% endfor %}", "{% for k, v in {'a': 1}.items() %}{{ k }}{{ v }}{% endfor %}",
        "{% for a, (b, c) in [(1, (2, 3))] %}{{ a }}{{ b }}{{ c }}{% endfor %}",
        "{% for a, b in [[1]] %}{% endfor %}", "{% for c in 'héé' %}{{ c }}.{% endfor %}",
        "{% for a in [1, 2, 3] %}{% if a == 2 %}{% continue %}{% endif %}{{ a }}{% endfor %}",
        "{% for a in [1, 2, 3] %}{% if a == 2 %}{% break %}{% endif %}{{ a }}{% else %}e{% endfor %}",
        "{% for a in [1] %}{% continue %}{% else %}e{% endfor %}",
        "{% for a in [1, 2] %}{% for b in [3, 4] %}{{ loop.index }}{% endfor %}{{ loop.index }} {% endfor %}",
        "{% for a in [1, 2, 3] %}{{ loop.cycle('x', 'y') }}{{ loop.changed(a // 2) }}{% endfor %}",
        "{% set ns = namespace(go=true) %}{% for a in [1, 2, 3] if ns.go %}{{ a }}{% set ns.go = false %}{% endfor %}",
        "{% set g = [1, 2]|map('string') %}{{ g|list }}{{ g|list }}", "{% for loop in [1] %}{% endfor %}",
        "{% for a in [1, 2] %}{{ loop.nope }}{{ loop.index.nope }}{% endfor %}", "{{ loop is defined }}",
    ],
    "scopes": [
        "{% set x = 1 %}{% for a in [1] %}{% set x = 2 %}{{ x }}{% endfor %}{{ x }}",
        "{% for a in [1, 2] %}{{ x }}{% set x = a %}{% endfor %}{{ x is defined }}",
        "{% set ns = namespace(x=1) %}{% for a in [5, 6] %}{% set ns.x = ns.x + a %}{% endfor %}{{ ns.x }}",
        "{% for a in [1] %}{{ bos_token }}{% endfor %}{% set bos_token = 'x' %}{{ bos_token }}",
        "{{ bos_token }}{% for a in [1] %}{{ bos_token }}{% endfor %}{% set bos_token = 'x' %}",
        "{% for a in [1] %}{{ bos_token }}{% endfor %}{% if 1 %}{% set bos_token = 'x' %}{% endif %}",
        "{% set x = 1 %}{% with x = 2, y = x %}{{ x }}{{ y }}{% set z = 3 %}{% endwith %}{{ x }}{{ z }}",
        "{% set a, b = 1, 2 %}{% set b, a = a, b %}{{ a }}{{ b }}", "{% set x = 1, 2 %}{{ x }}",
        "{% set x %}a{{ 1 }}{% set y = 2 %}{% endset %}{{ x }}{{ y }}", "{% set x | upper | trim %} a {% endset %}{{ x }}.",
        "{% filter upper %}a{{ 'b' }}{% endfilter %}", "{% filter length %}a{% endfilter %}",
        "{% set d = {} %}{% set d.x = 1 %}", "{% set ns = namespace() %}{% set ns._x = 1 %}",
        "{% set messages = messages[1:] %}{{ messages|length }}", "{% set none = 1 %}",
        "{% generation %}a{% set x = 1 %}{% endgeneration %}{{ x }}",
    ],
    "macros": [
        "{% macro m(a, b=2, c=a) %}{{ a }}{{ b }}{{ c }};{% endmacro %}{{ m(1) }}{{ m(1, c=3) }}{{ m(b=1, a=2) }}{{ m() }}",
        "{% macro m() %}{{ x }}{% endmacro %}{% set x = 1 %}{{ m() }}{% for x in [2] %}{{ m() }}{% endfor %}",
        "{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}", "{% macro m(a) %}{% endmacro %}{{ m(b=2) }}",
        "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, 3, x=4) }}",
        "{% macro m(n) %}{{ n }}{% if n > 0 %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(3) }}",
        "{% macro m(a) %}<{{ caller(a) }}>{% endmacro %}{% call(x) m(1) %}{{ x }}!{% endcall %}",
        "{% macro m() %}a{% endmacro %}{% call m() %}b{% endcall %}", "{% call 1 %}{% endcall %}",
        "{% macro m() %} a {% endmacro %}{{ m()|trim ~ m()|length }}{{ m is callable }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(*[1]) }}{{ m(**{'a': 2}) }}", "{{ m() }}{% macro m() %}{% endmacro %}",
        "{% macro m(a, a) %}{% endmacro %}", "{% macro m(a=1, b) %}{% endmacro %}",
    ],
    "syntax": [
        "{{ 1", "{{ }}", "{% if 1 %}", "{% endif %}", "{% nope %}", "{{ 1 2 }}", "{{ (1 }}", "{{ 'a }}", "{# a",
        "{{ a.}}", "{{ a[] }}", "{{ [1, 2,] }}{{ (1,) }}{{ {'a': 1,} }}{{ range(2,)|list }}", "{{ 1 is }}", "{{ $ }}",
        "{% for a in [1] %}{% endif %}", "{% break %}", "{% raw %}a", "{{ f(a=1, 2) }}", "{{ '\\x4' }}",
        "{% do 1 %}", "{% include 'a' %}", "{{ 'a' is string and 'b' is not none }}", "{{ not not 1 }}{{ - -1 }}",
        "{{ 'a'|upper ~ 'b'|upper }}{{ 1 + 2|string|length }}{{ -1|abs }}", "{{ [1, 2][0] + (3) }}{{ {}['a']|d(4) }}",
    ],
    "conversations": [
        "{% for m in messages %}{{ '<|' + m['role'] + '|>\\n' + m['content'] | trim + '\\n' }}{% endfor %}",
        "{% for m in messages %}{% if m.role == 'assistant' %}{% set text = m.content.split('</think>')[-1].lstrip('\\n') %}"
        "{% else %}{% set text = m.content %}{% endif %}{{ text }}{{ eos_token if not loop.last }}{% endfor %}",
        "{% for m in messages[1:] %}{% if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}"
        "{{ raise_exception('take turns') }}{% endif %}{{ loop.index0 }}{% endfor %}",
        "{% if messages[0].role == 'user' %}{% else %}{{ raise_exception('no ' ~ messages[0].role) }}{% endif %}",
        "{{ bos_token }}{% for m in messages|rejectattr('role', 'eq', 'system') %}[{{ m.content|tojson }}]{% endfor %}",
    ],
}


def main():
    context = {"messages": MESSAGES, "add_generation_prompt": True, "bos_token": "<s>", "eos_token": "</s>"}
    sources = [
        (topic, "{{ " + line.strip() + " }}") for topic, lines in EXPRESSIONS.items() for line in lines.strip().splitlines()
    ]
    sources += [(topic, template) for topic, templates in TEMPLATES.items() for template in templates]
    cases = []
    for topic, template in sources:
        try:
            text = chat_template_utils._compile_jinja_template(template).render(**context)
        except Exception:
            text = None
        cases.append({"topic": topic, "template": template, "text": text})
    rows = ",\n".join(json.dumps(case) for case in cases)
    (HERE / "jinja.json").write_text(f'{{"messages":{json.dumps(MESSAGES)},"cases":[{rows}]}}\n')


if __name__ == "__main__":
    main()
