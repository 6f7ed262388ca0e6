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

    /// Returns a part of the body; nil when it does not exist. Files are read here instead of by
    /// `sendfile`, which would wait for ever for bytes that were removed.
    func bytes(_ part: Range<Int>) -> ByteBuffer? {
      switch self {
      case .bytes(let bytes):
        return bytes.getSlice(at: bytes.readerIndex + part.lowerBound, length: part.count)
      case .file(let file):
        guard case .success(let bytes) = Result(catching: { try file.read(part) }),
          bytes.count == part.count
        else { return nil }
        return ByteBuffer(bytes: bytes)
      }
    }
  }

  var status: HTTPResponseStatus
  /// The media type of the body.
  let type: String
  /// The headers besides the fixed ones.
  var more: [(name: String, value: String)] = []
  var body: Body
  /// Strong (RFC 9110 §8.8.3), with its quotes.
  var entityTag: String?

  /// Makes a short text in place of a page. It repeats nothing of the request.
  static func text(
    _ status: HTTPResponseStatus, _ text: String, _ more: (String, String)...
  ) -> Answer {
    var answer = Answer(
      type: ContentType.plain, body: .bytes(ByteBuffer(string: text + "\n")), tag: nil)
    answer.status = status
    answer.more = more
    return answer
  }

  /// Makes an answer with a body and its type, status 200.
  init(type: String, body: Body, tag: String?) {
    status = .ok
    self.type = type
    self.body = body
    entityTag = tag
  }

  /// All headers except those of the body's length and of the connection.
  var headers: HTTPHeaders {
    var headers = FixedHeaders.always
    if status != .notModified { headers.add(name: "Content-Type", value: type) }
    headers.add(name: "Content-Security-Policy", value: FixedHeaders.policy(of: type))
    if let entityTag {
      headers.add(name: "ETag", value: entityTag)
      headers.add(name: "Accept-Ranges", value: "bytes")
    }
    for (name, value) in more { headers.add(name: name, value: value) }
    return headers
  }

  /// Applies a request's conditions and range; returns the answer and the part of the body to send.
  func fitted(to conditions: Conditions) -> (answer: Answer, part: Range<Int>) {
    let whole = 0..<body.count
    guard status == .ok, let entityTag else { return (self, whole) }
    if let condition = conditions.ifNoneMatch, Self.matches(condition, entityTag) {
      var answer = self
      answer.status = .notModified
      answer.body = .bytes(ByteBuffer())
      return (answer, 0..<0)
    }
    let isSame = conditions.ifRange.map { $0 == entityTag } ?? true
    guard isSame, conditions.ranges.count == 1 else { return (self, whole) }
    switch ByteRange(conditions.ranges.first, size: whole.count) {
    case .whole: return (self, whole)
    case .part(let part):
      var answer = self
      answer.status = .partialContent
      let range = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(whole.count)"
      answer.more.append(("Content-Range", range))
      return (answer, part)
    case .unsatisfiable:
      return (
        .text(.rangeNotSatisfiable, "416", ("Content-Range", "bytes */\(whole.count)")), 0..<4
      )
    }
  }

  /// The range that a request asks for, and its conditions.
  struct Conditions {
    var ifNoneMatch: String?
    var ifRange: String?
    var ranges: [String] = []
  }

  /// Compares weakly, as `If-None-Match` requires (RFC 9110 §13.1.2).
  private static func matches(_ condition: String, _ tag: String) -> Bool {
    condition.utf8.split(separator: UInt8(ascii: ",")).contains { part in
      var text = String(Substring(part))
      text = String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " }.reversed())
      if text == "*" { return true }
      return (text.hasPrefix("W/") ? String(text.dropFirst(2)) : text) == tag
    }
  }
}
