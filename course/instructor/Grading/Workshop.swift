import AssignmentKit
import Exercises
import Foundation

/// Where a student's file becomes a program and the program runs: in a sandbox, both times.
///
/// The library that exercises and assignments are linked with is built once, beforehand. What a file
/// may import depends on what it is handed in for, and is all that the compiler finds.
public struct Workshop: Sendable {
  /// What a program may import.
  enum Use: Sendable { case exercise, assignment, chapter }

  /// The folder of the built products, such as `.build/release`.
  let products: URL
  /// By use, a folder with the modules that can be imported.
  private let modules: [Use: URL]
  private let scratch: URL
  private let checkout: URL
  private let compiler: URL

  /// - Throws: ``GradingError`` where the products are not built, or the system has no sandbox.
  public init(checkout: URL, products: URL, scratch: URL) throws {
    // The pocket models are looked for where the build really put them.
    let products = products.resolvingSymlinksInPath()
    (self.checkout, self.products, self.scratch) = (checkout, products, scratch)
    try Sandbox.available()
    compiler = try Self.program("swiftc")
    let files = FileManager.default
    var folders: [Use: URL] = [:]
    for (use, names) in Self.modules {
      let folder = scratch.appendingPathComponent("modules-\(use)")
      try files.createDirectory(at: folder, withIntermediateDirectories: true)
      for name in names {
        let module = products.appendingPathComponent("Modules/\(name).swiftmodule")
        guard files.fileExists(atPath: module.path) else {
          throw GradingError(
            "\(module.path) is missing: build first, swift build -c release --product Classroom")
        }
        try files.copyItem(at: module, to: folder.appendingPathComponent("\(name).swiftmodule"))
      }
      folders[use] = folder
    }
    modules = folders
  }

  private static func program(_ name: String) throws -> URL {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    let found = folders.map { URL(fileURLWithPath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    guard let found else { throw GradingError("No \(name) on PATH: install Swift 6.2 or later.") }
    return found
  }

  private static let modules: [Use: [String]] = [
    .assignment: ["AssignmentKit"],
    .exercise: [
      "AssignmentKit", "Exercises", "Files", "Tensors", "Measures", "LanguageModels", "Preferences",
      "Worlds",
    ],
    .chapter: [
      "ArgumentParser", "ArgumentParserToolInfo", "Book", "Notebook", "Files", "Tensors",
      "Measures", "LanguageModels",
      "Preferences", "Worlds",
    ],
  ]

  /// Compiler, linker and the system's modules.
  private var toolchain: URL { compiler.deletingLastPathComponent().deletingLastPathComponent() }

  /// The maps of the modules in C, which the others import, and the headers that they name.
  private var maps: [URL] {
    ["Kernels", "Gnuplot"].map { products.appendingPathComponent("\($0).build/module.modulemap") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }
  private var headers: [URL] {
    ["Kernels", "Gnuplot"].map { checkout.appendingPathComponent("Sources/\($0)/include") }
  }

  /// What a program reads when it runs: the library, and the pocket models.
  var readable: [URL] {
    ["libClassroom.so", "libClassroom.dylib", "ipo-notebook_Worlds.resources"].map {
      products.appendingPathComponent($0)
    }.filter { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// A file of the checkout.
  func path(_ path: String) -> String { checkout.appendingPathComponent(path).path }

  /// The names of the book's own chapters.
  func knownChapters() throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: checkout.appendingPathComponent("chapters").path)
  }

  /// Builds a file.
  ///
  /// - Parameter path: where the file is while it is built, below a folder of its own.
  /// - Throws: ``GradingError`` with the compiler's words.
  func build(_ source: URL, for use: Use, as path: String = "main.swift") throws -> Entry {
    let folder = scratch.appendingPathComponent("entry-\(UUID().uuidString)")
    let place = folder.appendingPathComponent(path)
    let program = folder.appendingPathComponent("program")
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(contentsOf: source).write(to: place)
    let sandbox = Sandbox(
      limits: .init(seconds: 180, memory: 16 << 30, output: 256 << 20, disk: 512 << 20))
    let modules = modules[use] ?? scratch
    var arguments = [
      "-O", place.path, "-module-name", "Entry", "-I", modules.path, "-L", products.path,
      "-lClassroom", "-Xlinker", "-rpath", "-Xlinker", products.path, "-o", program.path,
    ]
    if use != .assignment {
      for map in maps { arguments += ["-Xcc", "-fmodule-map-file=\(map.path)"] }
    }
    if use == .chapter { arguments += ["-default-isolation", "MainActor"] }
    let reply = try Answerer(seconds: sandbox.limits.seconds) {
      try sandbox.process(
        compiler, arguments: arguments,
        readable: [modules, toolchain] + maps + headers + readable,
        folder: folder)
    }.reply(to: Data())
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      try? FileManager.default.removeItem(at: folder)
      let words = reply.said.replacing(folder.path + "/", with: "")
      throw GradingError("It does not build. \(reply.end ?? "")\n\(words)")
    }
    return Entry(program: program, folder: folder, workshop: self)
  }
}
