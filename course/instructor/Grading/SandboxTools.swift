import Foundation

// The systems' own tools, which do the work.

#if os(Linux)
  extension Sandbox {
    static var remedy: String {
      "Install bubblewrap 0.8 or later: sh .ci/setup sandbox. It needs user namespaces: Ubuntu "
        + "gives them after `sysctl kernel.apparmor_restrict_unprivileged_userns=0`, a container "
        + "with `--privileged`."
    }

    /// What each program may read: libraries, programs, fonts, and how they are found.
    private static let system = [
      "/usr", "/lib", "/lib64", "/bin", "/etc/alternatives", "/etc/fonts", "/etc/ld.so.cache",
    ]

    /// The Swift runtime's folder: the one that this program runs with.
    private static let runtime: String? = {
      // Data(contentsOf:) reads no more than a page of it.
      let maps = try? FileHandle(forReadingAtPath: "/proc/self/maps")?.readToEnd()
      let lines = String(decoding: maps ?? Data(), as: UTF8.self).split(separator: "\n")
      let line = lines.first { $0.hasSuffix("/libswiftCore.so") }
      guard let line, let start = line.firstIndex(of: "/") else { return nil }
      return URL(fileURLWithPath: String(line[start...])).deletingLastPathComponent().path
    }()

    private static let nobody = "65534"

    /// The shell stays, as the parent with which the sandbox dies: a thread of ours, its parent
    /// otherwise, may end before it. It keeps the socket by which Foundation knows that a process
    /// has ended. A code above 128 is a crash inside, and becomes one outside.
    private static let outer = """
      ulimit -c 0
      echo 1000 >/proc/self/oom_score_adj
      (
        for file in /proc/self/fd/*; do
          number=${file##*/}
          [ $number -le 2 ] || eval "exec $number>&-"
        done
        exec setpriv --pdeathsig KILL "$@"
      )
      code=$?
      [ $code -le 128 ] || kill -$((code - 128)) $$ 2>/dev/null
      exit $code
      """

    /// As root: puts what is shown where the user nobody comes to, since the folders above it may be
    /// root's alone. The mounts are ours only and end with us. Nobody keeps a checkout in /sys.
    private static let mounting = """
      set -e
      mount -t tmpfs -o mode=755 sandbox /sys
      count=0
      while [ "$1" != -- ]; do
        if [ -d "$1" ]; then mkdir /sys/$count; else : >/sys/$count; fi
        mount --rbind "$1" /sys/$count
        count=$((count + 1))
        shift
      done
      shift
      set +e
      "$@"
      exit $?
      """

    /// Inside: puts the files into the working folder.
    private static let copying = """
      while [ "$1" != -- ]; do cp -RL "$1" "$2" || exit 125; shift 2; done
      shift
      exec "$@"
      """

    static func line(
      _ limits: Limits, _ command: [String], readable: [URL], files: [String: URL], folder: URL?
    ) throws -> Process {
      let isRoot = geteuid() == 0
      var shown: [String] = []
      func bind(_ option: String, _ url: URL, at path: String) throws -> [String] {
        let source = url.resolvingSymlinksInPath().path
        guard isRoot else { return [option, source, path] }
        let mode = try FileManager.default.attributesOfItem(atPath: source)[.posixPermissions]
        guard let mode = mode as? Int, mode & 0o004 != 0 || option == "--bind" else {
          throw SandboxError(
            "Others than root can't read \(source), and the sandbox is not root: chmod -R a+rX it.")
        }
        shown.append(source)
        return [option, "/sys/\(shown.count - 1)", path]
      }

      let home = "/sandbox"
      let work = folder?.absoluteURL.path ?? home
      var bwrap = [
        "bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent",
        "--new-session", "--cap-drop", "ALL", "--hostname", "sandbox", "--clearenv",
      ]
      let environment = [
        "HOME": home, "TMPDIR": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
        "SWIFT_BACKTRACE": "enable=no", "LD_LIBRARY_PATH": runtime,
      ]
      for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
        if let value { bwrap += ["--setenv", name, value] }
      }
      for path in system { bwrap += ["--ro-bind-try", path, path] }
      bwrap += ["--proc", "/proc", "--dev", "/dev", "--size", "\(limits.disk)", "--tmpfs", home]
      for url in readable + (runtime.map { [URL(fileURLWithPath: $0)] } ?? []) {
        let path = url.absoluteURL.path
        if system.contains(where: { path.hasPrefix($0 + "/") }) { continue }
        bwrap += try bind("--ro-bind", url, at: path)
      }
      var copies: [String] = []
      for (name, url) in files.sorted(by: { $0.key < $1.key }) {
        let given = "/given/\(copies.count)"
        bwrap += try bind("--ro-bind", url, at: given)
        copies += [given, "\(home)/\(name)"]
      }
      if let folder {
        if isRoot {
          try FileManager.default.setAttributes(
            [.ownerAccountID: 65534, .groupOwnerAccountID: 65534], ofItemAtPath: folder.path)
        }
        bwrap += try bind("--bind", folder, at: work)
      }
      // What bubblewrap made itself could be written to, without limit.
      for path in ["/proc", "/dev", "/"] { bwrap += ["--remount-ro", path] }
      bwrap += ["--chdir", work, "--"]

      if !copies.isEmpty { bwrap += ["sh", "-c", copying, "sh"] + copies + ["--"] }

      // Around it a namespace that the program can't see, of which it could otherwise take over the
      // first process: with that all others end, and there the limits are set.
      let enter = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"]
      let own = ["--user", "--map-current-user"]
      let limited = [
        // For when whoever started us is no more
        "timeout", "--signal=KILL", "\(limits.seconds + 1)",
        // The sandbox itself has some processes.
        "prlimit", "--nproc=\(limits.processes + 4)", "--as=\(limits.memory)",
        "--fsize=\(limits.output)", "--nofile=256", "--core=0", "--memlock=0", "--msgqueue=0",
        "--cpu=\(Int(limits.seconds * Double(ProcessInfo.processInfo.processorCount)) + 1)", "--",
      ]
      var start = ["--default-signal", "bash", "-c", outer, "bash"] + enter
      if isRoot {
        // Root in a namespace of users would still be the system's root, for whom no number of
        // processes is too large.
        start += ["bash", "-c", mounting, "bash"] + shown + ["--"]
        start += ["setpriv", "--reuid=\(nobody)", "--regid=\(nobody)", "--clear-groups"]
        start += ["--inh-caps=-all", "unshare"]
      }
      let process = Process()
      // A signal that the caller ignores would be ignored inside as well.
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = start + own + limited + bwrap + command
      process.environment = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"]
      process.currentDirectoryURL = URL(fileURLWithPath: "/")
      return process
    }
  }

#else
  extension Sandbox {
    static var remedy: String {
      "Grade on Linux, or in a virtual machine with it: what runs students' programs here is its own."
    }
    static func line(
      _ limits: Limits, _ command: [String], readable: [URL], files: [String: URL], folder: URL?
    ) throws -> Process { throw SandboxError("No sandbox works on this system. \(remedy)") }
  }
#endif
