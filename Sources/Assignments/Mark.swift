/// Points for one thing that was asked for, and why some are missing.
public struct Mark: Codable, Sendable, Equatable {
  public var name: String
  public var points: Double
  public var of: Double
  /// Why points are missing; empty where none is.
  public var reason: String

  public init(_ name: String, _ points: Double, of: Double, reason: String = "") {
    (self.name, self.points, self.of) = (name, points, of)
    self.reason = points < of ? reason : ""
  }

  /// All points or none.
  public init(_ name: String, of points: Double, isEarned: Bool, reason: String) {
    self.init(name, isEarned ? points : 0, of: points, reason: reason)
  }
}

/// What an assignment was measured to be worth.
public struct Marks: Codable, Sendable, Equatable {
  public var marks: [Mark]
  /// Measured numbers that stand in the class's table, by name, in order.
  public var measured: [Measured]

  public struct Measured: Codable, Sendable, Equatable {
    public var name: String
    public var value: Double
    /// As shown, with its interval and unit.
    public var shown: String
    public init(_ name: String, _ value: Double, shown: String) {
      (self.name, self.value, self.shown) = (name, value, shown)
    }
  }

  public init(_ marks: [Mark], measured: [Measured] = []) {
    (self.marks, self.measured) = (marks, measured)
  }

  public var points: Double { marks.reduce(0) { $0 + $1.points } }
  public var of: Double { marks.reduce(0) { $0 + $1.of } }
}
