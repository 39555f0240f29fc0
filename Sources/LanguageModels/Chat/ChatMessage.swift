/// One message of a conversation.
public struct ChatMessage: Sendable, Equatable, Codable {
  /// Who speaks.
  public enum Role: String, Sendable, Codable { case system, user, assistant }

  public var role: Role
  public var content: String

  public init(_ role: Role, _ content: String) {
    self.role = role
    self.content = content
  }

  public static func system(_ content: String) -> ChatMessage { .init(.system, content) }
  public static func user(_ content: String) -> ChatMessage { .init(.user, content) }
  public static func assistant(_ content: String) -> ChatMessage { .init(.assistant, content) }
}
