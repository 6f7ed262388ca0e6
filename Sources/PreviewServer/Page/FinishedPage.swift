import NIOCore
import NIOHTTP1
import Text

/// A page as it is sent, including the preview's block.
struct FinishedPage: Sendable {
  let answer: Answer
  /// Nil for anything but a page: pictures, feeds, data.
  let fingerprint: PageFingerprint?

  /// The memory that it takes.
  var size: Int { answer.body.count + 1_024 }

  /// Makes the bytes, unless they are already made.
  init(of page: PreviewPage, block: PreviewBlock, status: HTTPResponseStatus) throws {
    let type = ContentType.of(page.name)
    var fingerprint: PageFingerprint?
    var answer: Answer
    switch page.body {
    case .file(let file):
      answer = Answer(type: type, body: .file(file), tag: "\"\(file.version)\"")
    case .render(let render):
      var bytes = try render()
      if type == ContentType.html {
        let print = PageFingerprint(bytes)
        fingerprint = print
        let tag = "\"\(print.whole)-\(block.run)\""
        block.insert(into: &bytes, print)
        answer = Answer(type: type, body: .bytes(ByteBuffer(bytes: bytes)), tag: tag)
      } else {
        let tag = "\"\(ContentHash(bytes).hex(digits: 20))\""
        answer = Answer(type: type, body: .bytes(ByteBuffer(bytes: bytes)), tag: tag)
      }
    }
    answer.status = status
    self.answer = answer
    self.fingerprint = fingerprint
  }
}
