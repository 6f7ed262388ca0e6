package import Text

/// Where the front matter and the body of a Markdown file are.
///
/// The front matter is the YAML between a first line `---` and the next line `---`. Nothing else is
/// accepted there: other generators run `---js` as a program.
package struct FrontMatter: Sendable {
  /// The most bytes that a front matter may have, between its two lines.
  package static let limit = 65_536

  /// The bytes between the two lines `---`.
  package let yaml: Range<Int>
  /// The bytes after the second line `---`.
  package let body: Range<Int>

  /// Finds the front matter of a file; nil when there is none that can be read.
  package static func split(_ file: SourceFile) -> (FrontMatter?, [Diagnostic]) {
    file.bytes.withView { split(file, $0) }
  }

  private static func split(
    _ file: SourceFile, _ bytes: ByteView
  ) -> (FrontMatter?, [Diagnostic]) {
    let firstEnd = bytes.lineEnd(from: 0, to: bytes.count)
    switch fence(bytes[..<firstEnd]) {
    case .none: return (nil, [.missingFrontMatter(in: file)])
    case .other: return (nil, [.foreignFrontMatter(in: file)])
    case .yaml: break
    }
    let start = min(firstEnd + 1, bytes.count)
    var lineStart = start
    while lineStart < bytes.count {
      let lineEnd = bytes.lineEnd(from: lineStart, to: bytes.count)
      if isClosing(bytes[lineStart..<lineEnd]) {
        let body = min(lineEnd + 1, bytes.count)
        let found = FrontMatter(yaml: start..<lineStart, body: body..<bytes.count)
        if lineStart - start > limit {
          return (nil, [.frontMatterTooLarge(in: file, size: lineStart - start)])
        }
        return (found, [])
      }
      lineStart = lineEnd + 1
    }
    return (nil, [.unclosedFrontMatter(in: file)])
  }

  private enum Fence {
    case yaml, other, none
  }

  private static func fence(_ line: Slice<ByteView>) -> Fence {
    if isClosing(line) { return .yaml }
    let mark = line.prefix(3)
    if mark.elementsEqual("+++".utf8) || mark.elementsEqual(";;;".utf8) { return .other }
    guard mark.elementsEqual("---".utf8) else { return .none }
    let rest = line.dropFirst(3)
    return rest.allSatisfy({ $0 == UInt8(ascii: "-") }) ? .none : .other
  }

  /// Whether a line is `---`; blanks may follow.
  private static func isClosing(_ line: Slice<ByteView>) -> Bool {
    line.first == UInt8(ascii: "-") && line.starts(with: "---".utf8)
      && line.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}

extension Diagnostic {
  fileprivate static func missingFrontMatter(in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: 0, code: "front-matter-missing",
      message: Message(
        en: "the file does not begin with a front matter",
        vi: "tệp không bắt đầu bằng phần khai báo"),
      hint: Message(
        en: "begin with a line '---', then 'title: …', then a line '---'",
        vi: "hãy mở đầu bằng một dòng '---', rồi 'title: …', rồi một dòng '---'"))
  }

  fileprivate static func foreignFrontMatter(in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: 0, code: "front-matter-format",
      message: Message(
        en: "this kind of front matter is not read",
        vi: "không đọc được kiểu phần khai báo này"),
      hint: Message(
        en: "only YAML between two lines '---' is read",
        vi: "chỉ nhận YAML giữa hai dòng '---'"))
  }

  fileprivate static func unclosedFrontMatter(in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: 0, code: "front-matter-unclosed",
      message: Message(
        en: "the front matter that begins on line 1 is never closed",
        vi: "phần khai báo mở ở dòng 1 không được đóng lại"),
      hint: Message(
        en: "add a line '---' after its last line",
        vi: "hãy thêm một dòng '---' sau dòng cuối của nó"))
  }

  fileprivate static func frontMatterTooLarge(in file: SourceFile, size: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: 0, code: "front-matter-too-large",
      message: Message(
        en: "the front matter has \(size) bytes; the limit is \(FrontMatter.limit)",
        vi: "phần khai báo dài \(size) byte; giới hạn là \(FrontMatter.limit)"),
      hint: Message(
        en: "move long text below the second line '---'",
        vi: "hãy chuyển văn bản dài xuống dưới dòng '---' thứ hai"))
  }
}
