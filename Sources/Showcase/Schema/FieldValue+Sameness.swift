extension FieldSet {
  /// Returns the names of the fields whose values differ from those of another set of the same
  /// specification, regardless of their positions in files.
  package func differences(from other: FieldSet) -> [String] {
    specs.indices.compactMap { index in
      FieldValue.isSame(values[index], other.values[index]) ? nil : specs[index].name
    }
  }

  fileprivate func isSame(as other: FieldSet) -> Bool {
    specs.count == other.specs.count && differences(from: other).isEmpty
  }
}

extension FieldValue {
  /// Returns whether two values are equal, regardless of their positions in files.
  static func isSame(_ a: FieldValue?, _ b: FieldValue?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    switch (a, b) {
    case (.text(let a), .text(let b)): return a.utf8.elementsEqual(b.utf8)
    case (.integer(let a), .integer(let b)): return a == b
    case (.decimal(let a), .decimal(let b)): return a == b
    case (.flag(let a), .flag(let b)): return a == b
    case (.date(let a), .date(let b)): return a == b
    case (.moment(let a), .moment(let b)): return a == b
    case (.reference(let a, let day), .reference(let b, let other)): return a == b && day == other
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { isSame($0.value, $1.value) }
    case (.group(let a), .group(let b)): return a.isSame(as: b)
    case (.groups(let a), .groups(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    case (.extra(let a), .extra(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: return false
    }
  }
}
