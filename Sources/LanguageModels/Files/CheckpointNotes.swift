import Files
import Foundation

extension Configuration {
  /// Goes by what the files hold where they and `config.json` differ, and says it.
  ///
  /// An output projection beside `tie_word_embeddings: true` is used if it is not the embedding, as
  /// transformers does from version 5 on; version 4 ties the two in any case.
  ///
  /// - Returns: a line for each difference, and one for the tensors that are not used.
  mutating func adapt(to files: SafetensorsFolder, in folder: String) throws -> [String] {
    var notes: [String] = []
    let (own, shared) = ("lm_head.weight", "model.embed_tokens.weight")
    if tiedEmbeddings, files.shape(own) != nil, files.shape(shared) != nil {
      let isSame =
        try files.elementType(own) == files.elementType(shared)
        && files.bytes(own).elementsEqual(files.bytes(shared))
      if !isSame {
        tiedEmbeddings = false
        notes.append(
          "\(folder): \(own) is not the embedding, although tie_word_embeddings is true; it is "
            + "used, as transformers 5 does (4 does not)")
      }
    }
    let used = Set(weightShapes.map(\.stored) + [own])
    let unused = files.names.filter { name in
      // What older versions of transformers have left; it is computed anew.
      !used.contains(name) && !name.hasSuffix("rotary_emb.inv_freq")
    }
    if let first = unused.first {
      let others = unused.count > 1 ? " and \(unused.count - 1) more tensors are" : " is"
      notes.append("\(folder): \(first)\(others) in the weights and not used")
    }
    return notes
  }

  /// Makes sure that the weights that are held as floats fit into memory; those in bf16 stay in
  /// their file. What is trained has a gradient and two moments as well.
  func requireMemory(_ files: SafetensorsFolder, isTrainable: Bool, in folder: String) throws {
    let bytes = weightShapes.reduce(0.0) { bytes, shape in
      let isMapped = !isTrainable && shape.rows > 1 && files.elementType(shape.stored) == .bfloat16
      let width = isMapped ? 0.0 : isTrainable ? 16 : 4
      return bytes + width * Double(shape.rows) * Double(shape.columns)
    }
    try LanguageModels.requireMemory(
      bytes, for: isTrainable ? "training all weights" : "its weights", in: folder,
      remedy: isTrainable
        ? "train an adapter, or a smaller model" : "use a smaller model, or one saved in bf16")
  }
}
