// Renews the README's table of claims from the files that the chapters' runs left.
import Foundation
import Notebook

let folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
let count = orExit(try ClaimsTable.update(in: folder))
print("README.md: \(count) claims")
