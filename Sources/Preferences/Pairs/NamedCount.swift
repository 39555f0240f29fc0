/// How many there are, and what the first of them are called: memory does not grow with them.
public struct NamedCount: Sendable, Equatable {
  public private(set) var count = 0
  private var names: [String] = []
  private static let most = 8

  public init() {}

  public init(_ names: some Sequence<String>) {
    for name in names { add(name) }
  }

  public mutating func add(_ name: String) {
    count += 1
    if names.count < Self.most { names.append(name) }
  }

  /// `3, 9 and 12`, or `1, 2, 3, 4, 5, 6, 7, 8 and 92 more`.
  public var listed: String {
    if count <= 1 { return names.first ?? "none" }
    let rest = count - names.count
    let last = rest > 0 ? "\(rest) more" : names[names.count - 1]
    return names.dropLast(rest > 0 ? 0 : 1).joined(separator: ", ") + " and " + last
  }

  /// `pair 3`, or `pairs 3, 9 and 12`.
  public func listed(_ what: String) -> String { "\(what)\(count == 1 ? "" : "s") \(listed)" }
}

/// What the user calls one of several: by its id, or where it has none by its number from 1.
func userName(_ id: String, at index: Int) -> String { id.isEmpty ? "\(index + 1)" : id }
