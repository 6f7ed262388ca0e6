import CCMark
import Text

// Images; on the site also films, sounds, captions and credits.
extension Renderer {
  mutating func beginImage() {
    imageDepth = 1
    alt.removeAll(keepingCapacity: true)
  }

  mutating func endImage(_ node: Node) {
    let url = bytes(of: cmark_node_get_url(node))
    let title = bytes(of: cmark_node_get_title(node))
    if options.site {
      writeSiteImage(node, url: url, title: title)
      return
    }
    html.append("<img src=\"" as StaticString)
    appendHref(url)
    html.append("\" alt=\"" as StaticString)
    alt.withView { html.appendCommonMark($0) }
    html.append(UInt8(ascii: "\""))
    appendTitle(title)
    html.append(" />" as StaticString)
  }

  private mutating func writeSiteImage(_ node: Node, url: Bytes, title: Bytes) {
    let place = find(url, node: node, after: "(< \t\n")
    let target = LinkTarget(url, kinds: options.linkTargets)
    guard case .reference(let reference) = target, reference.isPath else {
      if mayReport(at: place, .error) {
        problems.append(.imageSource(in: file, at: place, url: shown(url)))
      }
      alt.withView { html.appendCommonMark($0) }
      return
    }
    let text = folded(alt)
    let caption = Caption(unmarked(title))
    let media = MediaReference(
      kind: MediaReference.Kind(path: url), reference: reference, alt: text,
      caption: caption.text, credit: caption.credit, sourceOffset: place)
    if text.isEmpty, mayReport(at: place, .error) {
      problems.append(.imageAlt(in: file, at: place))
    }
    if caption.credit == nil, mayReport(at: place, .warning) {
      problems.append(.imageCredit(in: file, at: place))
    }
    images.append(media)
    if isFigure {
      writeFigure(media)
    } else {
      writeMedia(media, title: title)
    }
  }

  private func folded(_ text: [UInt8]) -> String {
    var folded = PlainText()
    text.withView { folded.append($0) }
    return folded.bytes.withView { $0.text }
  }

  private mutating func writeFigure(_ media: MediaReference) {
    switch media.kind {
    case .image: html.append("<figure>\n" as StaticString)
    case .video: html.append("<figure class=\"video\">\n" as StaticString)
    case .audio: html.append("<figure class=\"audio\">\n" as StaticString)
    }
    writeMedia(media, title: Bytes())
    html.append(0x0A)
    if media.caption != nil || media.credit != nil { writeCaption(media) }
    html.append("</figure>\n" as StaticString)
  }

  private mutating func writeCaption(_ media: MediaReference) {
    html.append("<figcaption>" as StaticString)
    plain.separate()
    if let caption = media.caption {
      html.appendCommonMark(caption)
      plain.append(caption)
    }
    if let credit = media.credit {
      if media.caption != nil { html.append(0x20) }
      html.append("<span class=\"credit\">" as StaticString)
      html.appendCommonMark(credit)
      html.append("</span>" as StaticString)
      plain.separate()
      plain.append(credit)
    }
    plain.separate()
    html.append("</figcaption>\n" as StaticString)
  }

  private mutating func writeMedia(_ media: MediaReference, title: Bytes) {
    switch media.kind {
    case .image: html.append("<img src=\"" as StaticString)
    case .video: html.append("<video controls preload=\"metadata\" src=\"" as StaticString)
    case .audio: html.append("<audio controls preload=\"metadata\" src=\"" as StaticString)
    }
    holes.append(
      Hole(htmlOffset: html.count, reference: media.reference, sourceOffset: media.sourceOffset))
    switch media.kind {
    case .image:
      html.append("\" alt=\"" as StaticString)
      html.appendCommonMark(media.alt)
      html.append("\" loading=\"lazy\" decoding=\"async\"" as StaticString)
      appendTitle(title)
      html.append(UInt8(ascii: ">"))
    case .video: writeFallback(media.alt, end: "</video>")
    case .audio: writeFallback(media.alt, end: "</audio>")
    }
  }

  /// Writes the name of a film or sound, for screen readers and for browsers that cannot play it.
  private mutating func writeFallback(_ alt: String, end: StaticString) {
    html.append("\" aria-label=\"" as StaticString)
    html.appendCommonMark(alt)
    html.append("\">" as StaticString)
    html.appendCommonMark(alt)
    html.append(end)
  }
}

extension PlainText {
  mutating func append(_ text: String) {
    text.withView { append($0) }
  }
}

extension Reference {
  var isPath: Bool {
    switch self {
    case .file, .root: true
    case .record: false
    }
  }
}

extension MediaReference.Kind {
  /// By the end of the path.
  init(path: Bytes) {
    let end = path.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? path.count
    let tail = path.part(max(0, end - 5)..<end).map(lowercased)
    let suffix = String(decoding: tail, as: UTF8.self)
    if suffix.hasSuffix(".mp4") || suffix.hasSuffix(".webm") {
      self = .video
    } else if suffix.hasSuffix(".mp3") || suffix.hasSuffix(".ogg") || suffix.hasSuffix(".m4a") {
      self = .audio
    } else {
      self = .image
    }
  }
}

/// The caption of a picture and whom it credits: `Chị A phát quà. Ảnh: Nguyễn B`.
struct Caption: Equatable {
  let text: String?
  /// The credit with its label, without a full stop.
  let credit: String?

  /// What begins the sentence of the credit, in lower case.
  private static let labels: [[UInt8]] = [
    "bài, ảnh:", "bài và ảnh:", "tin, ảnh:", "ảnh, clip:", "ảnh:", "nguồn ảnh:", "nguồn:",
    "video:", "clip:", "âm thanh:",
  ].map { Array($0.utf8) }

  init(_ title: String) {
    let bytes = Array(title.utf8)
    guard let start = Self.creditStart(bytes) else {
      text = Self.trimmed(bytes[...])
      credit = nil
      return
    }
    text = Self.trimmed(bytes[..<start])
    var name = bytes[start...]
    while let last = name.last, isSpace(last) || last == UInt8(ascii: ".") { name.removeLast() }
    credit = name.last == UInt8(ascii: ":") ? nil : Self.trimmed(name)
  }

  /// The last sentence's start when it begins with a label.
  private static func creditStart(_ title: [UInt8]) -> Int? {
    var start = title.count
    var found: Int?
    while start > 0 {
      start -= 1
      guard isSentenceStart(title, start), labels.contains(where: { matches($0, title, start) })
      else { continue }
      found = start
      break
    }
    return found
  }

  private static func isSentenceStart(_ title: [UInt8], _ start: Int) -> Bool {
    guard !isSpace(title[start]) else { return false }
    var index = start
    while index > 0, isSpace(title[index - 1]) { index -= 1 }
    guard index > 0 else { return true }
    switch title[index - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return index < start
    case 0xA6, 0x9D: return index < start
    default: return false
    }
  }

  /// Compares with a lower-case label; `Ả` and `Â` are the only other capitals that labels have.
  private static func matches(_ label: [UInt8], _ title: [UInt8], _ start: Int) -> Bool {
    guard start + label.count < title.count else { return false }
    for place in 0..<label.count {
      let byte = title[start + place]
      if lowercased(byte) == label[place] { continue }
      let isCapitalHook = label[place] == 0xA3 && byte == 0xA2
      let isCapitalHat = place > 0 && label[place] == 0xA2 && byte == 0x82
      guard isCapitalHook || isCapitalHat else { return false }
    }
    return true
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String? {
    var bytes = bytes
    while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
