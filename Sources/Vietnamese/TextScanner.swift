import Text

/// One pass over the bytes of a file: valid, no NUL, which line ends, certainly NFC or not.
struct TextScanner {
  enum Trouble {
    case nul, invalid, combiningRun
  }

  /// Whether a carriage return stands in the text.
  private(set) var sawReturn = false
  /// Whether a scalar was seen that may change under NFC.
  private(set) var needsNFC = false

  private let bytes: ByteView
  private var index: Int
  private var marks = 0
  private var runStart = 0

  init(_ bytes: ByteView, start: Int) {
    self.bytes = bytes
    index = start
  }

  /// Scans to the end or to the first trouble.
  mutating func run() -> (kind: Trouble, offset: Int)? {
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0 { return (.nul, index) }
        if byte == 0x0D { sawReturn = true }
        index += 1
        marks = 0
      } else if byte == 0xE1, index + 2 < bytes.count, bytes[index + 1] & 0xFC == 0xB8,
        bytes[index + 2] & 0xC0 == 0x80
      {
        // U+1E00…U+1EFF, half of the marked letters of Vietnamese.
        index += 3
        marks = 0
      } else if (0xC2..<0xCC).contains(byte), index + 1 < bytes.count,
        bytes[index + 1] & 0xC0 == 0x80
      {
        // U+0080…U+02FF, the other half.
        index += 2
        marks = 0
      } else {
        let start = index
        guard let scalar = decode() else { return (.invalid, start) }
        if Self.isCertainlyNFC(scalar) {
          marks = 0
        } else if suspect(scalar, at: start) {
          return (.combiningRun, runStart)
        }
      }
    }
    return nil
  }

  /// Reads one scalar of two to four bytes by the table of well-formed sequences (Unicode, table 3-7).
  private mutating func decode() -> UInt32? {
    let first = bytes[index]
    let width: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: width = 2
    case 0xE0...0xEF:
      width = 3
      if first == 0xE0 { lowest = 0xA0 }
      if first == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      width = 4
      if first == 0xF0 { lowest = 0x90 }
      if first == 0xF4 { highest = 0x8F }
    default: return nil
    }
    guard index + width <= bytes.count, (lowest...highest).contains(bytes[index + 1]) else {
      return nil
    }
    for next in bytes[index + 2..<index + width] where next & 0xC0 != 0x80 {
      return nil
    }
    let scalar = UTF8Scan.scalar(bytes, at: index).scalar
    index += width
    return scalar
  }

  /// Notes a scalar that may not be NFC; true when it makes a run of marks too long.
  private mutating func suspect(_ scalar: UInt32, at start: Int) -> Bool {
    needsNFC = true
    guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
    let isMark =
      switch properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark: true
      default: properties.canonicalCombiningClass != .notReordered
      }
    guard isMark else {
      marks = 0
      return false
    }
    if marks == 0 { runStart = start }
    marks += 1
    return marks > TextDecoder.combiningLimit
  }

  /// Whether the scalar is a starter that NFC leaves alone, whatever stands before it (UAX #15,
  /// NFC_Quick_Check=Yes and combining class 0); false says no more than "look closer".
  static func isCertainlyNFC(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x2FF, 0x388...0x482, 0x48A...0x52F, 0x1E00...0x1EFF, 0x2002...0x20CF,
      0x2100...0x2125, 0x2127...0x2129, 0x212C...0x2328, 0x232B...0x2ADB, 0x3000...0x3029,
      0x3030...0x3096, 0x309B...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFE00...0xFE0F,
      0xFEFF...0xFFFF, 0x1F000...0x1FAFF:
      true
    default: false
    }
  }
}
