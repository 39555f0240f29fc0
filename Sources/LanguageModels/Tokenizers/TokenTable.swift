/// Tokens and their ids, both ways; a token is its bytes.
///
/// A `[String: Int]` would take canonically equal tokens ("é" as one scalar and as two) for the
/// same key. This is an open-addressing hash table over one long array of all tokens' bytes.
struct TokenTable: Sendable {
  /// The largest id plus one.
  private(set) var size = 0
  private var letters: [UInt8] = []
  /// Entry e holds `letters[starts[e]..<starts[e + 1]]`.
  private var starts = [0]
  private var ids: [Int] = []
  private var entryOfId: [Int32] = []
  private var slots = [Int32](repeating: -1, count: 1024)

  /// Adds a token; `false` if the token or the id is taken, or the id out of bounds.
  mutating func add(_ token: UnsafeBufferPointer<UInt8>, id: Int) -> Bool {
    guard (0..<1 << 24).contains(id), bytes(id) == nil else { return false }
    if ids.count * 2 >= slots.count { grow() }
    let slot = place(of: token)
    guard slots[slot] < 0 else { return false }
    let entry = Int32(ids.count)
    slots[slot] = entry
    letters.append(contentsOf: token)
    starts.append(letters.count)
    ids.append(id)
    if id >= entryOfId.count {
      entryOfId.append(contentsOf: repeatElement(-1, count: id + 1 - entryOfId.count))
    }
    entryOfId[id] = entry
    size = max(size, id + 1)
    return true
  }

  mutating func add(_ token: some Sequence<UInt8>, id: Int) -> Bool {
    Array(token).withUnsafeBufferPointer { add($0, id: id) }
  }

  /// A token's id.
  func id(_ token: UnsafeBufferPointer<UInt8>) -> Int? {
    let entry = slots[place(of: token)]
    return entry < 0 ? nil : ids[Int(entry)]
  }

  func id(_ token: some Sequence<UInt8>) -> Int? {
    Array(token).withUnsafeBufferPointer { id($0) }
  }

  /// The bytes of the token with this id.
  func bytes(_ id: Int) -> ArraySlice<UInt8>? {
    guard entryOfId.indices.contains(id), entryOfId[id] >= 0 else { return nil }
    let entry = Int(entryOfId[id])
    return letters[starts[entry]..<starts[entry + 1]]
  }

  /// Where the token is, or where it would go.
  private func place(of token: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in token { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 29) & mask
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      let found = letters[starts[entry]..<starts[entry + 1]]
      if found.count == token.count, found.elementsEqual(token) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for entry in ids.indices {
      let slot = letters.withUnsafeBufferPointer {
        place(of: UnsafeBufferPointer(rebasing: $0[starts[entry]..<starts[entry + 1]]))
      }
      slots[slot] = Int32(entry)
    }
  }
}
