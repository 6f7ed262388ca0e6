#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension String {
  /// Whether the text stands before another in the order of their bytes, which for UTF-8 is that of the
  /// scalars: the order of ids and paths on every system.
  package func precedesByBytes(_ other: String) -> Bool {
    let order = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { others -> Bool in
        let common = min(own.count, others.count)
        guard common > 0, let a = own.baseAddress, let b = others.baseAddress else {
          return own.count < others.count
        }
        let order = memcmp(a, b, common)
        return order == 0 ? own.count < others.count : order < 0
      }
    }
    return (order ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }
}
