// Finds bare addresses (GFM §6.9, with its rules for what ends an address) and footnote references in the
// text that cmark left as text.

import Text

struct InlineScanner {
  enum Kind {
    case footnote, www, url, email
  }

  let text: Bytes
  let autolinks: Bool
  let notes: Bool
  /// Whether a `www.` may stand at the very start.
  let followsBoundary: Bool
  let allowsFTP: Bool
  private var index = 0
  /// The end of the last find; an address never reaches back over it.
  private var floor = 0

  init(text: Bytes, autolinks: Bool, notes: Bool, followsBoundary: Bool, allowsFTP: Bool) {
    self.text = text
    self.autolinks = autolinks
    self.notes = notes
    self.followsBoundary = followsBoundary
    self.allowsFTP = allowsFTP
  }

  mutating func next() -> (range: Range<Int>, kind: Kind)? {
    while index < text.count {
      let found: (Range<Int>, Kind)?
      switch text[index] {
      case UInt8(ascii: "[") where notes:
        found = FootnoteLabel.range(in: text, at: index).map {
          (index..<$0.upperBound + 1, .footnote)
        }
      case UInt8(ascii: "w"), UInt8(ascii: "W"): found = autolinks ? www().map { ($0, .www) } : nil
      case UInt8(ascii: ":"): found = autolinks ? url().map { ($0, .url) } : nil
      case UInt8(ascii: "@"): found = autolinks ? email().map { ($0, .email) } : nil
      default: found = nil
      }
      if let (range, kind) = found {
        index = range.upperBound
        floor = index
        return (range, kind)
      }
      index += 1
    }
    return nil
  }

  private func www() -> Range<Int>? {
    guard isWWW(at: index), isBoundary(index) else { return nil }
    guard let domain = domainEnd(from: index, needsPeriod: true) else { return nil }
    return index..<linkEnd(from: index, domain: domain)
  }

  private func isWWW(at start: Int) -> Bool {
    guard start + 4 < text.count else { return false }
    return (0..<3).allSatisfy { lowercased(text[start + $0]) == UInt8(ascii: "w") }
      && text[start + 3] == UInt8(ascii: ".")
  }

  private func isBoundary(_ start: Int) -> Bool {
    guard start > 0 else { return followsBoundary }
    switch text[start - 1] {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("): return true
    default: return isSpace(text[start - 1])
    }
  }

  private func url() -> Range<Int>? {
    guard text.starts(with: "://", at: index) else { return nil }
    var start = index
    while start > floor, index - start <= 5, isAlpha(text[start - 1]) { start -= 1 }
    let scheme = text.part(start..<index).map(lowercased)
    guard
      scheme.elementsEqual("http".utf8) || scheme.elementsEqual("https".utf8)
        || (allowsFTP && scheme.elementsEqual("ftp".utf8))
    else { return nil }
    let host = index + 3
    guard host < text.count, isAlphanumeric(text[host]) || text[host] >= 0x80,
      let domain = domainEnd(from: host, needsPeriod: false)
    else { return nil }
    return start..<linkEnd(from: start, domain: domain)
  }

  /// The end of a domain of letters, digits, `-`, `_` and periods; no `_` in its last two parts.
  private func domainEnd(from start: Int, needsPeriod: Bool) -> Int? {
    var end = start
    var periods = 0
    var underscores = (last: 0, before: 0)
    while end < text.count {
      let byte = text[end]
      if byte == UInt8(ascii: "_") {
        underscores.last += 1
      } else if byte == UInt8(ascii: ".") {
        underscores = (0, underscores.last)
        periods += 1
      } else if !isAlphanumeric(byte), byte != UInt8(ascii: "-"), byte < 0x80 {
        break
      }
      end += 1
    }
    guard end > start, underscores.last == 0, underscores.before == 0 else { return nil }
    return needsPeriod && periods == 0 ? nil : end
  }

  /// Where an address ends: at a blank or `<`, without the punctuation that closes the sentence.
  private func linkEnd(from start: Int, domain: Int) -> Int {
    var end = domain
    var opening = 0
    var closing = 0
    while end < text.count, !isSpace(text[end]), text[end] != UInt8(ascii: "<") { end += 1 }
    for place in start..<end {
      opening += text[place] == UInt8(ascii: "(") ? 1 : 0
      closing += text[place] == UInt8(ascii: ")") ? 1 : 0
    }
    while end > start {
      switch text[end - 1] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","),
        UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "'"), UInt8(ascii: "\""):
        end -= 1
      case UInt8(ascii: ")"):
        guard closing > opening else { return end }
        closing -= 1
        end -= 1
      case UInt8(ascii: ";"):
        end = endWithoutEntity(start, end)
      case 0x99, 0x9D, 0xA6:
        guard let shorter = endWithoutQuote(end) else { return end }
        end = shorter
      default: return end
      }
    }
    return end
  }

  private func endWithoutEntity(_ start: Int, _ end: Int) -> Int {
    var place = end - 2
    while place > start, isAlphanumeric(text[place]) { place -= 1 }
    return place > start && place < end - 2 && text[place] == UInt8(ascii: "&") ? place : end - 1
  }

  /// Leaves out a closing `’`, `”` or `…`.
  private func endWithoutQuote(_ end: Int) -> Int? {
    guard end >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x80 else { return nil }
    return end - 3
  }

  private func email() -> Range<Int>? {
    var start = index
    while start > floor, isLocal(text[start - 1]) { start -= 1 }
    guard start < index else { return nil }
    var end = index + 1
    var periods = 0
    while end < text.count {
      let byte = text[end]
      if byte == UInt8(ascii: "."), end + 1 < text.count, isAlphanumeric(text[end + 1]) {
        periods += 1
      } else if !isAlphanumeric(byte), byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") {
        break
      }
      end += 1
    }
    guard end < text.count ? text[end] != UInt8(ascii: "@") : true, periods > 0,
      end > index + 1, isAlphanumeric(text[end - 1])
    else { return nil }
    return start..<end
  }

  private func isLocal(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+")
  }
}
