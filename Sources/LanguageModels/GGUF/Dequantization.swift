/// Blocks as they lie in a file turned into the numbers they stand for; the formulas are
/// ``BlockType``'s.
extension BlockType {
  /// - Parameters:
  ///   - source: the first of `blocks` blocks, aligned to nothing.
  ///   - target: room for `blocks · count` numbers.
  func dequantize(
    _ source: UnsafePointer<UInt8>, blocks: Int, into target: UnsafeMutablePointer<Float>
  ) {
    if self == .float32 {
      UnsafeMutableRawPointer(target).copyMemory(from: source, byteCount: 4 * blocks)
      return
    }
    let (width, step) = (count, bytes)
    for block in 0..<blocks {
      let (p, x) = (source + block * step, target + block * width)
      switch self {
      case .float32: break
      case .float16: x[0] = half(p)
      case .bfloat16: x[0] = Float(bitPattern: UInt32(p[1]) << 24 | UInt32(p[0]) << 16)
      case .q8_0:
        let d = half(p)
        for i in 0..<32 { x[i] = Float(Int8(bitPattern: p[2 + i])) * d }
      case .q4_0: nibbles(p + 2, high: 0, x) { [d = half(p)] in d * Float($0 - 8) }
      case .q4_1:
        nibbles(p + 4, high: 0, x) { [d = half(p), m = half(p + 2)] in d * Float($0) + m }
      case .q5_0:
        nibbles(p + 6, high: word(p + 2), x) { [d = half(p)] in d * Float($0 - 16) }
      case .q5_1:
        nibbles(p + 8, high: word(p + 4), x) { [d = half(p), m = half(p + 2)] in
          d * Float($0) + m
        }
      case .q4_K: q4K(p, x)
      case .q5_K: q5K(p, x)
      case .q6_K: q6K(p, x)
      }
    }
  }
}

@inline(__always)
private func half(_ p: UnsafePointer<UInt8>) -> Float {
  Float(Float16(bitPattern: UInt16(p[1]) << 8 | UInt16(p[0])))
}

@inline(__always)
private func word(_ p: UnsafePointer<UInt8>) -> UInt32 {
  UInt32(p[0]) | UInt32(p[1]) << 8 | UInt32(p[2]) << 16 | UInt32(p[3]) << 24
}

/// 32 numbers whose low 4 bits are the lower, then the upper halves of 16 bytes, and whose fifth
/// bits are `high`'s.
@inline(__always)
private func nibbles(
  _ q: UnsafePointer<UInt8>, high: UInt32, _ x: UnsafeMutablePointer<Float>,
  _ value: (Int32) -> Float
) {
  for i in 0..<16 {
    let bit = UInt32(i)
    x[i] = value(Int32(q[i] & 0xf) | Int32(truncatingIfNeeded: high >> bit & 1) << 4)
    x[i + 16] = value(Int32(q[i] >> 4) | Int32(truncatingIfNeeded: high >> (bit + 16) & 1) << 4)
  }
}

/// The scale and the minimum of block `i` of 8: 6 bits each in 12 bytes. The first four scales and
/// minima have a byte each; of the others these bytes' upper 2 bits are the upper bits, and a byte
/// has the lower 4 of both.
@inline(__always)
private func scaleAndMinimum(_ p: UnsafePointer<UInt8>, _ i: Int) -> (Float, Float) {
  if i < 4 { return (Float(p[i] & 0x3f), Float(p[i + 4] & 0x3f)) }
  let low = p[i + 4]
  return (Float(low & 0xf | (p[i - 4] >> 6) << 4), Float(low >> 4 | (p[i] >> 6) << 4))
}

/// d, m, 12 bytes of scales, then 4 times 32 bytes: a block in the lower halves, one in the upper.
private func q4K(_ p: UnsafePointer<UInt8>, _ x: UnsafeMutablePointer<Float>) {
  let (d, m) = (half(p), half(p + 2))
  for block in 0..<8 {
    let (scale, minimum) = scaleAndMinimum(p + 4, block)
    let (s, t) = (d * scale, m * minimum)
    let (q, y) = (p + 16 + block / 2 * 32, x + block * 32)
    let shift = UInt8(block % 2 * 4)
    for i in 0..<32 { y[i] = s * Float(q[i] >> shift & 0xf) - t }
  }
}

/// The same with the fifth bits in 32 bytes before the others: bit b of byte i is of number i of
/// block b.
private func q5K(_ p: UnsafePointer<UInt8>, _ x: UnsafeMutablePointer<Float>) {
  let (d, m) = (half(p), half(p + 2))
  let high = p + 16
  for block in 0..<8 {
    let (scale, minimum) = scaleAndMinimum(p + 4, block)
    let (s, t) = (d * scale, m * minimum)
    let (q, y) = (p + 48 + block / 2 * 32, x + block * 32)
    let (shift, bit) = (UInt8(block % 2 * 4), UInt8(block))
    for i in 0..<32 {
      y[i] = s * Float(q[i] >> shift & 0xf | (high[i] >> bit & 1) << 4) - t
    }
  }
}

/// 128 bytes of lower 4 bits, 64 of upper 2, 16 scales, d. Each half of the numbers has 64 of the
/// first and 32 of the second; its four runs of 32 numbers take turns with them.
private func q6K(_ p: UnsafePointer<UInt8>, _ x: UnsafeMutablePointer<Float>) {
  let d = half(p + 208)
  for run in 0..<8 {
    let (half, part) = (run / 4, run % 4)
    let low = p + half * 64 + part % 2 * 32
    let high = p + 128 + half * 32
    let (lowShift, highShift) = (UInt8(part / 2 * 4), UInt8(part * 2))
    let y = x + run * 32
    for side in 0..<2 {
      let s = d * Float(Int8(bitPattern: p[192 + run * 2 + side]))
      for i in side * 16..<side * 16 + 16 {
        let q = Int32(low[i] >> lowShift & 0xf | (high[i] >> highShift & 3) << 4) - 32
        y[i] = s * Float(q)
      }
    }
  }
}
