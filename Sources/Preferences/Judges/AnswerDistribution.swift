import Foundation
import LanguageModels
import Tensors

extension PreferenceClassifier {
  /// ln p of every word of the vocabulary as the answer to the judge's question, for each response
  /// of each item, nats: what ``JudgeScore`` reads two entries of.
  ///
  /// The responses are read one by one, so this is for looking and not for ranking many.
  public func answers(to items: [JudgeItem]) throws -> [[[Double]]] {
    try items.map { item in
      let (opening, responses) = try tokens(of: item)
      var batch = RaggedBatch()
      let trunk = batch.append(opening)
      let rows = responses.map { response in
        let segment = batch.append(response, after: trunk)
        return batch.lastRow(of: segment)
      }
      let logits = model.transformer.logits(model.transformer.states(batch, rows: rows))
      return (0..<logits.rows).map { row in
        let z = (0..<logits.columns).map { Double(logits[row, $0]) }
        let greatest = z.max() ?? 0
        let total = greatest + log(z.reduce(0) { $0 + exp($1 - greatest) })
        return z.map { $0 - total }
      }
    }
  }
}

/// H = −Σ p ln p of a distribution given by its ln p, nats; ln V for V words that are all as likely.
public func entropy(logProbabilities: [Double]) -> Double {
  -logProbabilities.reduce(0) { $0 + ($1 > -700 ? exp($1) * $1 : 0) }
}
