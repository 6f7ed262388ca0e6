/// The part of a body that a `Range` header requests (RFC 9110 §14).
package enum ByteRange: Hashable, Sendable {
  /// No range, one that cannot be read, or several: the whole body, 200.
  case whole
  /// 206. The upper bound is one past the last byte.
  case part(Range<Int>)
  /// 416.
  case unsatisfiable

  /// Reads a header's value for a body of `size` bytes; its numbers cannot overflow.
  package init(_ header: String?, size: Int) {
    self = header.map { Self.read(Array($0.utf8), size: size) } ?? .whole
  }

  private static func read(_ header: [UInt8], size: Int) -> ByteRange {
    let unit = Array("bytes=".utf8)
    guard header.starts(with: unit) else { return .whole }
    let rest = header.dropFirst(unit.count)
    guard !rest.contains(UInt8(ascii: ",")) else { return .whole }
    let ends = rest.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard ends.count == 2 else { return .whole }
    if ends[0].isEmpty {
      guard let length = number(ends[1]) else { return .whole }
      guard length > 0, size > 0 else { return .unsatisfiable }
      return .part(max(0, size - length)..<size)
    }
    guard let first = number(ends[0]) else { return .whole }
    guard !ends[1].isEmpty else {
      return first < size ? .part(first..<size) : .unsatisfiable
    }
    guard let last = number(ends[1]), last >= first else { return .whole }
    guard first < size else { return .unsatisfiable }
    return .part(first..<min(size - 1, last) + 1)
  }

  /// Parses digits; a number too large for `Int` becomes `Int.max`.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty else { return nil }
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      let (product, isTooGreat) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflows) = product.addingReportingOverflow(Int(digit - 0x30))
      value = isTooGreat || overflows ? Int.max : sum
      if value == Int.max {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return value
      }
    }
    return value
  }
}
