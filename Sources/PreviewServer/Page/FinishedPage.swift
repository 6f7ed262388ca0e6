import NIOCore
import NIOHTTP1
import Text

/// A page as it is sent, with the block in it.
final class FinishedPage: Sendable {
  let answer: Answer
  /// Nil for what is no page: pictures, feeds, data.
  let fingerprint: PageFingerprint?

  /// What it takes in memory.
  var size: Int { answer.body.count + 1_024 }

  private init(_ answer: Answer, _ status: HTTPResponseStatus, _ fingerprint: PageFingerprint?) {
    var answer = answer
    answer.status = status
    self.answer = answer
    self.fingerprint = fingerprint
  }

  /// Makes the bytes, if they are not made yet.
  static func made(
    of page: PreviewPage, block: PreviewBlock, status: HTTPResponseStatus
  ) throws -> FinishedPage {
    let type = ContentType.of(page.name)
    switch page.body {
    case .file(let file):
      let answer = Answer(type: type, body: .file(file), tag: "\"\(file.version)\"")
      return FinishedPage(answer, status, nil)
    case .bytes(let bytes):
      return bytes.withUnsafeBytes { whole($0, type, block, status) }
    case .render(let make):
      return try make().withUnsafeBytes { whole($0, type, block, status) }
    case .write(let write):
      return try Workbench.use { out in
        try write(&out)
        return out.withBytes { whole(UnsafeRawBufferPointer($0), type, block, status) }
      }
    }
  }

  private static func whole(
    _ bytes: UnsafeRawBufferPointer, _ type: String, _ block: PreviewBlock,
    _ status: HTTPResponseStatus
  ) -> FinishedPage {
    guard type == ContentType.html else {
      let tag = "\"\(ContentHash(bytes).hex(digits: 20))\""
      let answer = Answer(type: type, body: .bytes(ByteBuffer(bytes: bytes)), tag: tag)
      return FinishedPage(answer, status, nil)
    }
    let fingerprint = PageFingerprint(bytes)
    let tag = "\"\(fingerprint.whole)-\(block.run)\""
    guard status == .ok else {
      var body = ByteBuffer()
      body.reserveCapacity(bytes.count + block.count)
      block.write(bytes, fingerprint, to: &body)
      return FinishedPage(
        Answer(type: type, body: .bytes(body), tag: tag), status, fingerprint)
    }
    let (message, body) = Self.message(bytes, block, fingerprint, tag: tag)
    var answer = Answer(type: type, body: .bytes(body), tag: tag)
    answer.message = message
    return FinishedPage(answer, status, fingerprint)
  }

  /// Head and body of a page that is there in one piece, and the body as a part of it. The head is that of
  /// `Answer.headers`.
  private static func message(
    _ page: UnsafeRawBufferPointer, _ block: PreviewBlock, _ fingerprint: PageFingerprint,
    tag: String
  ) -> (message: ByteBuffer, body: ByteBuffer) {
    let size = page.count + block.count
    var out = ByteBuffer()
    out.reserveCapacity(ResponseHead.page.readableBytes + 128 + size)
    out.writeImmutableBuffer(ResponseHead.page)
    out.writeString("ETag: ")
    out.writeString(tag)
    out.writeString("\r\nAccept-Ranges: bytes\r\nContent-Length: ")
    out.writeString(String(size))
    out.writeString("\r\n\r\n")
    let head = out.readableBytes
    block.write(page, fingerprint, to: &out)
    var body = out
    body.moveReaderIndex(forwardBy: head)
    return (out, body)
  }
}
