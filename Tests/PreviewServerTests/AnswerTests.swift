import NIOCore
import NIOHTTP1
import Testing

@testable import PreviewServer

@Suite struct AnswerTests {
  private let answer = Answer(
    type: ContentType.html, body: .bytes(ByteBuffer(string: "0123456789")), tag: "\"abc\"")

  @Test(arguments: ["\"abc\"", "W/\"abc\"", "*", "\"x\", \"abc\"", "\"x\",W/\"abc\" "])
  func saysThatNothingChanged(condition: String) {
    let (fitted, part) = answer.fitted(to: .init(ifNoneMatch: condition))
    #expect(fitted.status == .notModified)
    #expect(part.isEmpty)
    #expect(fitted.headers["etag"] == ["\"abc\""])
  }

  @Test(arguments: ["\"abd\"", "abc", "", "\"abc", "\"ab\"c\""])
  func sendsWhatIsAnother(condition: String) {
    #expect(answer.fitted(to: .init(ifNoneMatch: condition)).answer.status == .ok)
  }

  @Test func sendsAPart() {
    let (fitted, part) = answer.fitted(to: .init(ranges: ["bytes=2-4"]))
    #expect(fitted.status == .partialContent)
    #expect(part == 2..<5)
    #expect(fitted.headers["content-range"] == ["bytes 2-4/10"])
  }

  @Test func sendsEverythingWhenThePartIsOfAnother() {
    let other = answer.fitted(to: .init(ifRange: "\"old\"", ranges: ["bytes=2-4"]))
    #expect(other.answer.status == .ok)
    let weak = answer.fitted(to: .init(ifRange: "W/\"abc\"", ranges: ["bytes=2-4"]))
    #expect(weak.answer.status == .ok)
    let same = answer.fitted(to: .init(ifRange: "\"abc\"", ranges: ["bytes=2-4"]))
    #expect(same.answer.status == .partialContent)
  }

  @Test func refusesAPartBehindTheEnd() {
    let (fitted, _) = answer.fitted(to: .init(ranges: ["bytes=10-"]))
    #expect(fitted.status == .rangeNotSatisfiable)
    #expect(fitted.headers["content-range"] == ["bytes */10"])
  }

  @Test func sendsEverythingWhenSeveralPartsAreAskedFor() {
    #expect(answer.fitted(to: .init(ranges: ["bytes=2-4", "bytes=5-6"])).answer.status == .ok)
  }

  @Test func putsDrawingsIntoASandbox() {
    let drawing = Answer(type: ContentType.of("a.svg"), body: .bytes(ByteBuffer()), tag: nil)
    #expect(drawing.headers["content-security-policy"].first?.contains("sandbox") == true)
  }

  @Test(arguments: [
    ("a/index.html", "text/html; charset=utf-8"), ("a.CSS", "text/css; charset=utf-8"),
    ("CNAME", "text/plain; charset=utf-8"), ("a.tar.gz", "application/octet-stream"),
    ("html", "application/octet-stream"), ("feed.xml", "application/xml; charset=utf-8"),
    ("x.d/none", "application/octet-stream"), ("a.webp", "image/webp"),
  ])
  func knowsTypesByTheirEndings(name: String, type: String) {
    #expect(ContentType.of(name) == type)
  }
}
