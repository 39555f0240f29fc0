import Measures
import Notebook
import Preferences
import Worlds

extension QuestionMatrix {
  /// A judge with all its answers.
  public typealias Named = (name: String, matrix: QuestionMatrix)

  /// What the lesson asks in each category, in our words, and what the pocket judge is asked.
  public static var questionsTable: Table {
    var table = Table(columns: [
      "category", "what the lesson asks", "what the pocket judge is asked",
    ])
    for category in PocketCategory.allCases.map(\.rawValue) {
      table.add(
        .text(category), .text("does it \(RealWordings.lessonCriteria[category] ?? "")?"),
        .code("is the response \(PocketText.judge.question(for: category)) ?"))
    }
    table.add(
      "generic", "is it a good response?", .code("is the response \(PocketText.judge.generic) ?"))
    return table
  }

  /// Accuracy by category, in rows, and question, in columns.
  public func panel(_ title: String) -> Panel {
    .heatMap(
      title, x: "question asked", y: "category of the pairs",
      rows: PocketCategory.allCases.map(\.rawValue), columns: Self.questions,
      values: accuracies.map { $0.map(\.value) }, digits: 0, percent: true)
  }

  /// Mean accuracy over the categories, a row for each judge.
  public static func table(_ judges: [Named]) -> Table {
    Table(
      columns: [
        "judge", "its category's question", "generic question", "another category's",
      ],
      rows: judges.map { name, matrix in
        let accuracies = matrix.accuracies
        let foreign = accuracies.indices.flatMap { row in
          accuracies.indices.filter { $0 != row }.map { accuracies[row][$0].value }
        }
        return [
          .text(name), .percentEstimate(Estimate(RewardBench(matrix.own).total)),
          .percentEstimate(Estimate(RewardBench(matrix.generic).total)), .percent(foreign.average),
        ]
      })
  }

  /// The own question's gain by category, and in the mean of the categories but safety.
  public func quantities(of name: String) -> [Quantity] {
    let gains = gains
    let kept = zip(own, generic).filter { RewardBench.section(of: $0.0.subset) != "safety" }
    let without = BenchComparison(of: kept.map(\.0), over: kept.map(\.1)).total
    return PocketCategory.allCases.map {
      Quantity("gain in each category", of: "\(name) \($0.rawValue)", gains.gain($0))
    } + [Quantity("mean gain without safety", of: name, without)]
  }
}

extension BenchComparison {
  /// The gain by subset, a row each and a mark for each judge.
  public static func panel(_ gains: [(name: String, gains: BenchComparison)]) -> Panel {
    .categories(
      rows: gains.first?.gains.subsets.map(\.name) ?? [],
      x: Axis("gain in accuracy", percent: true), references: [.vertical(0, "no gain")],
      gains.map { name, gains in .estimates(name, gains.subsets.map { Estimate($0.gain) }) })
  }

  /// The subsets with the least and the largest gain in points, in words.
  public var extremes: String {
    let sorted = subsets.sorted { $0.gain.value < $1.gain.value }
    return [sorted.first, sorted.last].compactMap { line in
      line.map { line in
        let gain = Estimate(100 * line.gain.value, 100 * line.gain.low, 100 * line.gain.high)
        return "\(gain.text(digits: 1)) points (\(Markdown.code(line.name)))"
      }
    }.joined(separator: " to ")
  }
}

extension Trials<GenericWord> {
  /// How well each arm's models know their questions, and the mean gain, over seeds.
  public static func table(_ trials: [Trials]) -> Table {
    Table(
      columns: [
        "course", "seeds", "categories' questions learned", "generic learned",
        "gain, single flaws", "gain, hard pairs",
      ],
      rows: trials.flatMap { trials in
        trials.arms.map { arm in
          [.text(arm), .integer(trials.seeds)]
            + [\GenericWord.ownLearned, \.genericLearned, \.easyGain, \.hardGain].map { path in
              .percentEstimate(Estimate(trials.mean(arm) { $0[keyPath: path] }))
            }
        }
      })
  }

  /// A mean over seeds after a course.
  public func mean(_ course: GenericWord.Course, _ value: (GenericWord) -> Double) -> Interval {
    mean(course.rawValue, value)
  }

  /// What safety gains above the others where *good* means helpful.
  public var safetyQuantities: [Quantity] {
    [
      Quantity(
        "safety's gain above the largest of the others", mean(.helpful, \.safetyAboveOthers))
    ]
  }

  /// What is gained where the generic question means what the own ones mean, and whether it is known.
  public var sameMeaningQuantities: [Quantity] {
    [
      Quantity("gain where both mean the same", mean(.criterion, \.hardGain)),
      Quantity("generic question answered as taught", mean(.criterion, \.genericLearned)),
    ]
  }

  /// The gain by category, a mark for each arm.
  public var panel: Panel {
    .categories(
      rows: PocketCategory.allCases.map(\.rawValue), x: Axis("gain in accuracy", percent: true),
      references: [.vertical(0, "no gain")],
      arms.map { arm in
        .estimates(
          arm,
          PocketCategory.allCases.map { category in
            Estimate(mean(arm) { $0.gains[category] ?? 0 })
          })
      })
  }
}

extension PromptLeak {
  /// A row for each prompt.
  public static func table(_ leaks: [Key: PromptLeak]) -> Table {
    Table(
      columns: [
        "prompt", "refuse", "respond", "instruction hidden", "empty, harmful", "empty, harmless",
        "told apart",
      ],
      rows: Key.allCases.compactMap { key in
        guard let leak = leaks[key] else { return nil }
        return [.text(key == .own ? "safety's own question" : key.rawValue)]
          + [leak.refuse, leak.respond, leak.hidden].map {
            .percentEstimate(Estimate($0), digits: 0)
          }
          + [
            .number(leak.emptyHarmful, digits: 2), .number(leak.emptyHarmless, digits: 2),
            .percentEstimate(Estimate(leak.toldApart), digits: 0),
          ]
      })
  }
}
