// Renews the book's table of claims, and the README's of real models and of reliability, from what
// the chapters' runs and the trials left.
import Foundation
import Notebook

let folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
let count = orExit(try ClaimsTable.update(in: folder))
let models = orExit(try RealModelsTable.update(in: folder))
orExit(try ReliabilityTable.update(in: folder))
print("\(count) claims, \(models) real \(models == 1 ? "model" : "models")")
