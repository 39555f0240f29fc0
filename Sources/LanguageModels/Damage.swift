import Files
import Foundation
import Tensors

extension Transformer {
  /// The error where what the model computed is no number: it names the first tensor that holds
  /// one which is none, or the logits where every weight is a number.
  ///
  /// Weights are looked through only here, when something is wrong: in half precision they are not
  /// even read before they are needed.
  public var damage: FileError {
    let remedy = "the weights are damaged, fetch them again"
    for (name, weight) in parameters {
      guard let part = weight.damagedPart else { continue }
      return FileError("weights", "\(name)\(part) holds what is no number", remedy: remedy)
    }
    return FileError("weights", "the logits are not numbers", remedy: remedy)
  }

  /// Makes sure that the values, which follow from the weights, are numbers.
  ///
  /// - Throws: ``damage``.
  public func requireNumbers(_ values: Tensor) throws {
    if !values.isFinite { throw damage }
  }

  public func requireNumbers(_ values: [Double]) throws {
    if !values.allSatisfy(\.isFinite) { throw damage }
  }

  /// Makes sure of all weights themselves, which reads them all: before they are written.
  ///
  /// - Throws: ``damage``.
  public func requireNumbers() throws {
    if parameters.contains(where: { $0.weight.damagedPart != nil }) { throw damage }
  }
}

extension Weight {
  /// Which part of it holds a value that is no number; `nil` where none does.
  fileprivate var damagedPart: String? {
    switch self {
    case .full(let tensor): return tensor.isFinite ? nil : ""
    case .half(let matrix):
      // An exponent of ones is infinity or NaN.
      let values = UnsafeBufferPointer(start: matrix.values, count: matrix.rows * matrix.columns)
      return values.contains { $0 & 0x7f80 == 0x7f80 } ? "" : nil
    case .adapted(let update):
      if !update.a.isFinite { return "'s lora_A" }
      return update.b.isFinite ? update.base.damagedPart : "'s lora_B"
    }
  }
}

/// Makes sure that the machine has so much memory, before any of it is taken.
///
/// - Throws: ``FileError`` with both numbers.
public func requireMemory(
  _ bytes: Double, for what: String, in place: String, remedy: String
) throws {
  let present = Double(ProcessInfo.processInfo.physicalMemory)
  if bytes <= present { return }
  func gigabytes(_ bytes: Double) -> String {
    bytes < 1e15 ? String(format: "%.1f", bytes / 1e9) : String(format: "%.0e", bytes / 1e9)
  }
  throw FileError(
    place, "\(what) would take \(gigabytes(bytes)) GB, this machine has \(gigabytes(present))",
    remedy: remedy)
}
