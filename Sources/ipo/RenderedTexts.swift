import LanguageModels

/// Tells, once for each file, that prompts were rendered by a chat template before, which is then
/// put on twice.
struct RenderedTexts {
  private let marks: TemplateMarks?
  private var count = 0

  /// - Parameter template: what will be put on; `nil` where nothing is.
  init(_ template: ChatTemplate?, _ tokenizer: any Tokenizer) {
    marks = template.flatMap { TemplateMarks($0, tokenizer) }
  }

  mutating func look(at prompt: String) {
    if marks?.areBorne(by: prompt) == true { count += 1 }
  }

  /// Tells how many there were in the file.
  mutating func tell(of file: String) {
    if count > 0, let marks {
      complain(
        "warning: \(file): \(count) prompt\(count == 1 ? " bears" : "s bear") the chat template's "
          + "marks already (\(marks.opening)), which are then there twice; give plain texts, or use "
          + "--raw")
    }
    count = 0
  }
}

extension OpenModel {
  /// What looks for prompts that this model's template has rendered before.
  func renderedTexts(_ mode: JudgeMode = .clean) -> RenderedTexts? {
    guard case .local(let model, let template) = self, mode.conventions.usesChatTemplate else {
      return nil
    }
    return RenderedTexts(template, model.tokenizer)
  }
}

extension LanguageModel {
  /// Tells what its folder holds and is not used.
  func tellNotes() {
    for note in notes { complain("warning: \(note)") }
  }
}
