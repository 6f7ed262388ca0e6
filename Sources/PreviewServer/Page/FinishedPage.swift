import NIOCore
import NIOHTTP1
import Text

/// A page as it is sent, with the block in it.
struct FinishedPage: Sendable {
  let answer: Answer
  /// Nil for what is no page: pictures, feeds, data.
  let fingerprint: PageFingerprint?

  /// What it takes in memory.
  var size: Int { answer.body.count + 1_024 }

  /// Makes the bytes, if they are not made yet.
  init(_ page: PreviewPage, block: PreviewBlock, status: HTTPResponseStatus) throws {
    let type = ContentType.of(page.name)
    let bytes: [UInt8]
    switch page.body {
    case .file(let file):
      var answer = Answer(type: type, body: .file(file), tag: "\"\(file.version)\"")
      answer.status = status
      self.answer = answer
      fingerprint = nil
      return
    case .bytes(let made): bytes = made
    case .render(let make): bytes = try make()
    }
    guard type == ContentType.html else {
      let tag = "\"\(ContentHash(bytes).hex(digits: 20))\""
      var answer = Answer(type: type, body: .bytes(ByteBuffer(bytes: bytes)), tag: tag)
      answer.status = status
      self.answer = answer
      fingerprint = nil
      return
    }
    let fingerprint = PageFingerprint(bytes)
    let whole = block.insert(into: bytes, fingerprint)
    var answer = Answer(
      type: type, body: .bytes(whole),
      tag: "\"\(fingerprint.whole)-\(block.run)\"")
    answer.status = status
    self.answer = answer
    self.fingerprint = fingerprint
  }
}
