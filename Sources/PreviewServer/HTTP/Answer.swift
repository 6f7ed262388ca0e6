import NIOCore
import NIOHTTP1

/// An answer to a request, ready to be written.
struct Answer: Sendable {
  enum Body: Sendable {
    case bytes(ByteBuffer)
    case file(OpenFile)

    var count: Int {
      switch self {
      case .bytes(let bytes): bytes.readableBytes
      case .file(let file): file.size
      }
    }
  }

  var status: HTTPResponseStatus
  /// All headers but those of the body's length.
  var headers: HTTPHeaders
  var body: Body
  /// Strong (RFC 9110 §8.8.3), with its quotes.
  var entityTag: String?

  /// A short text in place of a page. It says nothing of what was asked for.
  static func text(
    _ status: HTTPResponseStatus, _ text: String, _ more: (String, String)...
  ) -> Answer {
    var answer = Answer(
      type: ContentType.plain, body: .bytes(ByteBuffer(string: text + "\n")), tag: nil)
    answer.status = status
    for (name, value) in more { answer.headers.add(name: name, value: value) }
    return answer
  }

  /// A body with its type, status 200.
  init(type: String, body: Body, tag: String?) {
    status = .ok
    self.body = body
    entityTag = tag
    headers = type == ContentType.html ? FixedHeaders.page : FixedHeaders.headers(of: type)
    if let tag {
      headers.add(name: "ETag", value: tag)
      headers.add(name: "Accept-Ranges", value: "bytes")
    }
  }

  /// The same answer as a request's conditions and range ask for it, and the part of the body to send.
  func fitted(to request: HTTPHeaders) -> (answer: Answer, part: Range<Int>) {
    let whole = 0..<body.count
    guard status == .ok, let entityTag else { return (self, whole) }
    if let condition = request.first(name: "if-none-match"), Self.matches(condition, entityTag) {
      var answer = self
      answer.status = .notModified
      answer.headers.remove(name: "Content-Type")
      answer.body = .bytes(ByteBuffer())
      return (answer, 0..<0)
    }
    let isSame = request.first(name: "if-range").map { $0 == entityTag } ?? true
    let ranges = request["range"]
    guard isSame, ranges.count == 1 else { return (self, whole) }
    switch ByteRange(ranges.first, size: whole.count) {
    case .whole: return (self, whole)
    case .part(let part):
      var answer = self
      answer.status = .partialContent
      answer.headers.add(
        name: "Content-Range",
        value: "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(whole.count)")
      return (answer, part)
    case .unsatisfiable:
      return (
        .text(.rangeNotSatisfiable, "416", ("Content-Range", "bytes */\(whole.count)")), 0..<4
      )
    }
  }

  /// Compares weakly, as `If-None-Match` asks (RFC 9110 §13.1.2).
  private static func matches(_ condition: String, _ tag: String) -> Bool {
    condition.utf8.split(separator: UInt8(ascii: ",")).contains { part in
      var text = String(Substring(part))
      text = String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " }.reversed())
      if text == "*" { return true }
      return (text.hasPrefix("W/") ? String(text.dropFirst(2)) : text) == tag
    }
  }
}
