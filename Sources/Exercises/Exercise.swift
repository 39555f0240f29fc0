import AssignmentKit
import Foundation

/// What an exercise is called, where it belongs, and how it helps.
public struct Exercise: Sendable {
  /// Chapter and number, such as `2.1`.
  public let id: String
  /// The folder's name below `exercises/`, such as `02-1-two-logits`.
  public let folder: String
  public let title: String
  /// The claim or figure of the chapter that it extends.
  public let extends: String
  /// How long it takes, minutes.
  public let minutes: Int
  /// From gentle to nearly all.
  public let hints: [String]

  public init(
    _ id: String, folder: String, title: String, extends: String, minutes: Int, hints: [String]
  ) {
    (self.id, self.folder, self.title) = (id, folder, title)
    (self.extends, self.minutes, self.hints) = (extends, minutes, hints)
  }

  /// The program that the student's file is built into.
  public var product: String { "exercise-" + folder.prefix(4) }
}

/// An exercise with what a right answer does.
///
/// The answer is a function. The student's program only computes it, on inputs that it is sent; what
/// is right is known to whoever sends them. So a stub, a solution, a wrong answer and a stranger's
/// program are all held to the one ``review(_:of:)``, and no program can mark itself.
public protocol Checked: Sendable {
  associatedtype Input: Codable & Sendable
  associatedtype Output: Codable & Sendable
  static var about: Exercise { get }
  /// What the answer is tried on; the same each time.
  static func inputs() throws -> [Input]
  /// What is right about the outputs and what is not, in the order in which it is told.
  static func review(_ outputs: [Output], of inputs: [Input]) throws -> [Check]
  /// Why it is right, with a number that is measured here and now.
  static func explanation() throws -> String
}

extension Checked {
  /// Tries an answer in this process.
  public static func check(_ answer: (Input) throws -> Output) throws -> [Check] {
    let inputs = try inputs()
    return try review(inputs.map(answer), of: inputs)
  }

  /// The inputs as a program reads them: a line of JSON each.
  public static func request() throws -> Data { try request(inputs()) }
  public static func request(_ inputs: [Input]) throws -> Data { try JSONLine.write(inputs) }

  /// What a program wrote, a line of JSON each, as far as it can be read.
  public static func outputs(_ reply: Data) -> [Output] { JSONLine.read(reply) }

  /// What a program with this answer would write.
  public static func reply(
    to inputs: [Input], _ answer: (Input) throws -> Output
  ) throws -> Data { try JSONLine.write(inputs.map(answer)) }

  /// What a program that was sent ``request()`` wrote, reviewed.
  public static func review(reply: Data) throws -> [Check] {
    let inputs = try inputs()
    let outputs = Array(outputs(reply).prefix(inputs.count))
    guard outputs.count == inputs.count else {
      let next = try String(decoding: JSONLine.encoder.encode(inputs[outputs.count]), as: UTF8.self)
      return [
        Check(
          "it answers", passed: false, yours: "\(outputs.count) answers",
          wanted: "\(inputs.count) answers", advice: "It ended at this input: \(next)")
      ]
    }
    return try review(outputs, of: inputs)
  }

  /// The student's program: answers each line of its input, and ends.
  public static func answer(_ body: (Input) throws -> Output) {
    let end = OwnEnd()
    do {
      while let input = try end.next(Input.self) { try end.say(body(input)) }
    } catch {
      try? FileHandle.standardError.write(contentsOf: Data("\(error)\n".utf8))
      exit(1)
    }
  }
}
