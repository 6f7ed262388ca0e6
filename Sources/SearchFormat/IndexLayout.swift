/// The paths of an index and the constants of its format (docs/search-format.md, section 1).
package enum IndexLayout {
  /// The number of this format in `search/index.json`.
  package static let version = 1
  /// The folder of the index, below the root of the site.
  package static let folder = "search/"
  package static let manifestPath = "search/index.json"
  /// The number of documents in one part of a column or of a presence file.
  package static let partSize = 131_072

  /// The path of a file below the root of the site.
  package static func path(build: String, file: String) -> String {
    "\(folder)\(build)/\(file).bin"
  }

  /// How many parts the documents are divided into; an empty index has one.
  package static func parts(documents: Int) -> Int {
    max(1, (documents + partSize - 1) / partSize)
  }

  /// The documents of one part.
  package static func documents(ofPart part: Int, of count: Int) -> Range<Int> {
    part * partSize..<min(count, (part + 1) * partSize)
  }
}

/// The names of files below the folder of a build, without their ending.
package enum IndexPath {
  package static let header = "head"
  package static let places = "f/places"

  package static func lexiconWords(_ number: Int) -> String { "u/\(number)" }
  package static func otherWords(_ number: Int) -> String { "t/\(number)" }
  package static func lexiconPairs(_ number: Int) -> String { "b/\(number)" }
  package static func otherPairs(_ number: Int) -> String { "y/\(number)" }
  package static func longPair(_ number: Int) -> String { "h/\(number)" }
  package static func presence(_ number: Int, part: Int) -> String { "p/\(number)-\(part)" }
  package static func storedFields(_ number: Int) -> String { "c/\(number)" }
  package static func column(_ facet: String, part: Int) -> String { "f/\(facet)-\(part)" }
}
