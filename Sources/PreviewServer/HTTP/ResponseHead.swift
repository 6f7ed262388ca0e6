import NIOCore
import NIOHTTP1

/// The head of an answer, as bytes.
enum ResponseHead {
  /// Writes a head. Names and values are the preview's own or were checked: nothing of a request's bytes
  /// comes into them, and so no line that nobody meant.
  static func write(
    _ status: HTTPResponseStatus, _ headers: HTTPHeaders, to out: inout ByteBuffer
  ) {
    out.writeString("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n")
    for (name, value) in headers {
      out.writeString(name)
      out.writeString(": ")
      out.writeString(value)
      out.writeString("\r\n")
    }
    out.writeString("\r\n")
  }

  /// The beginning of the head of every page that is there, up to what differs.
  static let page: ByteBuffer = {
    let answer = Answer(type: ContentType.html, body: .bytes(ByteBuffer()), tag: nil)
    var out = ByteBuffer()
    write(.ok, answer.headers, to: &out)
    out.moveWriterIndex(to: out.writerIndex - 2)
    return out
  }()
}
