@testable import Loader
import Showcase
import Testing
import Text

@testable import SiteBuilder

/// What a file to publish is by its first bytes, and whether it tells more than its picture.
///
/// In these texts each scalar is one byte.
struct MediaTypeTests {
  private static let jpeg = "\u{FF}\u{D8}\u{FF}\u{E0}\0\u{4}JF"
  private static let png = "\u{89}PNG\r\n\u{1A}\n\0\0\0\u{2}IHDRab....\0\0\0\u{1}"
  private static let webp = "RIFF....WEBP"

  private func codes(_ path: String, _ text: String) throws -> [String] {
    let type = try #require(MediaType(path: path))
    let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    guard let found = Diagnostic.media(path, type, bytes) else { return [] }
    return ["\(found.severity.rawValue) \(found.code)"]
  }

  @Test(arguments: [
    ("a.jpg", "jpeg"), ("a.JPEG", "jpeg"), ("a/b.png", "png"), ("a.webp", "webp"),
    ("a.pdf", "pdf"), ("a.mp3", "mp3"), ("a.m4a", "m4a"), ("a.ogg", "ogg"), ("a.mp4", "mp4"),
    ("a.webm", "webm"), ("a.svg", ""), ("a.html", ""), ("jpeg", ""), ("a", ""), ("a.heic", ""),
    ("a.avif", ""),
  ]) func knowsATypeByItsEnding(path: String, type: String) {
    #expect(MediaType(path: path)?.rawValue ?? "" == type)
  }

  // 69: HTML, SVG, ZIP, nothing, cut off, another type.
  @Test(arguments: [
    ("a.jpg", "<html>"), ("a.jpg", "<svg/>"), ("a.jpg", "PK\u{3}\u{4}"), ("a.jpg", ""),
    ("a.jpg", "\u{FF}\u{D8}"), ("a.jpg", png), ("a.png", jpeg), ("a.webp", "RIFF....WAVE"),
    ("a.pdf", "PDF"), ("a.mp4", "....moov"), ("a.mp3", "MP3"), ("a.ogg", "Ogg"),
    ("a.webm", "\u{1A}"), ("a.m4a", ""),
  ]) func refusesWhatIsNotItsType(path: String, text: String) throws {
    #expect(try codes(path, text) == ["error not-what-it-says"])
  }

  @Test(arguments: [
    ("a.jpg", jpeg), ("a.png", png + "IDAT"), ("a.webp", webp + "VP8 \u{3}\0\0\0abc\0"),
    ("a.pdf", "%PDF-1.7"), ("a.mp4", "....ftypisom"), ("a.m4a", "....ftypM4A"),
    ("a.mp3", "\u{FF}\u{FB}"), ("a.mp3", "ID3"), ("a.ogg", "OggS"),
    ("a.webm", "\u{1A}\u{45}\u{DF}\u{A3}"),
    // What follows the picture's data is no segment.
    ("a.jpg", jpeg + "\u{FF}\u{DA}\0\u{2}\u{FF}\u{E1}\0\u{2}"),
    // Lengths that lead out of the file end the search and nothing else.
    ("a.jpg", "\u{FF}\u{D8}\u{FF}\u{E0}\u{FF}\u{FF}"), ("a.jpg", "\u{FF}\u{D8}\u{FF}"),
    ("a.jpg", "\u{FF}\u{D8}\u{FF}\u{FF}\u{FF}\u{FF}"),
    ("a.png", "\u{89}PNG\r\n\u{1A}\n\u{FF}\u{FF}\u{FF}\u{FF}IDAT"),
    ("a.webp", webp + "VP8 \u{FF}\u{FF}\u{FF}\u{FF}"),
  ]) func acceptsWhatIsItsType(path: String, text: String) throws {
    #expect(try codes(path, text) == [])
  }

  // 72: EXIF and XMP (APP1), IPTC (APP13), also behind another segment and behind fill bytes.
  @Test(arguments: [
    ("a.jpg", "\u{FF}\u{D8}\u{FF}\u{E1}\0\u{8}Exif"),
    ("a.jpg", jpeg + "\u{FF}\u{E1}\0\u{8}http:"), ("a.jpg", jpeg + "\u{FF}\u{ED}\0\u{8}Photo"),
    ("a.jpg", jpeg + "\u{FF}\u{FF}\u{FF}\u{E1}\0\u{8}Exif"), ("a.png", png + "eXIf"),
    ("a.png", png + "tEXt"), ("a.png", png + "zTXt"), ("a.png", png + "iTXt"),
    ("a.webp", webp + "VP8X\u{3}\0\0\0abc\0EXIF\0\0\0\0"),
    ("a.webp", webp + "VP8X\u{2}\0\0\0abXMP \0\0\0\0"),
  ]) func refusesWhatTellsMoreThanThePicture(path: String, text: String) throws {
    #expect(try codes(path, text) == ["error image-metadata"])
  }
}
