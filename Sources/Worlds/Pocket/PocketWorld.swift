import LanguageModels
import Preferences
import Tensors

/// The pocket world as a ``World``: four kinds of task in about 200 words.
public struct PocketWorld: World {
  public let name = "pocket"
  public let judge = PocketText.judge
  public let chat: ChatFormat? = PocketText.chat
  public let responseLimit = PocketText.responseLimit

  public init() {}

  public func bench(perSubset: Int, seed: UInt64) -> [PreferencePair] {
    PocketBench.pairs(perSubset: perSubset, seed: seed).map(\.item)
  }

  public func tasks(_ count: Int, heldOut: Bool, seed: UInt64) -> [any WorldTask] {
    var random = Random(seed: seed).stream(heldOut ? "held out" : "tasks")
    return PocketTask.mixed(count, heldOut: heldOut, using: &random)
  }
}

extension PocketTask: WorldTask {
  public func quality(of response: String) -> Double { Oracle.quality(of: response, to: self) }
}
