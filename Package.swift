// swift-tools-version: 6.2
import PackageDescription

// Each folder is an executable: 04-… is run as `ch04`. SwiftPM reads a manifest anew only when its
// text has changed, so the names stand here, and `make chapters` takes them from the disk.
let chapters = [
  "00-the-problem",
  "01-key-insight",
  "02-preference-classifier",
  "03-category-prompts",
  "04-self-improvement",
  "05-reward-bench",
  "06-base-and-instruct",
  "07-domain-analysis",
  "08-self-improvement-results",
  "09-connections",
]

func chapter(_ folder: String) -> Target {
  .executableTarget(
    name: "ch" + folder.prefix(2),
    // What Book exports is named as well: a change there must rebuild the chapters.
    dependencies: [
      "Book", "Files", "LanguageModels", "Measures", "Notebook", "Preferences", "Tensors", "Worlds",
    ],
    // Each reads all of chapters/ and leaves out the others: so a folder that the list does not
    // know, or no longer finds, is a warning of every build and not its end.
    path: "chapters",
    exclude: chapters.filter { $0 != folder } + [folder + "/README.md", "README.md"],
    sources: [folder],
    swiftSettings: [.defaultIsolation(MainActor.self)])
}

/// Each folder of `exercises/` is a program too: 01-1-… is `exercise-01-1`.
let exercises = [
  "00-1-ties-count-half",
  "00-2-shared-opening",
  "00-3-noisy-annotator",
  "01-1-two-logits",
  "01-2-temperature-fit",
  "01-3-calibration-error",
  "02-1-token-audit",
  "02-2-best-against-worst",
  "02-3-softmax-row",
  "03-1-question-for-programs",
  "03-2-router-by-words",
  "03-3-gain-against-wordings",
  "04-1-loss-by-hand",
  "04-2-inverted-scores",
  "04-3-likelihood-term",
  "05-1-section-means",
  "05-2-share-interval",
  "05-3-paired-lead",
  "06-1-response-likelihoods",
  "06-2-three-readings",
  "06-3-murphy-parts",
  "07-1-two-by-two",
  "07-2-seed-interval",
  "07-3-low-rank-map",
  "08-1-leave-one-out",
  "08-2-fair-wins",
  "08-3-share-of-gain",
  "09-1-simpo-loss",
  "09-2-soft-regression",
  "09-3-two-orders",
]

func exercise(_ folder: String) -> Target {
  .executableTarget(
    name: "exercise-" + folder.prefix(4), dependencies: ["Exercises"], path: "exercises",
    exclude: exercises.filter { $0 != folder } + [folder + "/stub.swift"],
    sources: [folder + "/main.swift"])
}

/// Those assignments that are handed in as a program: what it may import is their kit alone.
let assignments = ["own-loss", "speedrun"]

func assignment(_ folder: String) -> Target {
  .executableTarget(
    name: "assignment-" + folder, dependencies: ["AssignmentKit"],
    path: "course/assignments/" + folder, exclude: ["README.md", "stub.swift"])
}

/// What `make release` leaves out.
let instructor: [Target] = [
  .target(
    name: "Solutions", dependencies: ["AssignmentKit", "Exercises"],
    path: "course/instructor/Solutions"),
  .target(
    name: "Grading", dependencies: ["Assignments", "Exercises", "Files", "Notebook", "Solutions"],
    path: "course/instructor/Grading"),
  .executableTarget(
    name: "grade",
    dependencies: [
      "Files", "Grading", .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ], path: "course/instructor/grade"),
  .testTarget(name: "ExercisesTests", dependencies: ["Exercises", "Solutions", "TestSupport"]),
  .testTarget(name: "GradingTests", dependencies: ["Grading", "TestSupport"]),
]

/// The peers that the bench runs.
let scripts = [
  "adapter_peer.py", "answering.py", "generate_peer.py", "judge_peer.py", "llama_peer.py",
  "loop_peer.py", "make_gguf.py", "make_half_billion.py", "product_peer.py", "small_llama.py",
  "train_peer.py",
]

let package = Package(
  name: "ipo-notebook",
  platforms: [.macOS(.v14)],
  // What a package of your own can import
  products: [
    .library(name: "Files", targets: ["Files"]),
    .library(name: "Tensors", targets: ["Tensors"]),
    .library(name: "Measures", targets: ["Measures"]),
    .library(name: "LanguageModels", targets: ["LanguageModels"]),
    .library(name: "Preferences", targets: ["Preferences"]),
    .library(name: "Worlds", targets: ["Worlds"]),
    // What the grader links submissions with
    .library(name: "Classroom", type: .dynamic, targets: ["AssignmentKit", "Book", "Exercises"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    // The lab's server
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.0"),
  ],
  targets: [
    // The core, lowest floor first
    .target(name: "Kernels", exclude: ["README.md"]),
    .target(name: "Files", dependencies: ["Kernels"]),
    .target(name: "Tensors", dependencies: ["Kernels"]),
    .target(name: "Measures", dependencies: ["Tensors"]),
    .target(name: "LanguageModels", dependencies: ["Files", "Tensors"]),
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
        "Files", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "Book", dependencies: ["Gnuplot", "Notebook", "Worlds"]),
    .executableTarget(name: "claims", dependencies: ["Notebook"]),
    .executableTarget(
      name: "site",
      dependencies: [
        "Files", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], resources: [.copy("Resources")]),

    // The classroom
    .target(
      name: "Exercises",
      dependencies: [
        "AssignmentKit", "LanguageModels", "Measures", "Preferences", "Tensors", "Worlds",
      ]),
    .executableTarget(
      name: "exercise",
      dependencies: [
        "Exercises", "Files", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "AssignmentKit"),
    .target(
      name: "Assignments", dependencies: ["AssignmentKit", "Exercises", "Preferences", "Worlds"]),
    .executableTarget(
      name: "assignment",
      dependencies: [
        "Assignments", "Files", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // The lab
    .target(
      name: "Lab",
      dependencies: [
        "Exercises", "Files", "LanguageModels", "Measures", "Notebook", "Preferences", "Tensors",
        "Worlds", .product(name: "FlyingFox", package: "FlyingFox"),
      ], resources: [.copy("Page")]),
    .executableTarget(
      name: "lab-server",
      dependencies: [
        "Lab", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // The tool
    .executableTarget(
      name: "ipo",
      dependencies: [
        "Measures", "Notebook", "RemoteModels", "Worlds",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["README.md"]),
    .executableTarget(
      name: "bench", dependencies: ["Kernels", "Notebook", "Worlds"], path: "Benchmarks",
      exclude: ["README.md", "figures"] + scripts),

    // Tests, one folder per target, and what several of them need
    .target(
      name: "TestSupport", dependencies: ["Files", "LanguageModels"], path: "Tests/Support"),
    .testTarget(name: "KernelsTests", dependencies: ["Kernels"], exclude: ["Emulated"]),
    .testTarget(name: "FilesTests", dependencies: ["Files", "Tensors", "TestSupport"]),
    .testTarget(name: "TensorsTests", dependencies: ["Tensors"]),
    .testTarget(name: "MeasuresTests", dependencies: ["Measures"], exclude: ["Fixtures"]),
    .testTarget(
      name: "LanguageModelsTests", dependencies: ["LanguageModels", "TestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "PreferencesTests", dependencies: ["Preferences", "TestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "WorldsTests", dependencies: ["TestSupport", "Worlds"], exclude: ["Fixtures"]),
    .testTarget(
      name: "RemoteModelsTests", dependencies: ["RemoteModels", "TestSupport", "Worlds", "ipo"],
      exclude: ["Fixtures"]),
    .testTarget(name: "NotebookTests", dependencies: ["Files", "Notebook", "TestSupport"]),
    .testTarget(name: "BookTests", dependencies: ["Book"]),
    .testTarget(name: "SiteTests", dependencies: ["site"]),
    .testTarget(name: "ipoTests", dependencies: ["TestSupport", "Worlds", "ipo"]),
    .testTarget(name: "AssignmentsTests", dependencies: ["Assignments", "TestSupport"]),
    .testTarget(
      name: "LabTests", dependencies: ["Lab", "TestSupport", "lab-server"], exclude: ["access.js"]),
    .testTarget(name: "ChapterTests", dependencies: ["Notebook", "TestSupport"]),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Assignments", "Lab", "Notebook", "RemoteModels",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Tests/Fuzz", resources: [.copy("Corpus")]),
    .testTarget(name: "FuzzTests", dependencies: ["fuzz"]),
    .testTarget(name: "WrittenTests", dependencies: ["Book", "TestSupport", "ipo", "site"]),
    .testTarget(name: "HostileTests", dependencies: ["Preferences", "TestSupport"]),
  ] + chapters.map(chapter) + exercises.map(exercise) + assignments.map(assignment) + instructor,
  cxxLanguageStandard: .cxx17
)
