import Files
import Foundation
import Testing

@testable import LanguageModels

@Suite struct JinjaTemplateTests {
  /// What `Fixtures/make_jinja.py` wrote.
  private struct Fixture: Decodable {
    struct Case: Decodable {
      var topic: String
      var template: String
      var text: String?
    }
    var messages: [ChatMessage]
    var cases: [Case]
  }

  @Test func templatesMeanWhatTheyMeanInJinja2() throws {
    let fixture = try JSONDecoder().decode(
      Fixture.self, from: MappedFile(path: fixture("jinja.json")).contents)
    #expect(fixture.cases.count > 200)
    for one in fixture.cases {
      var line = ""
      var text: String?
      do {
        text = try JinjaTemplate(one.template, file: "f").render(context(fixture.messages)).text
      } catch {
        line = "\(error)"
        #expect(error is FileError)
        #expect(line.hasPrefix("f: line "))
      }
      let same = text.map { Array($0.utf8) } == one.text.map { Array($0.utf8) }
      #expect(
        same,
        """
        \(one.topic): \(one.template) became \(text?.debugDescription ?? line), \
        wanted \(one.text?.debugDescription ?? "a refusal")
        """)
    }
  }

  @Test func theFamiliesTemplatesRenderAsTransformersDoes() throws {
    struct Family: Decodable {
      struct Row: Decodable {
        var messages: [ChatMessage]
        var generate: Bool
        var text: String?
      }
      var template: String
      var bos: String?
      var eos: String
      var rows: [Row]
    }
    let families = try JSONDecoder().decode(
      [Family].self, from: MappedFile(path: fixture("templates.json")).contents)
    for family in families {
      let template = try JinjaTemplate(family.template, file: "f")
      for row in family.rows {
        var context = context(row.messages, generate: row.generate)
        context["bos_token"] = family.bos.map { .string(markup: $0) } ?? JinjaValue.none
        context["eos_token"] = .string(markup: family.eos)
        // What asks for a thought asks for none in the fixture.
        context["enable_thinking"] = .bool(false)
        let text = try? template.render(context).text
        #expect(text.map { Array($0.utf8) } == row.text.map { Array($0.utf8) })
      }
    }
  }

  // MARK: Refusals

  private func refuses(
    _ template: String, naming parts: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do {
      let text = try JinjaTemplate(template, file: "m/chat.jinja").render(context([.user("u")]))
        .text
      Issue.record("rendered \(text.prefix(50))", sourceLocation: sourceLocation)
    } catch {
      let line = "\(error)"
      #expect(error is FileError, sourceLocation: sourceLocation)
      for part in ["m/chat.jinja: "] + parts where !line.contains(part) {
        Issue.record("\"\(line)\" does not name \"\(part)\"", sourceLocation: sourceLocation)
      }
    }
  }

  @Test func whatCantBeRunIsNamedWithItsLine() {
    refuses("a\n\n{% include 'x' %}", naming: "line 3", "unsupported tag 'include'")
    refuses("{% extends 'x' %}", naming: "line 1", "unsupported tag 'extends'")
    refuses("{% do x.append(1) %}", naming: "unsupported tag 'do'")
    refuses("{#\n#}{% for a in b recursive %}{% endfor %}", naming: "line 2", "'recursive'")
    refuses("{{ 1 }}\n{{ 1 | pprint }}", naming: "line 2", "unsupported filter 'pprint'")
    refuses("{{ 1 is nope }}", naming: "unsupported test 'nope'")
    refuses("{{ 'a'.encode() }}", naming: "unsupported method 'str.encode'")
    refuses("{{ lipsum() }}", naming: "unsupported function 'lipsum'")
    refuses("\n\n{{ nope() }}", naming: "line 3", "'nope' is undefined")
    refuses("{{ messages.append(1) }}", naming: "'append' of 'list' object is unsafe")
    refuses("{% if 1 %}\n{% for a in b %}\n{% endif %}", naming: "line 3", "'endif'")
    refuses("{% if 1 %}\n\n", naming: "no 'endif' for the 'if' in line 1")
    refuses("{{ messages[0].nope.more }}", naming: "'dict object' has no attribute 'nope'")
    refuses("{{ namespace(a=1) }}", naming: "a Namespace can't be printed")
    refuses(
      "{% macro m() %}\n{{ 1 + 'a' }}\n{% endmacro %}\n{{ m() }}", naming: "line 2", "int + str")
  }

  @Test func theTemplatesOwnWordsAreTold() {
    refuses(
      "{% for m in messages %}\n{{ raise_exception('Roles must\nalternate: ' ~ m.role) }}{% endfor %}",
      naming: "line 2", "Roles must", "alternate: user", "change the conversation")
  }

  // MARK: Bounds

  @Test(arguments: [
    (
      "{{ " + String(repeating: "[", count: 500) + String(repeating: "]", count: 500) + " }}",
      "levels"
    ),
    ("{{ 1" + String(repeating: " + 1", count: 5000) + " }}", "levels"),
    ("{{ x" + String(repeating: ".y", count: 5000) + " }}", "levels"),
    (String(repeating: "{% if 1 %}", count: 5000), "levels"),
    ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "100 macros"),
    (
      "{% macro m() %}{{ " + String(repeating: "[", count: 80) + "m()"
        + String(repeating: "]", count: 80) + " }}{% endmacro %}{{ m() }}", "nested too deeply"
    ),
    ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "steps"),
    ("{{ range(10 ** 15) }}", "range"),
    ("{{ 'a' * 10 ** 15 }}", "64 MiB"),
    ("{{ [1] * 10 ** 15 }}", "2000000 values"),
    ("{{ 'a'.center(10 ** 15) }}", "64 MiB"),
    ("{{ '%999999999999s' % 1 }}", "64 MiB"),
    ("{{ [1]|tojson(indent=10 ** 15) }}", "64 MiB"),
    ("{{ ('a' * 100000).replace('', 'b' * 100000) }}", "64 MiB"),
    ("{% for a in range(10000) %}{{ 'a' * 10000 }}{% endfor %}", "64 MiB"),
    ("{{ [1]|batch(10 ** 15, 0)|list }}", "2000000 values"),
    ("{{ ('a' * 200000).find('a' * 100000 ~ 'b') }}", "steps"),
    (
      "{% set n = namespace(x=[]) %}{% for i in range(9999) %}{% set n.x = [n.x] %}{% endfor %}",
      "levels"
    ),
    (
      "{% set n = namespace(x=[]) %}{% for i in range(9999) %}{% set n.x = n.x|map('e') %}"
        + "{% endfor %}", "levels"
    ),
    (
      "{% set n = namespace(x=[1]) %}{% for i in range(99) %}{% set n.x = [n.x, n.x] %}{% endfor %}"
        + "{{ n.x }}", "steps"
    ),
    (
      "{% set n = namespace(x=(1,)) %}{% for i in range(99) %}{% set n.x = (n.x, n.x) %}"
        + "{% endfor %}{{ {n.x: 1} }}", "key"
    ),
    ("{{ 9223372036854775807 + 1 }}", "too large"),
    ("{{ (-9223372036854775807 - 1) // -1 }}", "too large"),
    ("{{ 10 ** 30 }}", "too large"),
    ("{{ 1e300|int }}", "too large"),
    ("{{ 99999999999999999999 }}", "too large"),
  ]) func nothingIsUnbounded(template: String, reason: String) {
    refuses(template, naming: reason)
  }

  @Test func namespacesMayHoldThemselves() throws {
    let template = try JinjaTemplate(
      """
      {%- set n = namespace() %}{% set n.n = n %}
      {%- for i in range(50000) %}{% set n = namespace(n=n) %}{% set n.n = n %}{% endfor %}
      {{- n.n.n == n }}
      """, file: "f")
    #expect(try template.render([:]).text == "True")
  }
}

/// What a caller gives a template.
func context(_ messages: [ChatMessage], generate: Bool = true) -> [String: JinjaValue] {
  [
    "messages": .list(
      messages.map {
        .dictionary([
          "role": .string(markup: $0.role.rawValue), "content": .string(content: $0.content),
        ])
      }),
    "add_generation_prompt": .bool(generate),
    "bos_token": .string(markup: "<s>"), "eos_token": .string(markup: "</s>"),
    "tools": .none, "documents": .none,
  ]
}
