import NIOCore
import Templates

/// A request that was let through: the bytes of its head, all of them checked.
final class Request: Sendable {
  let bytes: ByteBuffer
  let head: RequestHead

  init(_ bytes: ByteBuffer, _ head: RequestHead) {
    self.bytes = bytes
    self.head = head
  }

  /// Path and query as they were sent.
  var target: String { text(head.target) }
  var host: String { text(head.host) }

  /// The target's path, decoded.
  var path: RequestPath {
    get throws(RequestPath.Refusal) {
      try withBytes(head.target) { bytes throws(RequestPath.Refusal) in try RequestPath(bytes) }
    }
  }

  /// Which part of a body it asks for, and under which conditions.
  var wish: Answer.Wish {
    Answer.Wish(
      ifNoneMatch: value(of: .ifNoneMatch), ifRange: value(of: .ifRange),
      ranges: values(of: .range))
  }

  /// Whether it asks for a whole page whatever the client has of it, as most do.
  var isPlain: Bool {
    !head.isHead
      && !head.known.contains { known in
        switch known.field {
        case .range, .ifRange, .ifNoneMatch: true
        case .origin, .cookie, .fetchSite, .fetchMode, .fetchDest: false
        }
      }
  }

  /// The first value of a field.
  func value(of field: RequestHead.Field) -> String? {
    head.known.first { $0.field == field }.map { text($0.value) }
  }

  func values(of field: RequestHead.Field) -> [String] {
    head.known.compactMap { $0.field == field ? text($0.value) : nil }
  }

  /// The bytes of a part of the head, as long as the closure runs.
  func withBytes<Result, Failure>(
    _ part: Range<Int>, _ read: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withUnsafeReadableBytes { (all: UnsafeRawBufferPointer) throws(Failure) -> Result in
      try read(UnsafeRawBufferPointer(rebasing: all[part]))
    }
  }

  private func text(_ part: Range<Int>) -> String {
    withBytes(part) { String(decoding: $0, as: UTF8.self) }
  }
}
