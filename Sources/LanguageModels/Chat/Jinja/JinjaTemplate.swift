import Foundation

/// A chat template in the Jinja language, as model folders hold them.
///
/// It is run as transformers runs it: with its settings of white space, its functions, and Python's
/// meaning of every operation. What published templates don't use is refused in words.
struct JinjaTemplate: Sendable {
  private let file: String
  private let block: JinjaBlock

  /// - Throws: ``FileError`` that names the file, the line, and what can't be run.
  init(_ source: String, file: String) throws {
    self.file = file
    block = try withDeepStack {
      var lexer = JinjaLexer(source)
      let tokens: [JinjaToken]
      do { tokens = try lexer.run() } catch { throw failure(error, file, lexer.line) }
      var parser = JinjaParser(tokens)
      do { return try parser.run() } catch { throw failure(error, file, parser.line) }
    }
  }

  /// - Throws: ``FileError`` in the template's own words if it refuses the conversation; else with
  ///   the line and what failed.
  func render(_ context: [String: JinjaValue]) throws -> MarkedText {
    nonisolated(unsafe) let context = context
    return try withDeepStack {
      let evaluation = JinjaEvaluation(context)
      defer { evaluation.namespaces.forEach { $0.attributes = JinjaDictionary() } }
      do {
        _ = try evaluation.run(block)
      } catch {
        throw failure(error, file, evaluation.line)
      }
      return evaluation.output.marked
    }
  }
}

private func failure(_ error: any Error, _ file: String, _ line: Int) -> any Error {
  guard let failure = error as? JinjaFailure else { return error }
  return FileError(
    file, "line \(failure.line ?? line): \(failure.problem)", remedy: failure.remedy)
}

/// Runs `body` on a stack for the deepest template that the budget allows, whichever thread calls.
private func withDeepStack<Result: Sendable>(
  _ body: @escaping @Sendable () throws -> Result
) throws -> Result {
  nonisolated(unsafe) var result: Swift.Result<Result, any Error>?
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    result = Swift.Result { try body() }
    done.signal()
  }
  thread.stackSize = 64 << 20
  thread.start()
  done.wait()
  guard let result else { throw JinjaFailure("no thread to run a template on") }
  return try result.get()
}
