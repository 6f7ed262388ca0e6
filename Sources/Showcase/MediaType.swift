import Text

/// The types of file that may accompany records and be published.
package enum MediaType: String, CaseIterable {
  case jpeg, png, webp, mp4, webm, mp3, ogg, m4a, pdf

  package init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    switch ending {
    case "jpg", "jpeg": self = .jpeg
    case "mp4": self = .mp4
    default:
      guard let type = MediaType(rawValue: ending) else { return nil }
      self = type
    }
  }

  /// The media type that feeds state (IANA).
  package var mediaType: String {
    switch self {
    case .jpeg, .png, .webp: "image/\(rawValue)"
    case .mp4, .webm: "video/\(rawValue)"
    case .mp3: "audio/mpeg"
    case .ogg: "audio/ogg"
    case .m4a: "audio/mp4"
    case .pdf: "application/pdf"
    }
  }
}
