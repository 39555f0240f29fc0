// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Every folder in chapters/ that holds a main.swift is an executable: 04-… is run as `ch04`.
let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
let chapters = root.appendingPathComponent("chapters")
let chapterFolders = ((try? FileManager.default.contentsOfDirectory(atPath: chapters.path)) ?? [])
  .filter {
    FileManager.default.fileExists(atPath: chapters.appendingPathComponent("\($0)/main.swift").path)
  }
  .sorted()

func chapter(_ folder: String) -> Target {
  let report = chapters.appendingPathComponent("\(folder)/README.md").path
  return .executableTarget(
    name: "ch" + folder.prefix(2),
    // What Book exports is named as well: a change there must rebuild the chapters.
    dependencies: [
      "Book", "LanguageModels", "Measures", "Notebook", "Preferences", "Tensors", "Worlds",
    ],
    path: "chapters/" + folder,
    exclude: FileManager.default.fileExists(atPath: report) ? ["README.md"] : [],
    swiftSettings: [.defaultIsolation(MainActor.self)])
}

/// The peers that the bench runs.
let scripts =
  ((try? FileManager.default.contentsOfDirectory(
    atPath: root.appendingPathComponent("Benchmarks").path)) ?? []).filter { $0.hasSuffix(".py") }

// SwiftPM builds C without optimisation in debug; the tests would take an hour.
let optimised: [CSetting] = [.unsafeFlags(["-O2"], .when(configuration: .debug))]

let package = Package(
  name: "ipo-notebook",
  platforms: [.macOS(.v14)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // The core, lowest floor first
    .target(name: "Kernels", exclude: ["README.md"], cSettings: optimised),
    .target(name: "Tensors", dependencies: ["Kernels"]),
    .target(
      name: "Measures", dependencies: ["Tensors"],
      // The bootstrap draws a million times; so do the tests of its intervals, data set by data set.
      swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(name: "LanguageModels", dependencies: ["Tensors"]),
    .target(name: "Preferences", dependencies: ["LanguageModels", "Measures"]),
    .target(name: "RemoteModels", dependencies: ["Preferences"]),
    .target(
      name: "Worlds", dependencies: ["Measures", "Preferences"],
      resources: [.copy("Pocket/Resources")]),

    // The notebook
    .target(
      name: "Gnuplot", cxxSettings: [.define("NDEBUG")],
      linkerSettings: [.linkedLibrary("boost_iostreams")]),
    .target(
      name: "Notebook",
      dependencies: [
        "Gnuplot", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "Book", dependencies: ["Notebook", "Worlds"]),
    .executableTarget(name: "claims", dependencies: ["Notebook"]),

    // The tool
    .executableTarget(
      name: "ipo",
      dependencies: [
        "Measures", "Notebook", "RemoteModels", "Worlds",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "bench", dependencies: ["Notebook", "Worlds"], path: "Benchmarks",
      exclude: ["README.md", "figures"] + scripts),

    // Tests, one folder per target
    .testTarget(name: "KernelsTests", dependencies: ["Kernels"]),
    .testTarget(name: "TensorsTests", dependencies: ["Tensors"]),
    .testTarget(name: "MeasuresTests", dependencies: ["Measures"], exclude: ["Fixtures"]),
    .testTarget(
      name: "LanguageModelsTests", dependencies: ["LanguageModels"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "PreferencesTests", dependencies: ["Preferences"], resources: [.copy("Fixtures")]),
    .testTarget(
      name: "WorldsTests", dependencies: ["Worlds"], exclude: ["Fixtures"]),
    .testTarget(
      name: "RemoteModelsTests", dependencies: ["RemoteModels", "Worlds"],
      exclude: ["Fixtures"]),
    .testTarget(name: "NotebookTests", dependencies: ["Notebook"]),
    .testTarget(name: "ipoTests", dependencies: ["Worlds", "ipo"]),
    .testTarget(name: "ChapterTests", dependencies: ["Notebook"]),
  ] + chapterFolders.map(chapter),
  cxxLanguageStandard: .cxx17
)
