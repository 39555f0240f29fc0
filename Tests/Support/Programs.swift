import Foundation

/// The programs that were built beside the tests.
public enum Programs {
  /// The folder that holds one of them: the test bundle's own, or one above it.
  public static func folder(with name: String) -> URL {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path != "/",
      !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent(name).path)
    {
      folder.deleteLastPathComponent()
    }
    return folder
  }
}
