import LanguageModels

extension HostileTable {
  static let templates = HostileTable(
    reader: "chat templates",
    rows: [
      row("a tag not known", "a\n\n{% include 'x' %}", "line 3", "include"),
      row("a filter not known", "{{ 1 | pprint }}", "pprint"),
      row("a function not known", "{{ lipsum() }}", "lipsum"),
      row("a block without an end", "{% if 1 %}", "no 'endif'"),
      row("an end without a block", "{% endfor %}", "endfor"),
      row("a tag without an end", "{{ 1 "), row("a text without an end", "{{ 'a }}"),
      row("a comment without an end", "{# a"), row("nothing to print", "{{ }}"),
      row("what is not there", "{{ messages[0].nope.more }}", "nope"),
      row("a letter plus a number", "{{ 'a' + 1 }}", "str + int"),
      row("a division by nothing", "{{ 1 // 0 }}"), row("a remainder of nothing", "{{ 1 % 0 }}"),
      row("a change of the messages", "{{ messages.append(1) }}", "unsafe"),
      row("its own refusal", "{{ raise_exception('no\nsystem') }}", "no", "system"),
      row("a loop in a loop without end", loops, "steps"),
      row("six loops of ten thousand", sixLoops, "steps"),
      row("a macro that calls itself", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "macros"),
      row(
        "two macros that call each other",
        "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}",
        "macros"),
      row("a range without end", "{{ range(10 ** 15) }}", "range"),
      row("a text times 10^15", "{{ 'a' * 10 ** 15 }}", "64 MiB"),
      row("a list times 10^15", "{{ [1] * 10 ** 15 }}", "2000000 values"),
      row("a field of 10^12 letters", "{{ '%999999999999s' % 1 }}", "64 MiB"),
      row("a text centred in 10^15", "{{ 'a'.center(10 ** 15) }}", "64 MiB"),
      row("an indent of 10^15", "{{ [1]|tojson(indent=10 ** 15) }}", "64 MiB"),
      row(
        "a text that doubles itself",
        "{% set n = namespace(x='ab') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        "64 MiB"),
      row(
        "a list that doubles itself",
        "{% set n = namespace(x=[1]) %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "values"),
      row("much printed", "{% for a in range(10000) %}{{ 'a' * 10000 }}{% endfor %}", "64 MiB"),
      row("a number beyond 2^63", "{{ 9223372036854775807 + 1 }}", "too large"),
      row("a power beyond 2^63", "{{ 10 ** 30 }}", "too large"),
      row("a negation beyond 2^63", "{{ (-9223372036854775807 - 1) // -1 }}", "too large"),
      row("a literal beyond 2^63", "{{ 99999999999999999999 }}", "too large"),
      row("10,000 nested brackets", "{{ \(nested(10_000)) }}", "levels"),
      row("10,000 nested blocks", String(repeating: "{% if 1 %}", count: 10_000), "levels"),
      row("10,000 sums", "{{ 1\(String(repeating: "+1", count: 10_000)) }}", "levels"),
      row("10,000 denials", "{{ \(String(repeating: "not ", count: 10_000))1 }}", "levels"),
      row("10,000 signs", "{{ \(String(repeating: "-", count: 10_000))1 }}", "levels"),
      row("10,000 filters", "{{ 'a'\(String(repeating: "|trim", count: 10_000)) }}", "levels"),
      row("two megabytes", String(repeating: "ab", count: 1 << 20), "2097152 bytes"),
    ])

  private static let loops =
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
  private static let sixLoops =
    String(repeating: "{% for a in range(10000) %}", count: 6) + "x"
    + String(repeating: "{% endfor %}", count: 6)

  private static func row(_ kind: String, _ source: String, _ names: String...) -> Hostile {
    Hostile(
      kind: "template: " + kind, names: ["chat_template.jinja: "] + names,
      make: { try write(source, $0 + "/chat_template.jinja") },
      read: { folder in
        _ = try ChatTemplate.file(folder + "/chat_template.jinja", for: nil)
          .prompt([.user("u"), .assistant("a"), .user("v")])
      })
  }
}
