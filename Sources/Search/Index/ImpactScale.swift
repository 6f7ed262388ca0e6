/// How the impacts of a list are put into a few bits.
struct ImpactScale {
  let least: Int
  let step: Int
  let bits: Int
  /// 2^20 divided by the step, rounded up: products of it give exact quotients of numbers below 512.
  private let inverse: Int

  init(_ entries: UnsafeBufferPointer<ListEntry>, bits limit: Int) {
    var (least, most) = (255, 0)
    for entry in entries {
      let impact = entry.impact
      least = min(least, impact)
      most = max(most, impact)
    }
    var bits = 0
    while bits < limit, most - least >= 1 << bits { bits += 1 }
    let levels = (1 << bits) - 1
    self.least = least
    self.bits = bits
    step = bits == 0 ? 0 : (most - least + levels - 1) / levels
    inverse = (1_048_576 + max(1, step) - 1) / max(1, step)
  }

  @inline(__always)
  func level(_ entry: ListEntry) -> UInt32 {
    guard bits > 0 else { return 0 }
    let distance = entry.impact &- least &+ step &>> 1
    return UInt32(truncatingIfNeeded: min((1 &<< bits) &- 1, (distance &* inverse) &>> 20))
  }
}
