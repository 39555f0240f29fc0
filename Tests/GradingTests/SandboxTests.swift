import Foundation
import Grading
import TestSupport
import Testing

/// What a hostile program tries, and what comes of it. They go one after another: some are greedy.
@Suite(.serialized, .enabled(if: noSandbox == nil, "\(noSandbox ?? "")"))
final class SandboxTests {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("sandbox-tests-\(UUID().uuidString)")
  /// In the text of each script: whatever runs it is known by this.
  let marker = "marker-\(UUID().uuidString)"

  init() throws {
    // As a checkout in root's home would be
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }
  deinit { try? FileManager.default.removeItem(at: folder) }

  @Test func codesAndSignalsAreTheProgramsOwn() throws {
    #expect(try run("exit 3").code == 3)
    #expect(try run("kill -SEGV $$").code == -SIGSEGV)
    #expect(try run("echo good; echo bad >&2; pwd").output == "good\n/sandbox\n")
    #expect(try run("echo bad >&2").error == "bad\n")
  }

  @Test func filesOutsideCannotBeRead() throws {
    let secret = try secret()
    let script = """
      for path; do
        cat "$path" 2>/dev/null
        ls -A "$path" 2>/dev/null
      done
      """
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let tried = try run(
      script, secret.path, folder.path, "/etc/shadow", "/etc/passwd", NSHomeDirectory(), "/root",
      "/home", "/proc/1/root\(secret.path)", "/dev/shm", checkout.path, #filePath)
    #expect(tried.output == "")
    // The same can be seen where it is given.
    #expect(try run(script, secret.path, readable: [secret]).output.hasPrefix("the answers"))
  }

  @Test func nothingOutsideCanBeWritten() throws {
    let secret = try secret()
    let script = """
      for path; do (echo x >"$path") 2>/dev/null && echo "$path"; done
      echo own >file && cat file
      """
    let paths = [
      secret.path, "\(folder.path)/new", "/new", "/usr/new", "/usr/bin/true", "/etc/new",
      "/tmp/new", "/var/tmp/new", "/dev/new", "/dev/shm/new", "/proc/self/oom_score_adj",
      "/proc/sys/kernel/hostname", "\(NSHomeDirectory())/new",
    ]
    let lines = paths.map { "'\($0)'" }.joined(separator: " ")
    let tried = try run("set -- \(lines)\n" + script, readable: [secret])
    #expect(tried.output == "own\n")
    #expect(try String(contentsOf: secret, encoding: .utf8) == "the answers")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/new"))
  }

  @Test func thereIsNoNetwork() throws {
    let listener = try Listener()
    let script = "exec 3<>/dev/tcp/127.0.0.1/\(listener.port)"
    #expect(try run(script, shell: "bash").code != 0)
    #expect(!listener.isCalled)
    #expect(try outside("/bin/bash", "-c", script) == 0)
    #expect(listener.isCalled)
    #expect(try run("grep -c : /proc/net/dev").output == "1\n")
  }

  @Test func theDiskCannotBeFilled() throws {
    func free() throws -> Int {
      let values = try FileManager.default.attributesOfFileSystem(forPath: folder.path)
      return try #require(values[.systemFreeSize] as? Int)
    }
    let before = try free()
    let limits = Sandbox.Limits(seconds: 20, output: 1 << 40, disk: 8 << 20)
    let one = try run(
      "dd if=/dev/zero of=big bs=1M count=10240; echo $?; stat -c %s big", limits: limits)
    #expect(one.output == "1\n\(8 << 20)\n")
    let many = try run(
      "for i in $(seq 40); do head -c 1000000 /dev/zero >$i; done; du -s --block-size=1 .",
      limits: limits)
    let used = try #require(Int(many.output.prefix { $0 != "\t" }))
    #expect(used > 4 << 20 && used <= 8 << 20)
    #expect(try before - free() < 5 << 30, "Others write here as well, but not so much.")
  }

  @Test func anOutputWithoutEndStopsAtTheLimit() throws {
    let tried = try run("exec yes", limits: .init(output: 1 << 20))
    #expect(!tried.isLate && tried.code == -SIGXFSZ)
    #expect(tried.output.utf8.count == 1 << 20)
  }

  @Test func memoryHasALimit() throws {
    // A line without end, all of which it keeps
    let hog = "exec tail -n 1 /dev/zero"
    let tried = try run(hog, limits: .init(seconds: 20, memory: 256 << 20))
    #expect(!tried.isLate && tried.code != 0)
    // Nor is there a process without one, that it could take over.
    let all = try run("grep -h 'Max address' /proc/[0-9]*/limits | sort -u | wc -l")
    #expect(all.output == "1\n")
    // And where they all take their share, they are ended first.
    #expect(try run("cat /proc/self/oom_score_adj").output == "1000\n")
  }

  @Test func aForkBombEndsAndTheMachineStillForks() throws {
    let limits = Sandbox.Limits(seconds: 3, processes: 32)
    var most = 0
    let bounded = try run(
      "i=0; while [ $i -lt 500 ]; do sleep 2 & i=$((i + 1)); done; echo all", limits: limits)
    expectNothingAlive()
    // A real one only where the small one was held; bash does not give up where it can't fork.
    try #require(!bounded.output.contains("all"))
    let script = "bomb() { bomb | bomb & }; bomb; while :; do :; done"
    let bomb = try run(script, limits: limits, shell: "bash") {
      for _ in 0..<20 {
        let code = try outside("/bin/true")
        #expect(code == 0)
        most = max(most, alive())
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
    #expect(bomb.code != 0)
    // With those that hold the sandbox
    #expect(most > 8 && most < 32 + 8)
    expectNothingAlive()
  }

  @Test func aLoopIsEndedWithAllThatItStarted() throws {
    var most = 0
    let script = """
      setsid sh -c 'while :; do sleep 0.1; done; : \(marker)' &
      (setsid sh -c 'trap "" TERM HUP INT; while :; do sleep 0.1; done; : \(marker)' &) &
      while :; do :; done
      """
    let looping = try run(script, limits: .init(seconds: 1)) {
      Thread.sleep(forTimeInterval: 0.5)
      most = alive()
    }
    #expect(looping.isLate)
    #expect(most >= 3)
    expectNothingAlive()
  }

  @Test func whatOutlivesItsParentEndsWithIt() throws {
    let script = """
      setsid sh -c 'echo started >file; while :; do sleep 0.1; done; : \(marker)' &
      while [ ! -s file ]; do sleep 0.01; done
      """
    let tried = try run(script)
    #expect(tried.code == 0 && !tried.isLate)
    expectNothingAlive()
  }

  @Test func withoutACallerItEndsByItself() throws {
    let sandbox = Sandbox(limits: .init(seconds: 0.2))
    let process = try sandbox.process(
      URL(fileURLWithPath: "/bin/sh"), arguments: ["-c", "sleep 30; : \(marker)"])
    let start = Date()
    try process.run()
    process.waitUntilExit()
    #expect(Date().timeIntervalSince(start) < 10)
    #expect(process.terminationReason == .uncaughtSignal)
    expectNothingAlive()
  }

  #if os(Linux)  // elsewhere Foundation's Process may not go to another thread
    @Test func itOutlivesTheThreadThatStartedIt() throws {
      let process = try Sandbox().process(
        URL(fileURLWithPath: "/bin/sh"), arguments: ["-c", "sleep 1; exit 7"])
      let started = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        try? process.run()
        started.signal()
      }
      started.wait()
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 7)
    }
  #endif

  @Test func theEnvironmentIsNotItsOwn() throws {
    setenv("GRADING_TOKEN", marker + "-token", 1)
    defer { unsetenv("GRADING_TOKEN") }
    let tried = try run("env; cat /proc/[0-9]*/environ; echo; echo $HOME; ls -A")
    #expect(!tried.output.contains(marker + "-token"))
    #expect(!tried.output.contains("GRADING_TOKEN"))
    #expect(tried.output.hasSuffix("\n/sandbox\n"))
    // Nor is anything open beside the three: the fourth is the folder that ls reads.
    let open = Pipe()
    #expect(try run("ls /proc/self/fd").output == "0\n1\n2\n3\n")
    withExtendedLifetime(open) {}
  }

  @Test func otherProcessesAreOutOfReach() throws {
    let victim = Process()
    victim.executableURL = URL(fileURLWithPath: "/bin/sleep")
    victim.arguments = ["60"]
    try victim.run()
    defer { kill(victim.processIdentifier, SIGKILL) }
    let script = "kill -9 \(victim.processIdentifier) && echo done; ls /proc | grep -c '^[0-9]'"
    let tried = try run(script)
    #expect(victim.isRunning)
    #expect(tried.error.contains("No such process"))
    let seen = try #require(Int(tried.output.split(separator: "\n").last ?? ""))
    #expect(seen < 8)
  }

  @Test func itHasNoPowersAndGetsNone() throws {
    let tried = try run("grep -E 'Cap(Prm|Eff|Bnd|Amb)|NoNewPrivs' /proc/self/status; id -u")
    #expect(tried.output.matches(of: /Cap...:\s0000000000000000\n/).count == 4)
    #expect(tried.output.contains(/NoNewPrivs:\s1\n/))
    #expect(!tried.output.hasSuffix("\n0\n"))
    #expect(try run("unshare --user true").code != 0)
  }

  @Test func filesAreCopiedIntoItsFolder() throws {
    let secret = try secret()
    let tried = try run("cat notes; echo more >notes; cat notes", files: ["notes": secret])
    #expect(tried.output == "the answersmore\n")
    #expect(try String(contentsOf: secret, encoding: .utf8) == "the answers")
    for name in ["../notes", "/notes", "", ".."] {
      #expect(throws: SandboxError.self) { try run("true", files: [name: secret]) }
    }
    let absent = folder.appendingPathComponent("absent")
    #expect(throws: SandboxError.self) { try run("true", files: ["notes": absent]) }
  }

  @Test func aRealFolderKeepsWhatIsWritten() throws {
    let page = folder.appendingPathComponent("page")
    let below = page.appendingPathComponent("below")
    let secret = try secret()
    try FileManager.default.createDirectory(at: page, withIntermediateDirectories: true)
    let tried = try run(
      """
      pwd; echo text >page.md; mkdir below; echo deep >below/deep; mkfifo pipe
      ln -s '\(secret.path)' link; ln -s '\(folder.path)' above; echo x >../new; cat ../secret
      """, in: page)
    #expect(tried.output == "\(page.path)\n")
    #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("new").path))
    #expect(FileManager.default.fileExists(atPath: below.path))
    let left = try Sandbox.contents(of: page, atMost: 100)
    #expect(left == ["page.md": Data("text\n".utf8), "below/deep": Data("deep\n".utf8)])
    #expect(throws: SandboxError.self) { try Sandbox.contents(of: page, atMost: 9) }
  }

  @Test func nothingIsLeftBehind() throws {
    let mounts = {
      try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/self/mounts")).readToEnd()
    }
    let before = try mounts()
    let tried = try run("echo x >\(marker); echo x >$TMPDIR/\(marker)-too; ls")
    #expect(tried.output == "\(marker)\n\(marker)-too\n")
    #expect(try mounts() == before)
    let temporary = FileManager.default.temporaryDirectory.path
    for place in [temporary, "/tmp", "/var/tmp", "/dev/shm", "/"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: place)
      #expect(!names.contains { $0.hasPrefix(marker) })
    }
  }

  /// A program of this package, with Swift's libraries, in little memory.
  @Test func aSwiftProgramStarts() throws {
    let name = "exercise-01-1"
    let program = Programs.folder(with: name).appendingPathComponent(name)
    let process = try Sandbox(limits: .init(memory: 1 << 30)).process(program)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
  }
}
