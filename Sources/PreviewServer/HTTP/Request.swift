import NIOHTTP1

/// The head of a request, and the rules for requests.
struct Request: Sendable {
  private let head: HTTPRequestHead

  init(_ head: HTTPRequestHead) {
    self.head = head
  }

  /// Path and query as they were sent.
  var target: String { head.uri }
  var isHead: Bool { head.method == .HEAD }
  /// The value of `Host`; an accepted request has exactly one.
  var host: String { value(of: "host") ?? "" }

  /// Returns the first value of a header.
  func value(of name: String) -> String? { head.headers.first(name: name) }
  func values(of name: String) -> [String] { head.headers[name] }

  /// The range that it requests, and its conditions.
  var conditions: Answer.Conditions {
    Answer.Conditions(
      ifNoneMatch: value(of: "if-none-match"), ifRange: value(of: "if-range"),
      ranges: values(of: "range"))
  }

  /// Whether the connection is closed after the answer: for HTTP/1.0, `Connection: close`, or a
  /// request for an unsupported feature.
  var isLast: Bool {
    head.version != .http1_1 || !head.isKeepAlive || head.headers.contains(name: "upgrade")
      || head.headers.contains(name: "expect")
  }

  /// The status with which it is refused; nil for a GET or HEAD with one `Host`, a target in
  /// origin-form and no body. Two programs could interpret a body differently (request smuggling).
  var refusal: HTTPResponseStatus? {
    guard head.method == .GET || head.method == .HEAD else { return .methodNotAllowed }
    guard head.uri.utf8.count <= HeadObserver.lineLimit - "HEAD  HTTP/1.1".utf8.count else {
      return .uriTooLong
    }
    let isBare =
      !head.headers.contains(name: "transfer-encoding")
      && head.headers["content-length"].allSatisfy { $0 == "0" }
    let hasTarget = head.uri.utf8.first == UInt8(ascii: "/")
    return isBare && hasTarget && head.headers["host"].count == 1 ? nil : .badRequest
  }
}
