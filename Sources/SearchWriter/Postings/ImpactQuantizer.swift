/// Quantises the impacts of a list to a few bits (docs/search-format.md, section 5).
struct ImpactQuantizer {
  let least: Int
  let step: Int
  let bits: Int

  init(_ entries: ArraySlice<Posting>, maximumBits: Int) {
    var (least, most) = (255, 0)
    for entry in entries {
      least = min(least, entry.impact)
      most = max(most, entry.impact)
    }
    var bits = 0
    while bits < maximumBits, most - least >= 1 << bits { bits += 1 }
    let levels = 1 << bits - 1
    self.least = least
    self.bits = bits
    step = bits == 0 ? 0 : (most - least + levels - 1) / levels
  }

  /// The level next to an impact.
  func level(_ impact: Int) -> UInt32 {
    guard bits > 0 else { return 0 }
    return UInt32(truncatingIfNeeded: min(1 << bits - 1, (impact - least + step / 2) / step))
  }
}
