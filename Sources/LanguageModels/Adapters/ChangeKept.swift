import Tensors

extension Transformer {
  /// How much of its updates' change a type would hold, over all matrices:
  ///
  ///     Σ (round(W + s B A) − W) · s B A / Σ (s B A)²
  ///
  /// 1 where nothing is lost. A small change of a bf16 weight is half a step or less in most places
  /// and vanishes there.
  ///
  /// - Throws: ``FileError`` for a number beyond the type's range.
  public func shareOfChangeKept(as type: Safetensors.ElementType) throws -> Double {
    if type == .float32 { return 1 }
    var (kept, whole) = (0.0, 0.0)
    for (module, update) in updates {
      let (base, merged) = (update.base.floats, Weight.adapted(update).floats)
      let rounded = try SafetensorsWriter.rounded(merged, to: type, name: module)
      for index in 0..<merged.count {
        let change = Double(merged.values[index]) - Double(base.values[index])
        kept += (Double(rounded.values[index]) - Double(base.values[index])) * change
        whole += change * change
      }
    }
    return whole > 0 ? kept / whole : 1
  }
}
