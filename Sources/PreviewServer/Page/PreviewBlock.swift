package import NIOCore
import Text

/// The one block that the preview adds to a page, marked, before `</body>`.
package struct PreviewBlock: Sendable {
  package static let open = "<!--guong-preview-->"
  package static let close = "<!--/guong-preview-->"

  /// Whoever has read a page of the preview may listen for its changes.
  let token: String
  /// Tells browsers that the files of the preview are those of another run.
  let run: String

  package init(token: String, run: String) {
    self.token = token
    self.run = run
  }

  /// The page with the block in it.
  package func insert(into page: [UInt8], _ fingerprint: PageFingerprint) -> ByteBuffer {
    let script =
      "<script src=\"/__guong/client.js?\(run)\" data-token=\"\(token)\" "
      + "data-print=\"\(fingerprint.content)\"></script>"
    let place = Self.endOfBody(page)
    var out = ByteBuffer()
    out.reserveCapacity(page.count + script.utf8.count + 64)
    page.withUnsafeBytes { page in
      out.writeBytes(UnsafeRawBufferPointer(rebasing: page[..<place]))
      out.writeString(Self.open + script + Self.close)
      out.writeBytes(UnsafeRawBufferPointer(rebasing: page[place...]))
    }
    return out
  }

  /// Where the last `</body>` begins, in capitals or not; the end of the page without one.
  private static func endOfBody(_ page: [UInt8]) -> Int {
    let tag = Array("</body>".utf8)
    return page.withUnsafeBufferPointer { page in
      var index = page.count - tag.count
      while index >= 0 {
        if page[index] == tag[0],
          zip(page[index..<(index + tag.count)], tag).allSatisfy({ byte, letter in
            (0x41...0x5A).contains(byte) ? byte | 0x20 == letter : byte == letter
          })
        {
          return index
        }
        index -= 1
      }
      return page.count
    }
  }
}
