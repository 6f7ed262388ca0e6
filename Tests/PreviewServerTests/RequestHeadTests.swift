import PreviewServer
import Testing

@Suite struct RequestHeadTests {
  private func check(_ text: String) throws -> RequestHead? {
    try check(Array(text.utf8))
  }

  private func check(_ bytes: [UInt8]) throws -> RequestHead? {
    try bytes.withUnsafeBytes { bytes in
      guard let end = try RequestHead.end(of: bytes, searched: 0) else { return nil }
      return try RequestHead(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
    }
  }

  private func request(_ line: String = "GET / HTTP/1.1", _ fields: String...) -> String {
    ([line, "Host: localhost"] + fields).joined(separator: "\r\n") + "\r\n\r\n"
  }

  @Test(arguments: [
    ("GET / HTTP/1.1", false), ("HEAD /a?b HTTP/1.1", false), ("GET / HTTP/1.0", true),
  ])
  func takesPlainRequests(line: String, closes: Bool) throws {
    let head = try check(request(line))
    #expect(head?.closes == closes)
  }

  @Test(arguments: [
    ("Connection: close", true), ("connection: keep-alive, Close", true),
    ("Connection: keep-alive", false), ("Upgrade: h2c", true), ("Expect: 100-continue", true),
    ("Content-Length: 0", false), ("X: ấ", false), ("Accept:", false),
  ])
  func knowsWhenToClose(field: String, closes: Bool) throws {
    #expect(try check(request("GET / HTTP/1.1", field))?.closes == closes)
  }

  @Test(arguments: [
    "GET /  HTTP/1.1", "GET  / HTTP/1.1", " GET / HTTP/1.1", "GET / HTTP/1.1 ", "GET /", "GET",
    "G(T / HTTP/1.1", "GET / HTTP/1", "GET / HTTP/11.1", "GET / http/1.1", "GET / HTTP/a.b",
    "GET http://localhost/ HTTP/1.1", "GET * HTTP/1.1", "GET /\u{7F} HTTP/1.1", "GET /ấ HTTP/1.1",
    "GET\t/\tHTTP/1.1", "GET / HTTP/1.1\u{0}", "\u{16}\u{3}\u{1} / HTTP/1.1",
  ])
  func refusesRequestLinesThatReadTwoWays(line: String) {
    #expect(throws: RequestRefusal.malformed) { try check(request(line)) }
  }

  @Test(arguments: [
    "X : 1", "X", ": 1", " folded: 1", "\tfolded", "X\u{0}: 1", "X: \u{0}", "X: \u{1}", "(X): 1",
    "Content-Length: +5", "Content-Length: 0x5", "Content-Length: ", "Content-Length: -0",
    "Content-Length: 0, 0", "Content-Length: 0\r\nContent-Length: 0", "Host: localhost",
    "X: 1\rY: 2", "X: 1\nY: 2", "Hä: 1",
  ])
  func refusesFieldsThatReadTwoWays(field: String) {
    #expect(throws: RequestRefusal.malformed) { try check(request("GET / HTTP/1.1", field)) }
  }

  @Test(arguments: [
    "Transfer-Encoding: chunked", "transfer-encoding : chunked", "Transfer-Encoding: identity",
    "Transfer-Encoding: chunked, identity", "Content-Length: 5",
    "Content-Length: 99999999999999999999",
  ])
  func refusesBodies(field: String) {
    #expect(throws: RequestRefusal.self) { try check(request("GET / HTTP/1.1", field)) }
  }

  @Test func findsWhatAnAnswerDependsOn() throws {
    let bytes = Array(
      ("HEAD /a?b HTTP/1.1\r\nhOST:\t localhost:1 \r\nRange: bytes=1-2\r\nX: 1\r\nCookie: a=1\r\n"
        + "If-None-Match:\"x\"\r\nSec-Fetch-Site: none\r\nRanges: 3\r\nRANGE:\r\ncookie: b=2\r\n\r\n")
        .utf8)
    let head = try #require(try check(bytes))
    let text = { (part: Range<Int>) in String(decoding: bytes[part], as: UTF8.self) }
    #expect(head.isHead)
    #expect(text(head.target) == "/a?b")
    #expect(text(head.host) == "localhost:1")
    #expect(
      head.known.map(\.field) == [.range, .cookie, .ifNoneMatch, .fetchSite, .range, .cookie])
    #expect(
      head.known.map { text($0.value) } == ["bytes=1-2", "a=1", "\"x\"", "none", "", "b=2"])
  }

  @Test func refusesRequestsWithoutAHost() {
    #expect(throws: RequestRefusal.malformed) { try check("GET / HTTP/1.1\r\n\r\n") }
    #expect(throws: RequestRefusal.malformed) { try check("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n") }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "get", "BREW"])
  func refusesOtherMethods(method: String) {
    #expect(throws: RequestRefusal.method) { try check(request("\(method) / HTTP/1.1")) }
  }

  @Test(arguments: ["HTTP/2.0", "HTTP/0.9", "HTTP/1.2"])
  func refusesOtherVersions(version: String) {
    #expect(throws: RequestRefusal.version) { try check(request("GET / \(version)")) }
  }

  @Test func keepsItsLimits() {
    let long = String(repeating: "a", count: RequestHead.lineLimit)
    #expect(throws: RequestRefusal.targetTooLong) { try check(request("GET /\(long) HTTP/1.1")) }
    #expect(throws: RequestRefusal.targetTooLong) { try check("GET /\(long)\(long)") }
    #expect(throws: RequestRefusal.headersTooLarge) {
      try check(request("GET / HTTP/1.1", "X: " + String(repeating: "a", count: 32_768)))
    }
    #expect(throws: RequestRefusal.headersTooLarge) {
      try check("GET / HTTP/1.1\r\n" + String(repeating: "X: y\r\n", count: 6_000))
    }
    let many = (0..<101).map { "X\($0): y" }.joined(separator: "\r\n")
    #expect(throws: RequestRefusal.headersTooLarge) { try check(request("GET / HTTP/1.1", many)) }
  }

  @Test func findsTheEndWhereverTheBytesWereCut() throws {
    let bytes = Array((request() + "GET /next").utf8)
    let end = request().utf8.count
    for cut in 1..<end {
      let found = try bytes.withUnsafeBytes { whole in
        let part = UnsafeRawBufferPointer(rebasing: whole[..<cut])
        return [
          try RequestHead.end(of: part, searched: 0), try RequestHead.end(of: whole, searched: cut),
        ]
      }
      #expect(found == [nil, end])
    }
  }

  @Test func refusesTheFirstByteOfAnotherProtocolAtOnce() {
    #expect(throws: RequestRefusal.malformed) { try check([0x16, 0x03, 0x01]) }
  }
}
