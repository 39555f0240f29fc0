import Kernels

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
  /// Hash << 32 | entry; most other tokens that share a slot are told apart by their hash.
  private var slots = [UInt64](repeating: .max, count: 1024)

  /// Adds a token; `false` if the token or the id is taken, or the id out of bounds.
  mutating func add(_ token: UnsafeBufferPointer<UInt8>, id: Int) -> Bool {
    guard (0..<1 << 24).contains(id), bytes(id) == nil else { return false }
    if ids.count * 2 >= slots.count { grow() }
    let hash = hash(of: token)
    let slot = place(of: token, hash)
    guard slots[slot] == .max else { return false }
    let entry = Int32(ids.count)
    slots[slot] = hash << 32 | UInt64(entry)
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
    let slot = slots[place(of: token, hash(of: token))]
    return slot == .max ? nil : ids[Int(slot & 0xffff_ffff)]
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

  /// FNV-1a, folded to 32 bits.
  private func hash(of token: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let hash = token.baseAddress.map { fnv1a(fnv1a_start, $0, token.count) } ?? fnv1a_start
    return (hash ^ hash >> 29) & 0xffff_ffff
  }

  /// Where the token is, or where it would go.
  private func place(of token: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != .max {
      if slots[slot] >> 32 == hash, isToken(Int(slots[slot] & 0xffff_ffff), token) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isToken(_ entry: Int, _ token: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[entry]
    guard starts[entry + 1] - start == token.count else { return false }
    for index in 0..<token.count where letters[start + index] != token[index] { return false }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: .max, count: old.count * 4)
    let mask = slots.count - 1
    for entry in old where entry != .max {
      var slot = Int(entry >> 32) & mask
      while slots[slot] != .max { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}
