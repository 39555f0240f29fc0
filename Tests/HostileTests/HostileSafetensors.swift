import Foundation
import LanguageModels

extension HostileTable {
  static let safetensors = HostileTable(
    reader: "safetensors",
    rows: headers + bytes + places + requests)

  private static let a = entry("F32", "[2,2]", "[0,16]")

  private static func entry(_ type: String, _ shape: String, _ offsets: String) -> String {
    #"{"dtype":"\#(type)","shape":\#(shape),"data_offsets":\#(offsets)}"#
  }

  private static func read(_ folder: String) throws { try read(folder, "x.safetensors") }
  private static func read(_ folder: String, _ name: String) throws {
    _ = try Safetensors(path: "\(folder)/\(name)")
  }

  private static func file(_ header: Data, _ values: Int, length: UInt64? = nil) -> Data {
    withUnsafeBytes(of: (length ?? UInt64(header.count)).littleEndian) { Data($0) } + header
      + Data(repeating: 0x3f, count: values)
  }

  private static func row(
    _ kind: String, _ header: String, _ values: Int, length: UInt64? = nil, _ names: String...
  ) -> Hostile {
    Hostile(
      kind: "safetensors: " + kind, names: ["x.safetensors: "] + names,
      make: { try write(file(Data(header.utf8), values, length: length), $0 + "/x.safetensors") },
      read: read)
  }

  private static let headers: [Hostile] = [
    row("a header beyond the file", "{\"a\":\(a)}", 16, length: 500, "no safetensors header"),
    row("a header of 2^63 bytes", "{\"a\":\(a)}", 16, length: 1 << 63, "header"),
    row("a header of 2^64 − 1 bytes", "{\"a\":\(a)}", 16, length: .max, "header"),
    row("a header of no bytes", "", 16, length: 0, "header"),
    row("a header that is a list", "[\(a)]", 16, "header"),
    row("a header that breaks off", "{\"a\":\(a)}", 16, length: 20, "breaks off", "byte"),
    row("text behind the header's object", "{\"a\":\(a)}x", 16, "follows"),
    row("a name twice", "{\"a\":\(a),\"a\":\(a)}", 16, "tensor a occurs twice"),
    row(
      "a dtype twice", #"{"a":{"dtype":"F32","dtype":"I32","shape":[4],"data_offsets":[0,16]}}"#,
      16,
      "tensor a has dtype twice"),
    row(
      "a shape twice", #"{"a":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,16]}}"#, 16,
      "tensor a has shape twice"),
    row(
      "offsets twice",
      #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0],"data_offsets":[8]}}"#, 8,
      "tensor a has data_offsets twice"),
    row("no dtype", #"{"a":{"shape":[4],"data_offsets":[0,16]}}"#, 16, "tensor a lacks a dtype"),
    row("no shape", #"{"a":{"dtype":"F32","data_offsets":[0,16]}}"#, 16, "tensor a of F32 []"),
    row("no offsets", #"{"a":{"dtype":"F32","shape":[4]}}"#, 16, "tensor a", "data_offsets []"),
    row("one offset", "{\"a\":\(entry("F32", "[4]", "[16]"))}", 16, "data_offsets [16]"),
    row("three offsets", "{\"a\":\(entry("F32", "[4]", "[0,16,20]"))}", 16, "[0, 16, 20]"),
    row("a negative offset", "{\"a\":\(entry("F32", "[4]", "[-16,0]"))}", 16, "[-16, 0]"),
    row("offsets in reverse", "{\"a\":\(entry("F32", "[4]", "[16,0]"))}", 16, "[16, 0]"),
    row("offsets beyond the file", "{\"a\":\(a)}", 15, "tensor a", "[0, 16]"),
    row("an offset beyond 2^63", "{\"a\":\(entry("F32", "[4]", "[0,1e30]"))}", 16, "whole number"),
    row(
      "tensors upon each other", "{\"a\":\(a),\"b\":\(entry("F32", "[2]", "[12,20]"))}", 20,
      "tensor b overlaps"),
    row("two tensors in one place", "{\"a\":\(a),\"b\":\(a)}", 16, "tensor b overlaps"),
    row("a hole at the beginning", "{\"a\":\(entry("F32", "[4]", "[4,20]"))}", 20, "hole", "a"),
    row(
      "a hole between tensors", "{\"a\":\(a),\"b\":\(entry("F32", "[1]", "[20,24]"))}", 24,
      "hole before tensor b"),
    row("bytes behind the last tensor", "{\"a\":\(a)}", 19, "3 bytes after"),
    row("a shape that does not fit", "{\"a\":\(entry("F32", "[2,3]", "[0,16]"))}", 16, "[2, 3]"),
    row(
      "a product beyond 2^63", "{\"a\":\(entry("F32", "[4611686018427387904,8]", "[0,16]"))}", 16,
      "tensor a"),
    row(
      "a product that wraps to nothing",
      "{\"a\":\(entry("F32", "[4611686018427387904,4]", "[0,0]"))}", 0, "tensor a"),
    row("a negative side", "{\"a\":\(entry("F32", "[-4]", "[0,16]"))}", 16, "[-4]"),
    row("two negative sides", "{\"a\":\(entry("F32", "[-2,-2]", "[0,16]"))}", 16, "[-2, -2]"),
    row("nothing times a negative", "{\"a\":\(entry("F32", "[0,-2]", "[0,0]"))}", 0, "[0, -2]"),
    row("a side with a fraction", "{\"a\":\(entry("F32", "[4.5]", "[0,16]"))}", 16, "whole number"),
    row(
      "a side that is a text", "{\"a\":\(entry("F32", "[\"4\"]", "[0,16]"))}", 16, "whole number"),
    row("a shape that is an object", "{\"a\":\(entry("F32", "{}", "[0,16]"))}", 16, "expected '['"),
    row(
      "a million sides",
      "{\"a\":\(entry("F32", "[" + String(repeating: "1,", count: 1_000_000) + "9]", "[0,16]"))}",
      16, "tensor a"),
    row("a dtype that is a number", #"{"a":{"dtype":32}}"#, 0, "expected '\"'"),
    row("a tensor that is a number", #"{"a":3}"#, 0, "expected '{'"),
    row("metadata that are no texts", #"{"__metadata__":{"format":1}}"#, 0, "expected '\"'"),
    row("10,000 nested brackets", "{\"a\":{\"x\":\(nested(10_000))}}", 0, "100 levels"),
    row("half a surrogate pair in a name", "{\"\\ud83d\":\(a)}", 16, "surrogate"),
    row("a line break in a name", "{\"a\nb\":\(a)}", 16, "control character"),
    row(
      "a name of a million letters",
      "{\"\(String(repeating: "n", count: 1_000_000))\":\(entry("F32", "[1]", "[0,16]"))}", 16,
      "nnn … nnn"),
    row(
      "a terminal's orders in a name", "{\"\\u001b]0;x\\u0007\":\(entry("F32", "[1]", "[0,16]"))}",
      16, "\u{fffd}]0;x\u{fffd}"),
    row(
      "a name that turns the line round", "{\"\\u202ea\":\(entry("F32", "[1]", "[0,16]"))}", 16,
      "\u{fffd}a"),
  ]

  private static func raw(_ kind: String, _ data: Data, _ names: String...) -> Hostile {
    Hostile(
      kind: "safetensors: " + kind, names: ["x.safetensors: "] + names,
      make: { try write(data, $0 + "/x.safetensors") }, read: read)
  }

  private static let bytes: [Hostile] = [
    raw("an empty file", Data(), "0 bytes"), raw("seven bytes", Data(count: 7), "7 bytes"),
    raw("zeros", Data(count: 64), "header"), raw("a GGUF file", Data("GGUF".utf8), "header"),
    raw("a zip file, as PyTorch's are", Data("PK\u{3}\u{4}".utf8) + Data(count: 60), "header"),
    raw(
      "a name that is not UTF-8",
      file(Data("{\"".utf8) + [0xff, 0xfe] + Data("\":\(a)}".utf8), 16),
      "not UTF-8"),
    raw(
      "a name in overlong UTF-8",
      file(Data("{\"".utf8) + [0xc0, 0xaf] + Data("\":\(a)}".utf8), 16), "not UTF-8"),
  ]

  private static func place(
    _ kind: String, _ names: String..., make: @escaping @Sendable (String) throws -> Void
  ) -> Hostile {
    Hostile(
      kind: "safetensors: " + kind, names: ["x.safetensors: "] + names,
      make: { try make($0 + "/x.safetensors") }, read: read)
  }

  private static let places: [Hostile] = [
    place("no file", "No such file") { _ in },
    place("a folder in its place", "not a plain file", make: makeFolder),
    place("a pipe in its place", "not a plain file", make: makePipe),
    place("a link to a device", "not a plain file") { try makeLink($0, to: "/dev/zero") },
    place("a link to itself", "symbolic links") { try makeLink($0, to: "x.safetensors") },
    place("a link to nothing", "No such file") { try makeLink($0, to: "none") },
    place("a header of 1 TB in a file that has it", "header") {
      try writeSparse(file(Data("{".utf8), 0, length: 1 << 40), size: 2 << 40, $0)
    },
  ]

  private static func request(
    _ kind: String, _ entry: String, _ name: String, _ names: String...
  ) -> Hostile {
    Hostile(
      kind: "safetensors: " + kind, names: ["x.safetensors: "] + names,
      make: { try write(file(Data("{\"a\":\(entry)}".utf8), 16), $0 + "/x.safetensors") },
      read: { _ = try Safetensors(path: $0 + "/x.safetensors").tensor(name, rows: 2, columns: 2) })
  }

  private static let requests: [Hostile] = [
    request("weights of whole numbers", entry("I32", "[2,2]", "[0,16]"), "a", "type I32"),
    request("weights of an unknown dtype", entry("F5", "[2,2]", "[0,16]"), "a", "type F5"),
    request("weights of another shape", entry("F32", "[4]", "[0,16]"), "a", "[4]", "[2, 2]"),
    request("weights with more sides", entry("F32", "[2,2,1]", "[0,16]"), "a", "[2, 2, 1]"),
    request("weights that are not there", a, "b", "no tensor b"),
  ]

  // MARK: Shards

  static let shards = HostileTable(
    reader: "indexes of shards",
    rows: [
      index("a shard that climbs out", #"{"weight_map":{"a":"../x"}}"#, "../x", "outside"),
      index("a shard by its whole path", #"{"weight_map":{"a":"/etc/passwd"}}"#, "/etc/passwd"),
      index("a shard without a name", #"{"weight_map":{"a":""}}"#, "shard  of a"),
      index("a shard that is the folder", #"{"weight_map":{"a":"."}}"#, "shard ."),
      index("a shard that is the folder above", #"{"weight_map":{"a":".."}}"#, "shard .."),
      index("a shard with a zero in its name", #"{"weight_map":{"a":"one\u0000.x"}}"#, "no name"),
      index("a shard that is not there", #"{"weight_map":{"a":"none"}}"#, "none"),
      index("a shard without the tensor", #"{"weight_map":{"b":"one"}}"#, "places b in one"),
      index("a tensor placed twice", #"{"weight_map":{"a":"one","a":"one"}}"#, "a twice"),
      index("no weight_map", #"{"metadata":{}}"#, "no weight_map"),
      index("a weight_map twice", #"{"weight_map":{},"weight_map":{}}"#, "occurs twice"),
      index("a weight_map that is a list", #"{"weight_map":["one"]}"#, "expected '{'"),
      index("a place that is a number", #"{"weight_map":{"a":1}}"#, "expected '\"'"),
      index("an index that breaks off", #"{"weight_map":{"a":"#, "breaks off"),
      index("text behind the index", #"{"weight_map":{"a":"one"}} x"#, "follows"),
      index("an index of 10,000 brackets", #"{"x":\#(nested(10_000))}"#, "100 levels"),
      index("an empty index", "", "index.json"),
      shard("a shard that is a folder", "plain file", make: makeFolder),
      shard("a shard that is a pipe", "plain file", make: makePipe),
      shard("a shard that is a link to itself", "symbolic links") { try makeLink($0, to: "two") },
      shard("a shard that is cut short", "header") { try write(Data(count: 5), $0) },
      Hostile(
        kind: "shards: a folder without weights", names: ["model.safetensors.index.json"],
        make: { _ in }, read: { _ = try SafetensorsFolder(folder: $0) }),
    ])

  private static func index(_ kind: String, _ text: String, _ names: String...) -> Hostile {
    Hostile(
      kind: "shards: " + kind, names: names,
      make: { folder in
        try write(text, folder + "/model.safetensors.index.json")
        try write(file(Data("{\"a\":\(a)}".utf8), 16), folder + "/one")
      }, read: { _ = try SafetensorsFolder(folder: $0) })
  }

  private static func shard(
    _ kind: String, _ names: String..., make: @escaping @Sendable (String) throws -> Void
  ) -> Hostile {
    Hostile(
      kind: "shards: " + kind, names: ["/two: "] + names,
      make: { folder in
        try write(#"{"weight_map":{"a":"two"}}"#, folder + "/model.safetensors.index.json")
        try make(folder + "/two")
      }, read: { _ = try SafetensorsFolder(folder: $0) })
  }
}
