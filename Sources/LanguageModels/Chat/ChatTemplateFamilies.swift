/// The families, by the names under which `--chat-template` knows them.
extension ChatTemplate {
  /// `<|im_start|>role … <|im_end|>`, which Qwen made common.
  public static let chatml = chatml("chatml")

  /// Qwen 2.5, which introduces itself where there is no system message.
  public static let qwen = chatml(
    "qwen2.5",
    system: "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.")

  /// Qwen 3 with its thought closed before it begins.
  public static let qwen3: ChatTemplate = {
    guard case .turns(var turns) = chatml.style else { return chatml }
    turns.thinks = true
    return ChatTemplate(name: "qwen3", style: .turns(turns))
  }()

  /// Llama 2: the system message in `<<SYS>>` brackets.
  public static let llama2 = ChatTemplate(
    name: "llama2",
    style: .brackets(
      Brackets(
        open: "[INST] ", close: " [/INST]", answerOpening: " ", answerClosing: " ",
        systemPlace: .firstUser(separator: "\n<</SYS>>\n\n"), systemOpening: "<<SYS>>\n",
        trims: true, beginsEachTurn: true)), beginning: "<s>", end: "</s>")

  /// Llama 3, before it was told dates.
  public static let llama3 = ChatTemplate(
    name: "llama3", style: .turns(headers(preface: "")), beginning: "<|begin_of_text|>",
    end: "<|eot_id|>")

  /// Llama 3.1 to 3.3: a system turn with two dates is always there.
  ///
  /// The second is today's in some of their templates, else 26 July 2024. Here it is always the
  /// latter: a judge must not judge otherwise tomorrow.
  public static let llama31 = ChatTemplate(
    name: "llama3.1",
    style: .turns(
      headers(preface: "Cutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n")),
    beginning: "<|begin_of_text|>", end: "<|eot_id|>")

  /// Mistral 0.1 and 0.2 as first published: no system message.
  public static let mistral = mistral(
    "mistral", open: "[INST] ", close: " [/INST]", answer: "", system: .nowhere)

  /// Mistral 0.1 and 0.2 as Mistral's own tokenizer writes it, a space before each bracket.
  public static let mistralV1 = mistral(
    "mistral-v1", open: " [INST] ", close: " [/INST]", answer: " ",
    system: .firstUser(separator: "\n\n"))

  /// Mistral 0.3: brackets are tokens of their own.
  public static let mistralV3 = mistral(
    "mistral-v3", open: "[INST] ", close: "[/INST]", answer: " ",
    system: .lastUser(separator: "\n\n"))

  /// Mistral Nemo: no space anywhere.
  public static let mistralTekken = mistral(
    "mistral-v3-tekken", open: "[INST]", close: "[/INST]", answer: "",
    system: .lastUser(separator: "\n\n"))

  /// Gemma 1 and 2, which know no system message.
  public static let gemma = gemma("gemma", system: .nowhere)

  /// Gemma 3, which reads it before the first user message.
  public static let gemma3 = gemma("gemma3", system: .firstUser(separator: "\n\n"))

  /// Phi-3 and Phi-3.5.
  public static let phi3 = ChatTemplate(
    name: "phi3",
    style: .turns(
      Turns(
        system: "<|system|>\n", user: "<|user|>\n", assistant: "<|assistant|>\n",
        footer: "<|end|>\n", endsConversation: true)), end: "<|endoftext|>")

  /// Zephyr and TinyLlama: a turn ends as a text does.
  public static let zephyr = zephyr(end: "</s>")

  /// What Phi-2's makers recommend; its folder holds no template.
  public static let phi2 = ChatTemplate(
    name: "phi2",
    style: .turns(Turns(user: "Instruct: ", assistant: "Output:", footer: "\n")))

  /// All of them.
  public static let all = [
    chatml, qwen, qwen3, llama2, llama3, llama31, mistral, mistralV1, mistralV3, mistralTekken,
    gemma, gemma3, phi3, zephyr, phi2,
  ]

  // MARK: Families with parameters

  static func chatml(_ name: String, system: String? = nil) -> ChatTemplate {
    ChatTemplate(
      name: name,
      style: .turns(
        Turns(
          system: "<|im_start|>system\n", user: "<|im_start|>user\n",
          assistant: "<|im_start|>assistant\n", footer: "<|im_end|>\n", defaultSystem: system)))
  }

  static func zephyr(end: String) -> ChatTemplate {
    ChatTemplate(
      name: "zephyr",
      style: .turns(
        Turns(
          system: "<|system|>\n", user: "<|user|>\n", assistant: "<|assistant|>\n",
          footer: end + "\n")), end: end)
  }

  private static func headers(preface: String) -> Turns {
    func header(_ role: String) -> String { "<|start_header_id|>\(role)<|end_header_id|>\n\n" }
    return Turns(
      system: header("system"), user: header("user"), assistant: header("assistant"),
      footer: "<|eot_id|>", systemPreface: preface, trims: true)
  }

  private static func mistral(
    _ name: String, open: String, close: String, answer: String, system: SystemPlace
  ) -> ChatTemplate {
    ChatTemplate(
      name: name,
      style: .brackets(
        Brackets(open: open, close: close, answerOpening: answer, systemPlace: system)),
      beginning: "<s>", end: "</s>")
  }

  private static func gemma(_ name: String, system: SystemPlace) -> ChatTemplate {
    ChatTemplate(
      name: name,
      style: .turns(
        Turns(
          user: "<start_of_turn>user\n", assistant: "<start_of_turn>model\n",
          footer: "<end_of_turn>\n", systemPlace: system, trims: true, alternates: true)),
      beginning: "<bos>", end: "<eos>")
  }
}
