import SearchFormat

/// The factors by which typed diacritics are weighed against those of a variant (docs/search-format.md, section 3).
enum VariantFit {
  static let exact = 20
  static let compatible = 17
  static let folded = 12

  /// The factor of a typed code for a variant of the same folded key.
  static func factor(typed: Int, variant: Int, folded key: [UInt8]) -> Int {
    if typed == 0 || typed == variant { return exact }
    return isCompatible(
      VariantCode.digits(typed, of: key), typed % 6, VariantCode.digits(variant, of: key),
      variant % 6) ? compatible : folded
  }

  /// The factor of a typed beginning for a variant of a longer key that begins so.
  static func factor(typed: Int, of beginning: [UInt8], variant: Int, of key: [UInt8]) -> Int {
    let mine = VariantCode.digits(typed, of: beginning)
    let theirs = Array(VariantCode.digits(variant, of: key).prefix(mine.count))
    if typed == 0 { return exact }
    if mine == theirs, typed % 6 == 0 || typed % 6 == variant % 6 { return exact }
    return isCompatible(mine, typed % 6, theirs, variant % 6) ? compatible : folded
  }

  private static func isCompatible(
    _ mine: [Int], _ tone: Int, _ theirs: [Int], _ otherTone: Int
  ) -> Bool {
    guard tone == 0 || tone == otherTone else { return false }
    return zip(mine, theirs).allSatisfy { $0 == 0 || $0 == $1 }
  }
}
