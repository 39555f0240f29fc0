import Files
import Foundation
import Tensors

/// The weights of a model folder: `model.safetensors`, or the shards that
/// `model.safetensors.index.json` lists, read as if they were one file.
public struct SafetensorsFolder: Sendable {
  /// All tensors' names, sorted.
  public let names: [String]
  private let shardOf: [String: Safetensors]
  private let path: String

  /// Maps every file.
  ///
  /// - Throws: ``FileError`` naming a shard that is missing, or that lacks a tensor the index
  ///   promises.
  public init(folder: String) throws {
    path = folder
    let single = folder + "/model.safetensors"
    let index = single + ".index.json"
    if FileManager.default.fileExists(atPath: single) {
      let file = try Safetensors(path: single)
      shardOf = Dictionary(uniqueKeysWithValues: file.names.map { ($0, file) })
    } else if FileManager.default.fileExists(atPath: index) {
      shardOf = try SafetensorsFolder.shards(index: index, folder: folder)
    } else {
      throw FileError(
        folder, "neither model.safetensors nor model.safetensors.index.json is there",
        remedy: "name the folder of a model saved as safetensors")
    }
    names = shardOf.keys.sorted()
  }

  /// The shape of a tensor, `nil` if there is none of that name.
  public func shape(_ name: String) -> [Int]? { shardOf[name]?.shape(name) }

  /// How a tensor's values are stored; see ``Safetensors/elementType(_:)``.
  public func elementType(_ name: String) -> Safetensors.ElementType? {
    shardOf[name]?.elementType(name)
  }

  /// A tensor's bytes as stored; valid as long as this value, or a copy of it, lives.
  public func bytes(_ name: String) throws -> UnsafeRawBufferPointer {
    try shard(name).bytes(name)
  }

  /// A tensor's values as Float, `rows × columns`, or some of its rows; see
  /// ``Safetensors/tensor(_:rows:columns:part:)``.
  public func tensor(
    _ name: String, rows: Int, columns: Int, part: Range<Int>? = nil
  ) throws -> Tensor {
    try shard(name).tensor(name, rows: rows, columns: columns, part: part)
  }

  func shard(_ name: String) throws -> Safetensors {
    if let shard = shardOf[name] { return shard }
    throw FileError(
      path, "no tensor \(name)", remedy: "config.json and the weights must be of one model")
  }

  private static func shards(index: String, folder: String) throws -> [String: Safetensors] {
    var opened: [String: Safetensors] = [:]
    var shards: [String: Safetensors] = [:]
    for (name, shardName) in try places(index: MappedFile(path: index)) {
      let shard = try opened[shardName] ?? Safetensors(path: folder + "/" + shardName)
      opened[shardName] = shard
      guard shard.shape(name) != nil else {
        throw FileError(
          index, "weight_map places \(name) in \(shardName), which does not hold it",
          remedy: "fetch the model again")
      }
      shards[name] = shard
    }
    return shards
  }

  /// Which shard holds each tensor, as the index has it.
  ///
  /// - Throws: ``FileError`` for a tensor that is placed twice, and for a shard that is no file of
  ///   the folder.
  package static func places(index file: MappedFile) throws -> [String: String] {
    defer { withExtendedLifetime(file) {} }
    let index = file.path
    var scanner = JSONScanner(file.bytes, file: index)
    let fields = try scanner.members()
    try scanner.finish()
    guard let map = fields["weight_map"] else {
      throw FileError(index, "no weight_map", remedy: "the file is damaged, fetch it again")
    }
    var places: [String: String] = [:]
    scanner = JSONScanner(file.bytes, at: map.lowerBound, file: index)
    try scanner.object { scanner, key in
      let name = String(decoding: key, as: UTF8.self)
      let shardName = try scanner.string()
      guard !shardName.utf8.contains(where: { $0 == 0x2f || $0 < 0x20 }),
        !["", ".", ".."].contains(shardName)
      else {
        throw FileError(
          index, "the shard \(shardName) of \(name) lies outside the folder or is no name",
          remedy: "shards are plain file names")
      }
      guard places.updateValue(shardName, forKey: name) == nil else {
        throw scanner.error("weight_map places \(name) twice, the second time")
      }
    }
    return places
  }
}
