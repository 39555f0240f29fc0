// Renews the README's tables of claims and of real models from what the chapters' runs left.
import Foundation
import Notebook

let folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
let count = orExit(try ClaimsTable.update(in: folder))
let models = orExit(try RealModelsTable.update(in: folder))
print("README.md: \(count) claims, \(models) real \(models == 1 ? "model" : "models")")
