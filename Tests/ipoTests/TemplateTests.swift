import Foundation
import Testing

/// Conversations as transformers writes them down, where it is installed.
@Suite struct TemplateTests {
  private static let fixtures =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().path + "/LanguageModelsTests/Fixtures"

  /// A Python with transformers, named by `IPO_PEER_PYTHON`.
  private static let python: String? = {
    let named = ProcessInfo.processInfo.environment["IPO_PEER_PYTHON"]
    return named.flatMap { run($0, ["-c", "import transformers"]).status == 0 ? $0 : nil }
  }()

  private static func run(_ program: String, _ arguments: [String]) -> (status: Int32, text: String)
  {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return (1, "") }
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test(.enabled(if: TemplateTests.python != nil, "IPO_PEER_PYTHON has no transformers"))
  func everyTemplateAsTransformersRendersIt() throws {
    let python = try #require(Self.python)
    let ipo = ipoProgram.path
    let result = Self.run(
      python,
      [Self.fixtures + "/compare_templates.py", ipo, Self.fixtures + "/qwen2"])
    #expect(result.status == 0 && result.text.contains(" 0 different"), "\(result.text)")
  }

  /// What `--messages` prints, for a folder's own template.
  @Test func aConversationAsTextAndIds() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    let template = try folder.write(
      "{% for m in messages %}{{ m.role + ' : ' + m.content + ' <end> ' }}{% endfor %}",
      to: "own.jinja")
    try folder.write(#"[{"role": "user", "content": "cats"}]"#, to: "talk.json")
    let run = try ipo(
      "inspect", "--model", model, "--messages", "talk.json", "--json", in: folder)
    #expect(run.status == 1 && run.errors.contains("no chat template"))
    try folder.write("{% for m in messages %}\n{% extends 'x' %}", to: "wrong.jinja")
    let wrong = try ipo(
      "inspect", "--model", model, "--messages", "talk.json", "--chat-template", "wrong.jinja",
      in: folder)
    #expect(wrong.status == 1 && wrong.errors.contains("wrong.jinja: line 2"), "\(wrong.errors)")
    #expect(wrong.errors.contains("extends"))
    let unknown = try ipo(
      "inspect", "--model", model, "--messages", "talk.json", "--chat-template", template,
      in: folder)
    // The pocket world has no such word.
    #expect(unknown.status == 1 && unknown.errors.contains("user"), "\(unknown.errors)")
  }
}
