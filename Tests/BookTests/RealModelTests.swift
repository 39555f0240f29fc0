import Testing

@testable import Book

@Suite struct RealModelTests {
  /// Results are kept under the name of the folder or of the file.
  @Test(arguments: [
    ("/models/SmolLM2-135M-Instruct.Q4_1.gguf", "SmolLM2-135M-Instruct.Q4_1"),
    ("Qwen/Qwen2.5-0.5B-Instruct", "Qwen2.5-0.5B-Instruct"), ("../mine/", "mine"),
    ("/models/x/../llama.gguf", "llama"), ("/models/...gguf", "...gguf"), ("x/.gguf", ".gguf"),
  ])
  func namesAreThoseOfFiles(_ model: String, _ name: String) {
    #expect(RealModel.name(of: model) == name)
  }
}
