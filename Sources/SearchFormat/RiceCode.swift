/// The code of gaps between documents (docs/search-format.md, section 2).
public enum RiceCode {
  /// The number of ones that announces a number in 32 bits.
  public static let escape = 24

  /// The parameter with which gaps of this sum become about as short as they can be: the binary logarithm of
  /// their mean times ln 2, rounded down.
  public static func parameter(sum: Int, count: Int) -> Int {
    guard count > 0 else { return 0 }
    let target = sum * 69 / (count * 100)
    var parameter = 0
    while parameter < 15, target >> (parameter + 1) > 0 { parameter += 1 }
    return parameter
  }
}
