/// Turns occurrences into impacts by BM25F (docs/search-format.md, section 13).
struct ImpactModel: Sendable {
  /// The weighted occurrences of a term in a document.
  struct Sum {
    /// In fields whose length does not matter.
    fileprivate var weighted = 0
    /// In the text, where an occurrence counts less the longer the text is.
    fileprivate var inText = 0

    /// Adds an occurrence by the code of its weight.
    mutating func add(_ code: UInt64) {
      switch code {
      case 0: inText += 1
      case 1: weighted += SearchRecord.Weight.lead.rawValue
      case 2: weighted += SearchRecord.Weight.name.rawValue
      default: weighted += SearchRecord.Weight.title.rawValue
      }
    }
  }

  /// Impacts of fewer occurrences in the text alone are looked up.
  private static let tableSize = 8
  private let k1: Double
  private let norms: [Double]
  /// `tableSize` impacts for each document.
  private let table: [UInt8]

  /// For documents of these lengths.
  init(lengths: [Int], mean: Double, _ settings: IndexSettings) {
    let k1 = settings.k1
    let norms = lengths.map { 1 - settings.b + settings.b * Double($0) / max(1, mean) }
    self.k1 = k1
    self.norms = norms
    table = norms.flatMap { norm in
      (0..<Self.tableSize).map { Self.impact(Double($0) / norm, k1) }
    }
  }

  func impact(_ sum: Sum, in document: Int) -> UInt8 {
    if sum.weighted == 0, sum.inText < Self.tableSize {
      return table[document * Self.tableSize + sum.inText]
    }
    return Self.impact(Double(sum.weighted) + Double(sum.inText) / norms[document], k1)
  }

  private static func impact(_ weight: Double, _ k1: Double) -> UInt8 {
    UInt8(max(1, min(255, (100 * weight * (k1 + 1) / (weight + k1)).rounded())))
  }
}
