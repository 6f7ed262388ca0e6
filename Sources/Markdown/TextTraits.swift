import CBytes
import Text

// One of the files that may use pointers: it hands bytes to C.

/// What a text holds that needs more than copying.
struct TextTraits: OptionSet {
  let rawValue: UInt32

  static let escape = TextTraits(guong_kind_escape)
  static let blank = TextTraits(guong_kind_blank)
  static let autolink = TextTraits(guong_kind_autolink)
  static let footnote = TextTraits(guong_kind_footnote)
  static let mark = TextTraits(guong_kind_mark)

  init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  private init(_ kind: guong_text_kinds) {
    rawValue = UInt32(kind.rawValue)
  }

  static func scan(_ text: Bytes) -> TextTraits {
    text.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return [] }
      return TextTraits(rawValue: guong_find_text_kinds(base, bytes.count))
    }
  }
}
