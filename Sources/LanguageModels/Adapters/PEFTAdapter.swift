import Files
import Foundation
import Tensors

// A LoRA adapter as a folder in PEFT's layout: adapter_config.json and adapter_model.safetensors,
// whose tensors are named base_model.model.MODULE.lora_A.weight, r × inputs, and lora_B.weight,
// outputs × r.

extension Transformer {
  /// This model under an adapter that PEFT or ``saveAdapter(_:to:)`` wrote; its memory is shared.
  ///
  /// - Returns: the adapted model and what the adapter says of itself.
  /// - Throws: ``FileError`` naming the field or tensor that does not fit this model.
  public func adapted(
    byAdapterIn folder: String
  ) throws -> (transformer: Transformer, configuration: PEFTConfiguration) {
    let configuration = try PEFTConfiguration(folder: folder)
    let path = folder + "/adapter_model.safetensors"
    let file = try Safetensors(path: path)
    let rank = configuration.lora.rank
    var unread = Set(file.names)
    let transformer = try adapted(configuration.lora, strict: false) { module, outputs, inputs in
      let (a, b) = (tensorName(module, "A"), tensorName(module, "B"))
      unread.subtract([a, b])
      return (
        try file.tensor(a, rows: rank, columns: inputs),
        try file.tensor(b, rows: outputs, columns: rank)
      )
    }
    if let name = unread.min() {
      throw FileError(
        path, "\(name) belongs to no matrix that target_modules names in this model",
        remedy: "use an adapter of this model, on the linear layers of its blocks")
    }
    return (transformer, configuration)
  }

  /// Writes the updates as a folder that PEFT loads, in fp32.
  ///
  /// - Throws: ``FileError`` where the folder can't be written.
  public func saveAdapter(_ configuration: PEFTConfiguration, to folder: String) throws {
    try AtomicFile.makeFolder(folder)
    let tensors = stackedUpdates.flatMap { module, a, parts in
      [("A", a), ("B", stacked(parts.map { .full($0) }))].map { letter, factor in
        (
          name: tensorName(module, letter), shape: [factor.rows, factor.columns], tensor: factor
        )
      }
    }
    try SafetensorsWriter.write(
      tensors, as: .float32, to: folder + "/adapter_model.safetensors")
    let targets = Set(updates.compactMap { $0.module.split(separator: ".").last.map(String.init) })
    let isEverywhere = adaptableModules.allSatisfy { module in
      updates.contains { $0.module == module }
        || !targets.contains { module.hasSuffix("." + $0) }
    }
    // The short names, unless they would name matrices without an update too.
    let names = isEverywhere ? targets.sorted() : updates.map(\.module)
    try AtomicFile.write(
      configuration.json(targets: names), to: folder + "/adapter_config.json")
  }

  /// Overwrites the updates with those of a folder that ``saveAdapter(_:to:)`` wrote.
  ///
  /// - Throws: ``FileError`` where a tensor is missing or of another shape.
  public func readUpdates(from folder: String) throws {
    let file = try Safetensors(path: folder + "/adapter_model.safetensors")
    for (module, a, parts) in stackedUpdates {
      let outputs = parts.reduce(0) { $0 + $1.rows }
      let storedA = try file.tensor(tensorName(module, "A"), rows: a.rows, columns: a.columns)
      let storedB = try file.tensor(tensorName(module, "B"), rows: outputs, columns: a.rows)
      a.values.update(from: storedA.values, count: a.count)
      var source = storedB.values
      for part in parts {
        part.values.update(from: source, count: part.count)
        source += part.count
      }
    }
  }

  /// A and the parts of B of each matrix that has an update.
  private var stackedUpdates: [(module: String, a: Tensor, parts: [Tensor])] {
    var stack: [(module: String, a: Tensor, parts: [Tensor])] = []
    for (module, update) in updates {
      if stack.last?.module == module {
        stack[stack.count - 1].parts.append(update.b)
      } else {
        stack.append((module, update.a, [update.b]))
      }
    }
    return stack
  }

  private func tensorName(_ module: String, _ letter: String) -> String {
    "base_model.model.\(module).lora_\(letter).weight"
  }
}
