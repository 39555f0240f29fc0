import Foundation
import LanguageModels

/// The checkpoint of real size that is made where the user names none: random weights, since speed
/// does not depend on them.
enum HalfBillion {
  /// Its folder, in the package's build folder; made at the first use.
  ///
  /// - Returns: `nil` where Python has no numpy to make it with, after a line that says so.
  static func folder() throws -> String? {
    let folder = BenchModel.made.appendingPathComponent("half-billion")
    let isMade = try BenchModel.renew(folder, of: "") { partial in
      complain("making a checkpoint of random weights, 1 GB, in \(folder.path)")
      return try BenchModel.python("make_half_billion.py", partial)
    }
    if isMade { return folder.path }
    complain(
      "No numpy in \(Peer.python): the rows of a 0.5B checkpoint are left out. "
        + "`pip install numpy`, or name a checkpoint: --checkpoint FOLDER.")
    return nil
  }

  /// The model in that folder, or in one of the user's own.
  static func model(_ folder: String) -> BenchModel {
    BenchModel(name: "0.5B", checkpoint: .folder(folder), folder: folder) {
      let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
      let file = BenchModel.made.appendingPathComponent(name + ".gguf")
      let isMade = try BenchModel.renew(file, of: folder + "/config.json") { partial in
        try BenchModel.python("make_gguf.py", folder, partial)
      }
      if isMade { return file.path }
      complain(
        "llama.cpp is left out: no GGUF file could be made of \(folder). Try `pip install "
          + "gguf llama-cpp-python` beside numpy in \(Peer.python)'s environment.")
      return nil
    }
  }
}
