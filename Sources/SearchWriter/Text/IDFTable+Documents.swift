import SearchFormat

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension IDFTable {
  /// The table for a number of documents. A client that looks values up in it need not take logarithms, which
  /// may differ from machine to machine in the last digit.
  init(documents: Int) {
    let top = Self.idf(1, of: documents)
    var limits: [Int] = []
    for value in stride(from: top, to: 0, by: -1) {
      var (low, high) = (1, max(1, documents))
      while low < high {
        let middle = (low + high + 1) / 2
        if Self.idf(middle, of: documents) >= value { low = middle } else { high = middle - 1 }
      }
      limits.append(low)
    }
    self.init(top: top, limits: limits)
  }

  private static func idf(_ frequency: Int, of documents: Int) -> Int {
    let (n, df) = (Double(documents), Double(frequency))
    return max(1, min(255, Int((16 * log(1 + max(0, n - df + 0.5) / (df + 0.5))).rounded())))
  }
}
