import Foundation
import TestSupport
import Testing

@testable import LanguageModels

@Suite struct CheckpointLocationTests {
  /// A cache as the hub's clients lay it out: `main` points to the second of two snapshots.
  private func makeCache(in folder: String) throws -> String {
    let repository = folder + "/hub/models--org--name"
    for snapshot in ["aaa", "bbb"] {
      let path = repository + "/snapshots/" + snapshot
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try Data("{}".utf8).write(to: URL(fileURLWithPath: path + "/config.json"))
    }
    try FileManager.default.createDirectory(
      atPath: repository + "/refs", withIntermediateDirectories: true)
    try Data("bbb\n".utf8).write(to: URL(fileURLWithPath: repository + "/refs/main"))
    return repository
  }

  @Test func aNameIsItsSnapshotInTheCache() throws {
    try withTemporaryFolder { folder in
      let repository = try makeCache(in: folder)
      func find(_ name: String, _ environment: [String: String]) throws -> String {
        try CheckpointLocation.folder(of: name, environment: environment)
      }
      #expect(try find("org/name", ["HF_HOME": folder]) == repository + "/snapshots/bbb")
      #expect(try find("org/name@main", ["HF_HOME": folder]) == repository + "/snapshots/bbb")
      #expect(try find("org/name@aaa", ["HF_HOME": folder]) == repository + "/snapshots/aaa")
      let hub = ["HF_HUB_CACHE": folder + "/hub", "HF_HOME": "/none"]
      #expect(try find("org/name", hub) == repository + "/snapshots/bbb")
      // The default is below the home folder.
      try FileManager.default.createDirectory(
        atPath: folder + "/.cache/huggingface", withIntermediateDirectories: true)
      try FileManager.default.moveItem(
        atPath: folder + "/hub", toPath: folder + "/.cache/huggingface/hub")
      let moved = folder + "/.cache/huggingface/hub/models--org--name/snapshots/bbb"
      #expect(try find("org/name", ["HOME": folder]) == moved)
      // A folder is taken as it is, whatever it is called.
      #expect(try find(folder, [:]) == folder)
    }
  }

  @Test func errorsSayWhatWasLookedFor() throws {
    try withTemporaryFolder { folder in
      let repository = try makeCache(in: folder)
      let home = ["HF_HOME": folder]
      func find(_ name: String) throws {
        _ = try CheckpointLocation.folder(of: name, environment: home)
      }
      expectError(naming: "org/other", folder + "/hub/models--org--other") { try find("org/other") }
      expectError(naming: "refs/v9", "snapshots/v9") { try find("org/name@v9") }
      for name in ["", "/none", "../up", "a/b/c", "a b", "./org"] {
        expectError(naming: "no such folder", "config.json") { try find(name) }
      }
      expectError(naming: "is a file") { try find(repository + "/refs/main") }
      try FileManager.default.removeItem(atPath: repository + "/snapshots/bbb/config.json")
      expectError(naming: "snapshots/bbb", "incomplete") { try find("org/name") }
    }
  }
}
