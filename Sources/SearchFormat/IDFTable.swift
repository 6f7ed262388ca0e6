/// How rare a term is, as an integer by its number of documents (docs/search-format.md, section 4).
package struct IDFTable: Sendable, Equatable {
  /// The greatest value.
  package let top: Int
  /// For each value from `top` down, the greatest number of documents that has at least this value.
  package let limits: [Int]

  package init(top: Int, limits: [Int]) {
    self.top = top
    self.limits = limits
  }

  /// The inverse document frequency of a term that occurs in this many documents.
  package func value(_ documents: Int) -> Int {
    var (low, high) = (0, limits.count)
    while low < high {
      let middle = (low + high) / 2
      if documents <= limits[middle] { high = middle } else { low = middle + 1 }
    }
    return low < limits.count ? top - low : 1
  }
}
