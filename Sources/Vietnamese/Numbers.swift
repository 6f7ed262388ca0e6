/// Numbers as Vietnamese print writes them: a dot between thousands, a comma before decimals.
package enum Numbers {
  /// `715000000` → `715.000.000`.
  package static func text(_ value: Int) -> String {
    grouped(value.magnitude, negative: value < 0)
  }

  static func grouped(_ magnitude: UInt, negative: Bool) -> String {
    if magnitude < 1_000, !negative { return String(magnitude) }
    let digits = Array(String(magnitude).utf8)
    var out: [UInt8] = negative ? [UInt8(ascii: "-")] : []
    out.reserveCapacity(digits.count * 4 / 3 + 2)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out.append(UInt8(ascii: ".")) }
      out.append(digit)
    }
    return String(decoding: out, as: UTF8.self)
  }
}

/// An exact decimal number: `mantissa` divided by ten to the power of `scale`.
///
/// Two numbers of the same value are equal: `8,50` is `8,5`, for the trailing zeros are dropped.
package struct DecimalNumber: Hashable, Comparable, Sendable {
  package let mantissa: Int
  /// The number of decimals, 0…6.
  package let scale: Int

  package init(_ value: Int) {
    mantissa = value
    scale = 0
  }

  /// Reads ASCII digits with an optional `-` in front and an optional `,` or `.` followed by one to six
  /// digits.
  ///
  /// Nil for everything else, for a number too great for `Int`, and for what could as well be
  /// thousands: one to three digits not starting with `0`, a separator and exactly three digits
  /// (`1.234`).
  package init?(_ text: String) {
    guard text.utf8.count <= 32 else { return nil }
    var magnitude = 0
    var whole = 0
    var decimals = -1
    var leadsWithZero = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0:
        continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (product, tooGreat) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, over) = product.addingReportingOverflow(Int(byte - 0x30))
        guard !tooGreat, !over else { return nil }
        if whole == 0, decimals < 0 { leadsWithZero = byte == UInt8(ascii: "0") }
        magnitude = sum
        if decimals < 0 { whole += 1 } else { decimals += 1 }
      case UInt8(ascii: ","), UInt8(ascii: "."):
        guard decimals < 0, whole > 0 else { return nil }
        decimals = 0
      default: return nil
      }
    }
    guard whole > 0, decimals != 0, decimals <= 6 else { return nil }
    if decimals == 3, whole <= 3, !leadsWithZero { return nil }
    var scale = max(0, decimals)
    while scale > 0, magnitude % 10 == 0 {
      magnitude /= 10
      scale -= 1
    }
    mantissa = text.utf8.first == UInt8(ascii: "-") ? -magnitude : magnitude
    self.scale = scale
  }

  /// `8,5`, `1.234,5`, `-3`.
  package var vietnameseText: String {
    let unit = UInt(Self.power(scale))
    let whole = Numbers.grouped(mantissa.magnitude / unit, negative: mantissa < 0)
    guard scale > 0 else { return whole }
    return whole + "," + padded(Int(mantissa.magnitude % unit), scale)
  }

  /// `8.5`, for JSON and CSV.
  package var machineText: String {
    let unit = UInt(Self.power(scale))
    let sign = mantissa < 0 ? "-" : ""
    let whole = sign + String(mantissa.magnitude / unit)
    guard scale > 0 else { return whole }
    return whole + "." + padded(Int(mantissa.magnitude % unit), scale)
  }

  package static func < (a: DecimalNumber, b: DecimalNumber) -> Bool {
    let common = max(a.scale, b.scale)
    let left = a.mantissa.multipliedFullWidth(by: power(common - a.scale))
    let right = b.mantissa.multipliedFullWidth(by: power(common - b.scale))
    return (left.high, left.low) < (right.high, right.low)
  }

  private static func power(_ exponent: Int) -> Int {
    var value = 1
    for _ in 0..<exponent { value *= 10 }
    return value
  }
}
