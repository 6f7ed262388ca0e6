package import Showcase
package import Text

extension MediaType {
  /// Returns whether the first bytes are those of the type, whatever the name says.
  func matches(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .jpeg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
    case .png: bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    case .webp: bytes.starts(with: Array("RIFF".utf8)) && has("WEBP", at: 8, in: bytes)
    case .mp4, .m4a: has("ftyp", at: 4, in: bytes)
    case .webm: bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3])
    case .mp3:
      bytes.starts(with: Array("ID3".utf8))
        || (bytes.count > 1 && bytes[0] == 0xFF && bytes[1] & 0xE0 == 0xE0)
    case .ogg: bytes.starts(with: Array("OggS".utf8))
    case .pdf: bytes.starts(with: Array("%PDF-".utf8))
    }
  }

  /// Returns whether the file contains EXIF, XMP or IPTC, which may reveal where a person lives
  /// (Law 91/2025/QH15).
  func carriesMetadata(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .jpeg: jpegMetadata(bytes)
    case .png:
      chunks(bytes, from: 8, isLittleEndian: false).contains {
        $0 == "eXIf" || $0 == "iTXt" || $0 == "zTXt" || $0 == "tEXt"
      }
    case .webp:
      chunks(bytes, from: 12, isLittleEndian: true).contains { $0 == "EXIF" || $0 == "XMP " }
    default: false
    }
  }

  private func has(_ text: String, at offset: Int, in bytes: [UInt8]) -> Bool {
    bytes.dropFirst(offset).starts(with: text.utf8)
  }

  /// Returns whether APP1 (EXIF, XMP) or APP13 (IPTC) is among the segments before the image data.
  private func jpegMetadata(_ bytes: [UInt8]) -> Bool {
    var at = 2
    while at + 4 <= bytes.count, bytes[at] == 0xFF {
      let marker = bytes[at + 1]
      // Any number of bytes 0xFF may precede a marker.
      if marker == 0xFF {
        at += 1
        continue
      }
      if marker == 0xDA || marker == 0xD9 { return false }
      if marker == 0xE1 || marker == 0xED { return true }
      at += 2 + Int(bytes[at + 2]) << 8 + Int(bytes[at + 3])
    }
    return false
  }

  /// Returns the names of the chunks of a PNG (length, name) or of a RIFF file (name, length).
  private func chunks(_ bytes: [UInt8], from start: Int, isLittleEndian: Bool) -> [String] {
    var names: [String] = []
    var at = start
    while at + 8 <= bytes.count, names.count < 10_000 {
      let first = Array(bytes[at..<at + 4])
      let second = Array(bytes[at + 4..<at + 8])
      let length = (isLittleEndian ? second.reversed() : first).reduce(0) { $0 << 8 | Int($1) }
      names.append(String(decoding: isLittleEndian ? first : second, as: UTF8.self))
      at += isLittleEndian ? 8 + length + length % 2 : 12 + length
    }
    return names
  }
}

extension Diagnostic {
  /// Inspects a file to publish and reports the reason not to publish it, if any.
  package static func media(_ path: String, _ type: MediaType, _ bytes: [UInt8]) -> Diagnostic? {
    let start = Position(line: 1, column: 1)
    if !type.matches(bytes) {
      return Diagnostic(
        path: path, position: start, code: "not-what-it-says",
        message: Message(
          en: "the file is not a \(type.rawValue.uppercased()) as its name says",
          vi: "nội dung tệp không phải \(type.rawValue.uppercased()) như tên gọi"))
    }
    guard type.carriesMetadata(bytes) else { return nil }
    return Diagnostic(
      path: path, position: start, code: "image-metadata",
      message: Message(
        en: "the picture carries EXIF, XMP, IPTC or text data, which may hold personal data",
        vi: "ảnh còn siêu dữ liệu (EXIF, XMP, IPTC), có thể chứa dữ liệu cá nhân"),
      hint: Message(
        en: "save it again without metadata", vi: "hãy lưu lại ảnh, bỏ siêu dữ liệu"))
  }
}
