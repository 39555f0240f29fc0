import Files
import Foundation

/// Where a model's files are: a folder, or a name such as `Qwen/Qwen2.5-0.5B-Instruct` that stands
/// for the copy in the local Hugging Face cache. Nothing is ever fetched.
public enum CheckpointLocation {
  /// The folder of a model.
  ///
  /// - Parameters:
  ///   - model: a path, or `org/name`, or `org/name@revision`; without a revision it is `main`.
  ///   - environment: where `HF_HUB_CACHE`, `HF_HOME` and `XDG_CACHE_HOME` move the cache from
  ///     `~/.cache/huggingface/hub`.
  /// - Throws: ``FileError`` that lists what was looked for.
  public static func folder(
    of model: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> String {
    if isFolder(model) { return model }
    if FileManager.default.fileExists(atPath: model) {
      throw FileError(
        model, "is a file, and no GGUF",
        remedy: "name a GGUF file or the folder that holds config.json")
    }
    let wanted =
      "name a folder with config.json, tokenizer.json and model.safetensors, a GGUF file, or a "
      + "model of the local Hugging Face cache"
    let parts = model.split(separator: "@", maxSplits: 1).map(String.init)
    let names = parts.first?.split(separator: "/", omittingEmptySubsequences: false) ?? []
    let isName =
      (1...2).contains(names.count)
      && names.allSatisfy { name in
        !name.isEmpty && name != "." && name != ".." && name != "~"
          && name.utf8.allSatisfy { $0.isNameByte }
      }
    guard isName else { throw FileError(model, "no such folder", remedy: wanted) }

    let cache = cacheFolder(environment)
    let repository = cache + "/models--" + names.joined(separator: "--")
    guard isFolder(repository) else {
      throw FileError(
        model, "no such folder, and no \(repository)",
        remedy: wanted + " (HF_HOME moves it)")
    }
    let revision = parts.count > 1 ? parts[1] : "main"
    let reference = repository + "/refs/" + revision
    var snapshot = revision
    if let text = try? String(contentsOfFile: reference, encoding: .utf8) {
      snapshot = text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let folder = repository + "/snapshots/" + snapshot
    guard !snapshot.isEmpty, isFolder(folder) else {
      throw FileError(
        model, "in the cache, but neither \(reference) nor \(folder) leads to its files",
        remedy: "download it again, or name the folder below snapshots yourself")
    }
    guard FileManager.default.fileExists(atPath: folder + "/config.json") else {
      throw FileError(
        model, "no config.json in \(folder)",
        remedy: "the download is incomplete, fetch the whole model")
    }
    return folder
  }

  private static func cacheFolder(_ environment: [String: String]) -> String {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let home = value("HOME") ?? NSHomeDirectory()
    let cache = value("XDG_CACHE_HOME") ?? home + "/.cache"
    let path = value("HF_HUB_CACHE") ?? (value("HF_HOME") ?? cache + "/huggingface") + "/hub"
    return path.hasPrefix("~/") ? home + path.dropFirst() : path
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}

extension UInt8 {
  /// Whether it may stand in the name of a model: a letter, a digit, or one of `.`, `_`, `-`.
  fileprivate var isNameByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f: true
    default: false
    }
  }
}
