/// Refuses a setting that is outside of its meaning before anything is computed with it.
///
/// - Throws: ``FileError``: `rate: it is nan; give a number above 0`.
public func require(
  _ isMeant: Bool, _ name: String, _ value: some CustomStringConvertible, give range: String
) throws {
  if !isMeant { throw FileError(name, "it is \(value)", remedy: "give \(range)") }
}
