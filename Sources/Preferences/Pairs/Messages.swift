import Files
import LanguageModels

extension RecordFields {
  /// A list of `{"role", "content"}`.
  public func messages(_ name: String) throws -> [ChatMessage] {
    try objects(name).map { message in
      guard let role = message["role"] as? String, let content = message["content"] as? String
      else { throw fault(name, "a message without the texts \"role\" and \"content\"") }
      guard let role = ChatMessage.Role(rawValue: role) else {
        throw fault(name, "a message of \(role), not of system, user or assistant")
      }
      return ChatMessage(role, content)
    }
  }
}

extension [ChatMessage] {
  /// The turns as one text: a lone user's message as it is, else each behind its speaker's name.
  public var text: String {
    if isPlain { return self[0].content }
    return map { "\($0.role.rawValue.capitalized): \($0.content)" }.joined(separator: "\n\n")
  }

  /// Whether there is nothing but one message of the user.
  var isPlain: Bool { count == 1 && self[0].role == .user }
}
