import Files
import Preferences

/// Tells of rows that may not be what was meant: one id for different rows, the same row twice,
/// empty texts. No result hangs on an id, each row is answered in its place; but whoever joins
/// results by id would take one for the other.
struct RowWatch {
  /// Where each id and each text stood first. Of more rows the later ones are not compared, so that
  /// memory does not grow with the file.
  private var ids: [String: (place: String, content: String)] = [:]
  private var contents: [String: String] = [:]
  private static let most = 100_000
  private var sameID = NamedCount()
  private var again = NamedCount()
  private var empty = NamedCount()
  /// Whether empty texts are told here, and not by what reads the rows.
  private let tellsEmpty: Bool

  init(tellsEmpty: Bool = true) { self.tellsEmpty = tellsEmpty }

  /// - Parameters:
  ///   - file: in which its id is to be its own.
  ///   - place: where it stands, as the user knows it: `line 3`.
  mutating func look(at item: JudgeItem, in file: String, at place: String) {
    if ([item.instruction] + item.responses).contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      empty.add(place)
    }
    var bare = item
    bare.id = ""
    let content = bare.digest
    let id = "\(file)\u{0}\(item.category)\u{0}\(item.id)"
    if let first = contents[content] {
      // A prompt may be answered as often as one likes.
      if !item.responses.isEmpty { again.add("\(place) (as \(first))") }
    } else if let first = ids[id], first.content != content {
      sameID.add("\(place) (\(item.id), as \(first.place))")
    } else if contents.count < Self.most {
      contents[content] = place
      ids[id] = (place, content)
    }
  }

  /// Tells what there was in the file.
  func tell(of file: String) {
    for (rows, what) in [
      (sameID, "the id of another row, in"), (again, "the same row again, in"),
      (tellsEmpty ? empty : NamedCount(), "an empty prompt or response, in"),
    ] where rows.count > 0 {
      complain("warning: \(file): \(what) \(rows.listed)")
    }
  }
}
