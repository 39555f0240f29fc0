import Foundation
import Testing

@testable import LanguageModels

/// The folder of a model in `Fixtures`.
func fixture(_ name: String) throws -> String {
  try #require(Bundle.module.resourcePath) + "/Fixtures/" + name
}
