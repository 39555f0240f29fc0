import Foundation

/// A small disk in memory, where the tests run as root on Linux; it goes with this object.
public final class Mount {
  public let path: String

  /// `nil` where it can't be mounted.
  public init?(_ path: String, _ options: String) {
    self.path = path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard Self.run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path) else { return nil }
  }

  public struct Failed: Error {}

  public func remount(_ options: String) throws {
    guard Self.run("mount", "-o", "remount,\(options)", path) else { throw Failed() }
  }

  deinit { _ = Self.run("umount", "-l", path) }

  public static let isPossible: Bool = {
    #if os(Linux)
      let folder = NSTemporaryDirectory() + "/mount-\(UUID().uuidString)"
      defer { rmdir(folder) }
      return getuid() == 0 && Mount(folder, "size=4k") != nil
    #else
      return false
    #endif
  }()

  private static func run(_ arguments: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
