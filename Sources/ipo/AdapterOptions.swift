import ArgumentParser
import LanguageModels

/// What the updates of the model's matrices look like.
struct AdapterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("r, the rank of an update.", valueName: "r"))
  var rank = 16

  @Option(
    help: ArgumentHelp(
      "α; an update is scaled by α / r. (default: twice the rank)", valueName: "a"))
  var alpha: Double?

  @Option(
    help: ArgumentHelp(
      "The share of inputs that an update does not see in training.", valueName: "p"))
  var dropout = 0.05

  @Option(
    help: ArgumentHelp(
      "all-linear, or names with commas between them, such as q_proj,v_proj.", valueName: "names"))
  var targets = "all-linear"

  @Flag(help: "Scale updates by α / √r, so that large ranks learn as fast.")
  var rslora = false

  @Flag(help: "Train all weights instead, and write a whole model.")
  var full = false

  func validate() throws {
    if !(1...65_536).contains(rank) { throw ValidationError("--rank is \(rank), not 1 to 65536") }
    if let alpha, !(alpha > 0 && alpha < 1e6) {
      throw ValidationError("--alpha is \(alpha), not above 0")
    }
    if !(0..<1).contains(dropout) {
      throw ValidationError("--dropout is \(dropout), not 0 or more and below 1")
    }
    if full, rank != 16 || alpha != nil || targets != "all-linear" || rslora || dropout != 0.05 {
      throw ValidationError(
        "--full trains all weights; --rank, --alpha, --dropout, --targets and "
          + "--rslora are for an adapter")
    }
    if names.isEmpty { throw ValidationError("--targets names nothing") }
  }

  private var names: [String] {
    targets.split(separator: ",").map { String($0).trimmingPrefix(" ").description }
  }

  var lora: LoRA {
    LoRA(
      rank: rank, alpha: alpha ?? 2 * Double(rank), dropout: dropout,
      targets: targets == "all-linear" ? .allLinear : .named(names), rankStabilised: rslora)
  }

  var settings: [String: String] {
    if full { return ["--full": "true"] }
    return [
      "--full": "false", "--rank": "\(rank)", "--alpha": "\(lora.alpha)",
      "--dropout": "\(dropout)", "--targets": targets, "--rslora": "\(rslora)",
    ]
  }
}
