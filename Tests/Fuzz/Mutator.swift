import Tensors

/// Makes inputs of other inputs: bits, bytes, words of the format and numbers changed, parts cut,
/// doubled and exchanged.
struct Mutator {
  private static let longest = 1 << 16
  private let words: [[UInt8]]
  private let corpus: [[UInt8]]
  private let whole: [[UInt8]]
  private var random: Random

  /// - Parameter whole: those of the corpus from which most inputs are made, since changes to what
  ///   can be read reach farther than changes to what is refused at its start.
  init(words: [String], corpus: [[UInt8]], whole: [[UInt8]], seed: UInt64) {
    self.words = words.map { Array($0.utf8) }
    (self.corpus, self.whole) = (corpus, whole)
    random = Random(seed: seed)
  }

  mutating func next() -> [UInt8] {
    let start = !whole.isEmpty && random.chance(0.75) ? whole : corpus
    var bytes = start.isEmpty ? [] : random.pick(start)
    for _ in 0...random.index(random.chance(0.5) ? 2 : 8) { change(&bytes) }
    return Array(bytes.prefix(Self.longest))
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = random.index(bytes.count + 1)
    switch random.index(10) {
    case 0 where !bytes.isEmpty: bytes[place % bytes.count] ^= 1 << UInt8(random.index(8))
    case 1 where !bytes.isEmpty:
      bytes[place % bytes.count] = random.pick([0, 1, 9, 10, 32, 34, 44, 92, 127, 128, 0xc3, 0xff])
    case 2: bytes.insert(UInt8(random.index(256)), at: place)
    case 3, 4: if !words.isEmpty { bytes.insert(contentsOf: random.pick(words), at: place) }
    case 5: bytes.removeSubrange(part(bytes, place, 64))
    case 6:
      let part = Array(bytes[part(bytes, place, 256)])
      let count = random.chance(0.1) ? 200 : 1
      for _ in 0..<count where bytes.count < Self.longest {
        bytes.insert(contentsOf: part, at: place)
      }
    case 7:
      let other = corpus.isEmpty ? [] : random.pick(corpus)
      let from = random.index(other.count + 1)
      bytes.replaceSubrange(part(bytes, place, 256), with: other[part(other, from, 256)])
    case 8: replaceDigits(&bytes, from: place)
    default: replaceNumber(&bytes, at: place)
    }
  }

  private mutating func part(_ bytes: [UInt8], _ place: Int, _ most: Int) -> Range<Int> {
    place..<min(bytes.count, place + random.index(most + 1))
  }

  /// The next number in letters becomes one at an edge.
  private mutating func replaceDigits(_ bytes: inout [UInt8], from place: Int) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let start = bytes[place...].firstIndex(where: digits.contains) else { return }
    let end = bytes[start...].firstIndex { !digits.contains($0) } ?? bytes.count
    let edge = random.pick([
      "0", "-1", "1", "2", "255", "65536", "2147483647", "2147483648", "4294967296", "16777216",
      "9223372036854775807", "9223372036854775808", "1.5", "1e9", "1e400",
    ])
    bytes.replaceSubrange(start..<end, with: Array(edge.utf8))
  }

  /// Four or eight bytes become a number at an edge, little endian.
  private mutating func replaceNumber(_ bytes: inout [UInt8], at place: Int) {
    let number = random.pick(
      [
        0, 1, 2, 3, 8, 16, 255, 1 << 16, 1 << 20, 1 << 31, 1 << 32, 1 << 40, 1 << 62, 1 << 63, .max,
      ] as [UInt64])
    let count = random.pick([4, 8])
    guard place + count <= bytes.count else { return }
    for index in 0..<count {
      bytes[place + index] = UInt8(truncatingIfNeeded: number >> (8 * index))
    }
  }
}
