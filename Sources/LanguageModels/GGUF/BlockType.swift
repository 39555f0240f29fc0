import Files

/// How a tensor's numbers are stored: plainly, or in blocks of small whole numbers with scales.
///
/// In the formulas d and m are fp16 numbers of the block (in K types of the whole super-block), q
/// the small numbers. Each step is rounded to float32, so the results are those of llama.cpp's
/// Python package `gguf`, bit by bit.
enum BlockType: UInt32 {
  case float32 = 0
  case float16 = 1
  /// 32 numbers of 4 bits: x = d · (q − 8).
  case q4_0 = 2
  /// 32 numbers of 4 bits: x = d · q + m.
  case q4_1 = 3
  /// 32 numbers of 5 bits: x = d · (q − 16).
  case q5_0 = 6
  /// 32 numbers of 5 bits: x = d · q + m.
  case q5_1 = 7
  /// 32 numbers of 8 bits: x = d · q.
  case q8_0 = 8
  /// 8 blocks of 32 numbers of 4 bits, each with a scale s and a minimum t of 6 bits:
  /// x = (d · s) · q − (m · t).
  case q4_K = 12
  /// The same with numbers of 5 bits.
  case q5_K = 13
  /// 16 blocks of 16 numbers of 6 bits, each with a scale s of 8 bits: x = (d · s) · (q − 32).
  case q6_K = 14
  case bfloat16 = 30

  /// Numbers in a block.
  var count: Int {
    switch self {
    case .float32, .float16, .bfloat16: 1
    case .q4_0, .q4_1, .q5_0, .q5_1, .q8_0: 32
    case .q4_K, .q5_K, .q6_K: 256
    }
  }

  /// Bytes of a block.
  var bytes: Int {
    switch self {
    case .float32: 4
    case .float16, .bfloat16: 2
    case .q4_0: 18
    case .q4_1: 20
    case .q5_0: 22
    case .q5_1: 24
    case .q8_0: 34
    case .q4_K: 144
    case .q5_K: 176
    case .q6_K: 210
    }
  }

  /// The bytes of a tensor whose rows are `sides[0]` long.
  ///
  /// - Throws: ``FileError`` where no file could hold it, or a row is no whole number of blocks.
  func size(_ sides: [Int], _ what: String, _ path: String) throws -> Int {
    guard sides[0] % count == 0 else {
      throw FileError(
        path, "\(what) has rows of \(sides[0]), in blocks of \(count)",
        remedy: "the file is damaged, fetch it again")
    }
    var size = bytes
    for side in [sides[0] / count] + sides.dropFirst() {
      let (product, overflows) = size.multipliedReportingOverflow(by: side)
      guard !overflows else {
        throw FileError(
          path, "\(what) has the sides \(sides)", remedy: "the file is damaged, fetch it again")
      }
      size = product
    }
    return size
  }

  /// What llama.cpp calls the type of that number.
  static func name(_ code: UInt32) -> String { names[code] ?? "number \(code)" }

  private static let names: [UInt32: String] = [
    0: "F32", 1: "F16", 2: "Q4_0", 3: "Q4_1", 6: "Q5_0", 7: "Q5_1", 8: "Q8_0", 9: "Q8_1",
    10: "Q2_K", 11: "Q3_K", 12: "Q4_K", 13: "Q5_K", 14: "Q6_K", 15: "Q8_K", 16: "IQ2_XXS",
    17: "IQ2_XS", 18: "IQ3_XXS", 19: "IQ1_S", 20: "IQ4_NL", 21: "IQ3_S", 22: "IQ2_S", 23: "IQ4_XS",
    24: "I8", 25: "I16", 26: "I32", 27: "I64", 28: "F64", 29: "IQ1_M", 30: "BF16", 34: "TQ1_0",
    35: "TQ2_0", 39: "MXFP4",
  ]
  /// Those that are read, for messages.
  static let known = "F32, F16, BF16, Q8_0, Q4_0, Q4_1, Q5_0, Q5_1, Q4_K, Q5_K and Q6_K"
}
