import Text

extension YamsFallback {
  /// Finds what must not reach Yams: nesting that could exhaust the stack, and an alias of an anchor,
  /// which could expand without bound.
  func bomb() -> Diagnostic? {
    if let place = deepPlace() { return .yamlTooDeep(in: file, at: place) }
    if let place = aliasPlace() { return .yamlAlias(in: file, at: place) }
    return nil
  }

  /// Finds where brackets or indentation pass the bound. Every bracket counts, closed or not and quoted
  /// or not: the bound holds whatever the brackets mean.
  private func deepPlace() -> Int? {
    var brackets = 0
    var indentation = 0
    var atStart = true
    var dashes = 0
    for index in range {
      let byte = file.bytes[index]
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets += 1
        atStart = false
      case UInt8(ascii: "\n"):
        atStart = true
        indentation = 0
        dashes = 0
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        if atStart {
          indentation += 1
          dashes += 1
        }
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        if atStart { indentation += 1 }
      default:
        atStart = false
      }
      if brackets > Self.nestingBound || (dashes > 0 && indentation > Self.nestingBound) {
        return index
      }
    }
    return nil
  }

  /// Finds the first `*name` for which there is a `&name`.
  private func aliasPlace() -> Int? {
    let bytes = file.bytes
    var anchors: Set<[UInt8]> = []
    for index in range where bytes[index] == UInt8(ascii: "&") {
      anchors.insert(name(after: index))
    }
    anchors.remove([])
    guard !anchors.isEmpty else { return nil }
    return range.first { index in
      bytes[index] == UInt8(ascii: "*") && anchors.contains(name(after: index))
    }
  }

  private func name(after index: Int) -> [UInt8] {
    Array(
      file.bytes[(index + 1)..<range.upperBound].prefix { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      })
  }
}
