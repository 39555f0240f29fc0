import Foundation

/// The bytes of a file or stream, a block at a time.
///
/// Unlike `getline` it takes no more memory than it is told to, whatever is in the file.
final class ByteSource {
  let descriptor: Int32
  /// Whether reading has failed; then there is no next byte.
  private(set) var hasFailed = false
  private var block = [UInt8](repeating: 0, count: 1 << 16)
  private var place = 0
  private var end = 0

  /// Takes the descriptor over.
  init(_ descriptor: Int32) { self.descriptor = descriptor }
  deinit { close(descriptor) }

  /// The next byte without taking it, `nil` at the end.
  func peek() -> UInt8? {
    if place == end { fill() }
    return place < end ? block[place] : nil
  }

  func next() -> UInt8? {
    let byte = peek()
    if byte != nil { place += 1 }
    return byte
  }

  /// The bytes up to the next line feed, with it; `nil` at the end.
  ///
  /// - Throws: what `tooLong` gives where they are more than `most`.
  func line(most: Int, tooLong: () -> any Error) throws -> Data? {
    var line = Data()
    while peek() != nil {
      let stop = block.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return end }
        return memchr(start + place, 10, end - place).map { UnsafeRawPointer($0) - start + 1 }
          ?? end
      }
      if line.count + stop - place > most { throw tooLong() }
      line += block[place..<stop]
      place = stop
      if block[stop - 1] == 10 { return line }
    }
    return line.isEmpty ? nil : line
  }

  private func fill() {
    if hasFailed { return }
    (place, end) = (0, 0)
    while true {
      let count = read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      hasFailed = count < 0
      end = max(0, count)
      return
    }
  }
}
