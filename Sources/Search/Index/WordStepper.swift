import Vietnamese

/// Finds the words that `SearchWordScanner` finds, and asks it wherever a character is out of the ordinary.
struct WordStepper {
  private let text: UnsafeBufferPointer<UInt8>
  private let classes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>) {
    self.text = text
    self.classes = classes
  }

  /// What the first byte of a character tells: 0 it stands between words, 1 to 3 a letter of so many bytes,
  /// 4 a letter of three bytes if U+1E00…U+1EFF, 5 a letter of two bytes unless × or ÷, 6 whatever it may be.
  static let classes: [UInt8] = (0...255).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      1
    case 0..<0x80: 0
    case 0xC4...0xC9: 2
    case 0xE1: 4
    case 0xC3: 5
    default: 6
    }
  }

  /// The bytes of the next word.
  @inline(__always)
  mutating func next() -> Range<Int>? {
    while index < text.count, classes[Int(text[index])] == 0 { index &+= 1 }
    let start = index
    while index < text.count {
      let width = width()
      if width > 0 {
        index &+= width
      } else if width == 0 {
        return start..<index
      } else {
        return ask(from: start)
      }
    }
    return start < index ? start..<index : nil
  }

  /// The bytes of the letter at `index`; 0 when it is none, -1 when that is not known.
  @inline(__always)
  private func width() -> Int {
    let kind = classes[Int(text[index])]
    if kind <= 2 { return Int(kind) }
    guard index &+ 2 < text.count else { return -1 }
    if kind == 4 { return text[index &+ 1] & 0xFC == 0xB8 ? 3 : -1 }
    if kind == 5 { return text[index &+ 1] & 0xDF == 0x97 ? -1 : 2 }
    return -1
  }

  @inline(never)
  private mutating func ask(from start: Int) -> Range<Int>? {
    var scanner = SearchWordScanner(UnsafeBufferPointer(rebasing: text[start...]))
    guard let found = scanner.next() else {
      index = text.count
      return nil
    }
    index = start + found.upperBound
    return start + found.lowerBound..<index
  }
}
