import ArgumentParser
import Dispatch
import Files
import Foundation
import Lab

/// `make lab`: serves the lab on this machine until Ctrl-C.
@main struct LabServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab-server",
    abstract: "The book's live lab, in a browser on this machine. Ctrl-C ends it.")

  @Option(help: "The port to listen on; 8017 or the next free one by default.")
  var port: UInt16?
  @Option(help: "A model of your own, a folder or a GGUF file, beside those there are.")
  var model: String?
  @Flag(help: "Open the page in a browser.")
  var open = false

  func run() async throws {
    let lab = try opened()
    let ending = Task { try await lab.run() }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { ending.cancel() }
      source.resume()
      return source
    }
    // Not kept back where the output is no terminal.
    let line = "The lab is at \(lab.address)  (Ctrl-C ends it)\n"
    FileHandle.standardOutput.write(Data(line.utf8))
    if open { show(lab.address) }
    do { try await ending.value } catch is CancellationError {}
    withExtendedLifetime(sources) {}
    // What still computes need not be waited for: nothing of it is kept.
    Foundation.exit(0)
  }

  private func opened() throws -> Lab {
    if let port { return try Lab(port: port, model: model) }
    let usual: ClosedRange<UInt16> = 8017...8026
    for port in usual {
      do {
        let lab = try Lab(port: port, model: model)
        if port > usual.lowerBound {
          print("Port \(usual.lowerBound) is taken, perhaps by another lab; this is \(port).")
        }
        return lab
      } catch let error as FileError where error.description.hasPrefix("port ") { continue }
    }
    throw FileError(
      "ports \(usual.lowerBound) to \(usual.upperBound)", "all taken",
      remedy: "end a lab with Ctrl-C, or name a port with --port")
  }

  private func show(_ address: String) {
    #if canImport(Darwin)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    let browser = Process()
    browser.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    browser.arguments = [program, address]
    browser.standardOutput = FileHandle.nullDevice
    browser.standardError = FileHandle.nullDevice
    do { try browser.run() } catch { print("Open it in your browser.") }
  }
}
