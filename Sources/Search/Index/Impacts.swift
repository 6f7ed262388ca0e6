/// Turns occurrences into impacts (docs/search-format.md, section 13).
struct Impacts: Sendable {
  private static let commonest = 8
  private let k1: Double
  private let norms: [Double]
  /// Impacts of fewer than `commonest` occurrences in the text alone, document after document.
  private let common: [UInt8]

  /// For documents of these lengths.
  init(lengths: [Int], mean: Double, _ settings: SearchSettings) {
    let k1 = settings.k1
    let norms = lengths.map { 1 - settings.b + settings.b * Double($0) / max(1, mean) }
    self.k1 = k1
    self.norms = norms
    common = [UInt8](unsafeUninitializedCapacity: norms.count * Self.commonest) { out, count in
      for norm in norms {
        for times in 0..<Self.commonest {
          out[count] = Self.impact(Double(times) / norm, k1)
          count += 1
        }
      }
    }
  }

  @inline(__always)
  func value(_ sum: UInt64, _ document: Int) -> UInt8 {
    if sum < UInt64(Self.commonest) { return common[document &* Self.commonest &+ Int(sum)] }
    return Self.impact(Double(sum >> 32) + Double(sum & 0xFFFF_FFFF) / norms[document], k1)
  }

  private static func impact(_ weight: Double, _ k1: Double) -> UInt8 {
    UInt8(max(1, min(255, (100 * weight * (k1 + 1) / (weight + k1)).rounded())))
  }
}
