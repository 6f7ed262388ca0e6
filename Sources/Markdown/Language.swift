import Text

/// The slug of a heading.
enum HeadingSlug {
  static func make(_ title: String) -> String {
    var out = ""
    for byte in title.utf8 {
      if isAlphanumeric(byte) {
        out.unicodeScalars.append(Unicode.Scalar(lowercased(byte)))
      } else if !out.isEmpty, out.utf8.last != UInt8(ascii: "-") {
        out += "-"
      }
    }
    while out.utf8.last == UInt8(ascii: "-") { out.removeLast() }
    return out
  }
}

enum SyllableCounter {
  static func count(_ text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { PlainText.wordCount($0) }
  }
}
