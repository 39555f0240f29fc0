/// An expression of a template.
struct JinjaExpression: Sendable {
  indirect enum Kind: Sendable {
    case none
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(JinjaString)
    case name(String)
    case list([JinjaExpression])
    case tuple([JinjaExpression])
    case dictionary([(key: JinjaExpression, value: JinjaExpression)])
    case attribute(JinjaExpression, String)
    case item(JinjaExpression, JinjaExpression)
    /// `value[start:stop:step]`
    case slice(JinjaExpression, [JinjaExpression?])
    case call(JinjaExpression, JinjaCall)
    /// `value | name`; in a filter block the value is the block's text.
    case filter(JinjaExpression?, String, JinjaCall)
    case test(JinjaExpression, String, JinjaCall)
    case not(JinjaExpression)
    case sign(String, JinjaExpression)
    case arithmetic(JinjaExpression, String, JinjaExpression)
    case and(JinjaExpression, JinjaExpression)
    case or(JinjaExpression, JinjaExpression)
    /// `a < b <= c`
    case comparison(JinjaExpression, [(symbol: String, value: JinjaExpression)])
    case conditional(JinjaExpression, test: JinjaExpression, otherwise: JinjaExpression?)
    /// `a ~ b`
    case joined([JinjaExpression])
  }
  let kind: Kind
  let line: Int
  /// How deeply expressions are nested in it.
  let depth: Int

  init(_ kind: Kind, line: Int) {
    self.kind = kind
    self.line = line
    depth = kind.children.reduce(0) { max($0, $1.depth) } + 1
  }

  /// The variables it reads.
  var names: [String] {
    if case .name(let name) = kind { [name] } else { kind.children.flatMap(\.names) }
  }
}

extension JinjaExpression.Kind {
  fileprivate var children: [JinjaExpression] {
    switch self {
    case .none, .bool, .int, .double, .string, .name: []
    case .list(let items), .tuple(let items), .joined(let items): items
    case .dictionary(let entries): entries.flatMap { [$0.key, $0.value] }
    case .attribute(let value, _), .not(let value), .sign(_, let value): [value]
    case .item(let left, let right), .arithmetic(let left, _, let right), .and(let left, let right),
      .or(let left, let right):
      [left, right]
    case .slice(let value, let bounds): [value] + bounds.compactMap { $0 }
    case .call(let value, let call), .test(let value, _, let call): [value] + call.expressions
    case .filter(let value, _, let call): (value.map { [$0] } ?? []) + call.expressions
    case .comparison(let first, let others): [first] + others.map(\.value)
    case .conditional(let value, let test, let otherwise):
      [value, test] + (otherwise.map { [$0] } ?? [])
    }
  }
}

/// The arguments of a call, as written.
struct JinjaCall: Sendable {
  var positional: [JinjaExpression] = []
  var keywords: [(name: String, value: JinjaExpression)] = []
  /// `*values` and `**values`
  var spread: JinjaExpression?
  var keywordSpread: JinjaExpression?

  var expressions: [JinjaExpression] {
    positional + keywords.map(\.value) + [spread, keywordSpread].compactMap { $0 }
  }
}

/// What a value is assigned to.
indirect enum JinjaTarget: Sendable {
  case name(String)
  /// `namespace.name`
  case attribute(String, String)
  case tuple([JinjaTarget])
}

/// A statement of a template, or a text outside of its tags.
struct JinjaStatement: Sendable {
  indirect enum Kind: Sendable {
    case text(JinjaString)
    case output(JinjaExpression)
    case conditional(
      [(test: JinjaExpression, body: [JinjaStatement])], otherwise: [JinjaStatement])
    case loop(JinjaFor)
    case set(JinjaTarget, JinjaExpression)
    case setBlock(JinjaTarget, filter: JinjaExpression?, JinjaBlock)
    case macro(JinjaMacro)
    case call(JinjaExpression, caller: JinjaMacro)
    case filterBlock(JinjaExpression, JinjaBlock)
    case with([(target: JinjaTarget, value: JinjaExpression)], JinjaBlock)
    /// `{% generation %}`
    case scope(JinjaBlock)
    case leaveLoop
    case continueLoop
  }
  let kind: Kind
  let line: Int
}

struct JinjaFor: Sendable {
  let target: JinjaTarget
  let values: JinjaExpression
  let filter: JinjaExpression?
  let body: JinjaBlock
  let otherwise: JinjaBlock
}

struct JinjaMacro: Sendable {
  let name: String
  let parameters: [(name: String, standard: JinjaExpression?)]
  let body: JinjaBlock
  /// The variables read anywhere in it: a macro takes a caller, or arguments without a name, only
  /// if it asks for them.
  let reads: Set<String>
}

/// Statements with variables of their own.
///
/// Jinja decides before it runs a block which names are the block's: those it assigns. Such a
/// variable begins with the value of the one around it. If the blocks around don't mention it, it
/// begins with what the caller of the template gave; or undefined, if the block's first mention of
/// it is an assignment outside of every `if`. Blocks within can see the difference.
struct JinjaBlock: Sendable {
  let statements: [JinjaStatement]
  /// The names that it assigns, and whether that is the first mention.
  private(set) var assigned: [(name: String, isFirst: Bool)] = []
  /// The names that it reads itself, not in blocks within it.
  private(set) var reads: Set<String> = []

  /// - Parameter reads: the names that were read before the statements.
  init(_ statements: [JinjaStatement], reads: Set<String> = []) {
    self.statements = statements
    self.reads = reads
    look(at: statements, isConditional: false)
  }

  private mutating func look(at statements: [JinjaStatement], isConditional: Bool) {
    for statement in statements {
      switch statement.kind {
      case .text, .scope, .leaveLoop, .continueLoop: break
      case .output(let expression), .filterBlock(let expression, _), .call(let expression, _):
        reads.formUnion(expression.names)
      case .conditional(let branches, let otherwise):
        for branch in branches {
          reads.formUnion(branch.test.names)
          look(at: branch.body, isConditional: true)
        }
        look(at: otherwise, isConditional: true)
      case .loop(let loop): reads.formUnion(loop.values.names)
      case .set(let target, let expression):
        reads.formUnion(expression.names)
        assigns(target, isConditional)
      case .setBlock(let target, _, _): assigns(target, isConditional)
      case .macro(let macro): assigns(.name(macro.name), isConditional)
      case .with(let bindings, _): bindings.forEach { reads.formUnion($0.value.names) }
      }
    }
  }

  private mutating func assigns(_ target: JinjaTarget, _ isConditional: Bool) {
    switch target {
    case .name(let name):
      if assigned.contains(where: { $0.name == name }) { return }
      assigned.append((name, !isConditional && !reads.contains(name)))
    case .attribute(let namespace, _): reads.insert(namespace)
    case .tuple(let targets): targets.forEach { assigns($0, isConditional) }
    }
  }
}
