/// All exercises, in the order of the book.
public enum Exercises {
  public static let all: [any Checked.Type] = [
    TwoLogits.self
  ]

  /// The exercise of that number; `nil` if there is none.
  public static func named(_ id: String) -> (any Checked.Type)? {
    all.first { $0.about.id == id || $0.about.folder == id }
  }
}
