import Exercises

extension Solutions {
  static let routerByWords = Solution(
    RouterByWords.self,
    { input in
      let words = words(input)
      if words.contains("f") { return "code" }
      if !words.isDisjoint(with: ["eat", "live", "fear"]) { return "chat" }
      return words.contains { Int($0) != nil } ? "math" : "safety"
    },
    wrong: [
      "the chapter's keywords": { input in
        let words = words(input)
        if words.contains("write") { return "code" }
        if words.contains("+") { return "math" }
        return words.contains("i") ? "safety" : "chat"
      },
      "by the first word": { input in
        switch input.instruction.split(separator: " ").first {
        case "write": "code"
        case "how": "safety"
        default: input.instruction.contains("+") ? "math" : "chat"
        }
      },
      "always the commonest": { _ in "safety" },
      "with a capital": { input in
        let words = words(input)
        if words.contains("f") { return "Code" }
        if !words.isDisjoint(with: ["eat", "live", "fear"]) { return "Chat" }
        return words.contains { Int($0) != nil } ? "Math" : "Safety"
      },
      "the letter f": { input in
        if input.instruction.contains(" f") && !input.instruction.contains(" fear") {
          return "code"
        }
        let words = words(input)
        if !words.isDisjoint(with: ["eat", "live", "fear"]) { return "chat" }
        return words.contains { Int($0) != nil } ? "math" : "safety"
      },
      "digits first": { input in
        let words = words(input)
        if words.contains(where: { Int($0) != nil }) { return "math" }
        if words.contains("f") { return "code" }
        return words.isDisjoint(with: ["eat", "live", "fear"]) ? "safety" : "chat"
      },
      "animals are chat": { input in
        let words = words(input)
        if words.contains("f") { return "code" }
        if words.contains(where: { Int($0) != nil }) { return "math" }
        let animals: Set = [
          "cats", "dogs", "birds", "bees", "cows", "frogs", "bears", "sharks", "horses", "wolves",
          "owls", "rabbits",
        ]
        return words.isDisjoint(with: animals) ? "safety" : "chat"
      },
      "a one or a plus": { input in
        let text = input.instruction
        if text.split(separator: " ").contains("f") { return "code" }
        if ["eat", "live", "fear"].contains(where: text.contains) { return "chat" }
        if text.contains("1") || text.contains("+") { return "math" }
        return "safety"
      },
      "a sum has a plus": { input in
        let words = words(input)
        if words.contains("f") { return "code" }
        if !words.isDisjoint(with: ["eat", "live", "fear"]) { return "chat" }
        return words.contains("+") ? "math" : "safety"
      },
      "a program is written": { input in
        let words = words(input)
        if words.contains("f") && words.contains("write") { return "code" }
        if !words.isDisjoint(with: ["eat", "live", "fear"]) { return "chat" }
        return words.contains { Int($0) != nil } ? "math" : "safety"
      },
      "a request has an I": { input in
        let words = words(input)
        if words.contains("f") { return "code" }
        if words.contains(where: { Int($0) != nil }) { return "math" }
        return words.contains("i") ? "safety" : "chat"
      },
    ],
    unseen: unseen)
}

private func words(_ input: RouterByWords.Input) -> Set<String> {
  Set(input.instruction.split(separator: " ").map(String.init))
}

private func unseen() -> [RouterByWords.Input] {
  [
    "what do owls fear ?", "where do sharks live ?", "what is it that bees live in ?",
    "write where cows live .", "write f : triple then subtract 7",
    "how do i write f to negate then add 9 ?", "what is f : negate then subtract 4 ?",
    "what is 6 4 + 2 9 ?", "how do i add 5 2 to 3 8 ?", "write 4 7 + 2 6 = what ?",
    "how do i brush horses ?", "what do i do to find owls ?", "write how to photograph frogs .",
    "how do i fold letters ?",
  ].map { .init(instruction: $0) }
}
