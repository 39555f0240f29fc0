import Measures
import Notebook
import Preferences
import Tensors
import Worlds

/// Routers on instructions in the usual wording and in two others, and what the judge loses where
/// they pick the question.
public struct RoutingTable: Sendable {
  /// A router, by draw of the labels.
  public struct Row: Sendable {
    public let name: String
    /// By wording, the share routed right and the accuracy lost, over draws of labels.
    public let right, lost: [Interval]
  }

  /// The two rewordings come after the usual wording.
  public static let wordings = ["usual", "first other", "second other"]

  public let rows: [Row]
  /// The judge's accuracy by wording if the true category's question is asked.
  public let accuracies: [Interval]

  /// - Parameters:
  ///   - draws: tasks to label and tasks to route.
  ///   - routers: how a router is made of a draw.
  ///   - judge: answers all questions about the pairs.
  public init(
    draws: [RoutingTasks],
    _ routers: [(name: String, make: (RoutingTasks) -> any CategoryRouter)],
    judge: LanguageModel, pairs: [PocketPair]
  ) throws {
    let matrices = try Self.wordings.indices.map { wording in
      try QuestionMatrix(judge, about: pairs.map { $0.item(wording: wording) })
    }
    accuracies = matrices.map { RewardBench($0.own).total }
    let truth = matrices.map { matrix in
      matrix.accuracy { RewardBench.section(of: $0.category) }
    }
    rows = routers.map { name, make in
      let made = draws.map(make)
      return Row(
        name: name,
        right: Self.wordings.indices.map { wording in
          .mean(zip(made, draws).map { $0.share(right: $1.questions(wording: wording)) })
        },
        lost: zip(matrices, truth).map { matrix, truth in
          .mean(made.map { router in truth - matrix.accuracy { router.category(of: $0.prompt) } })
        })
    }
  }

  /// The share routed right: routers in rows, wordings in columns.
  public var panel: Panel {
    .heatMap(
      x: "wording of the instruction", y: "router", rows: rows.map(\.name), columns: Self.wordings,
      values: rows.map { $0.right.map(\.value) }, digits: 0, percent: true)
  }

  /// The accuracy that is lost.
  public var table: Table {
    let truth: [Cell] = accuracies.map { .percentEstimate(Estimate($0)) }
    return Table(
      columns: ["question picked by"] + Self.wordings.map { .text("lost, \($0)") },
      rows: rows.map { [.text($0.name)] + $0.lost.map { .percentEstimate(Estimate($0)) } }
        + [[.text("(accuracy by the true category)")] + truth])
  }
}

extension RoutingTable {
  /// The router that is right most often in the other wordings, of the first `count`.
  public func best(ofFirst count: Int) -> Row? {
    rows.prefix(count).max {
      $0.right.dropFirst().map(\.value).average < $1.right.dropFirst().map(\.value).average
    }
  }
}

extension RoutingTable.Row {
  /// Routed right and lost, in the usual wording and in each of the others.
  public var quantities: [Quantity] {
    right.indices.flatMap { wording in
      let name = wording == 0 ? "usual wording" : "other wordings"
      let label = wording == 0 ? nil : RoutingTable.wordings[wording]
      return [
        Quantity("routed right, \(name)", of: label, right[wording]),
        Quantity("accuracy lost, \(name)", of: label, lost[wording]),
      ]
    }
  }
}

extension RoutingTasks {
  /// A held-out instruction of each category in all its wordings.
  public var examples: Table {
    Table(
      columns: ["category"] + RoutingTable.wordings.map { .text($0) },
      rows: PocketCategory.allCases.compactMap { category in
        heldOut.first { $0.category == category }.map { task in
          [.text(category.rawValue)] + ([task.instruction] + task.rewordings).map { .code($0) }
        }
      })
  }
}

extension PocketPair {
  /// The pair with its instruction as usually worded, 0, or reworded, 1 or 2.
  public func item(wording: Int) -> PreferencePair {
    var pair = item
    pair.prompt = ([task.instruction] + task.rewordings)[wording]
    return pair
  }
}
