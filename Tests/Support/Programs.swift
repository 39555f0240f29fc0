import Foundation

/// The programs that were built beside the tests.
public enum Programs {
  private final class Here {}

  /// The folder that holds one of them: the test bundle's own, or one above it.
  public static func folder(with name: String) -> URL {
    #if os(macOS)
      // The tests are a bundle that a program of the toolchain loads.
      var folder = Bundle(for: Here.self).bundleURL.deletingLastPathComponent()
    #else
      var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    #endif
    while folder.path != "/",
      !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent(name).path)
    {
      folder.deleteLastPathComponent()
    }
    return folder
  }
}
