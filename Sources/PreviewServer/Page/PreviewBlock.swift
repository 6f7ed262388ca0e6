package import NIOCore

/// The one block that the preview adds to a page, marked, before `</body>`.
package struct PreviewBlock: Sendable {
  package static let open = "<!--guong-preview-->"
  package static let close = "<!--/guong-preview-->"

  /// Whoever has read a page of the preview may listen for its changes.
  let token: String
  /// Tells browsers that the files of the preview are those of another run.
  let run: String
  /// What stands before and after a page's fingerprint.
  private let before: String
  private let after: String
  /// How many bytes a page gains.
  package let count: Int

  package init(token: String, run: String) {
    self.token = token
    self.run = run
    before =
      Self.open + "<script src=\"/__guong/client.js?\(run)\" data-token=\"\(token)\" data-print=\""
    after = "\"></script>" + Self.close
    count = before.utf8.count + PageFingerprint.digits + after.utf8.count
  }

  /// Appends a page with the block in it.
  package func write(
    _ page: UnsafeRawBufferPointer, _ fingerprint: PageFingerprint, to out: inout ByteBuffer
  ) {
    let place = Self.endOfBody(page)
    out.writeBytes(UnsafeRawBufferPointer(rebasing: page[..<place]))
    out.writeString(before)
    out.writeString(fingerprint.content)
    out.writeString(after)
    out.writeBytes(UnsafeRawBufferPointer(rebasing: page[place...]))
  }

  /// Where the last `</body>` begins, in capitals or not; the end of the page without one.
  private static func endOfBody(_ page: UnsafeRawBufferPointer) -> Int {
    let tag: StaticString = "</body>"
    var index = page.count - tag.utf8CodeUnitCount
    while index >= 0 {
      if page[index] == UInt8(ascii: "<"),
        page[index..<(index + tag.utf8CodeUnitCount)].isSame(as: tag)
      {
        return index
      }
      index -= 1
    }
    return page.count
  }
}
