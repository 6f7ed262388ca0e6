/// The only block that the preview adds to a page, marked, before `</body>`.
package struct PreviewBlock: Sendable {
  package static let open = "<!--guong-preview-->"
  package static let close = "<!--/guong-preview-->"

  /// A page of the preview contains the token that permits listening for its changes.
  let token: String
  /// Lets browsers detect that the files of the preview belong to another run.
  let run: String

  package init(token: String, run: String) {
    self.token = token
    self.run = run
  }

  /// Inserts the block into a page.
  package func insert(into page: inout [UInt8], _ fingerprint: PageFingerprint) {
    let block =
      Self.open + "<script src=\"/__guong/client.js?\(run)\" data-token=\"\(token)\" "
      + "data-print=\"\(fingerprint.content)\"></script>" + Self.close
    page.insert(contentsOf: block.utf8, at: Self.endOfBody(page))
  }

  /// Returns the start of the last `</body>`, in any case; the end of the page without one.
  private static func endOfBody(_ page: [UInt8]) -> Int {
    let tag = Array("</body>".utf8)
    guard page.count >= tag.count else { return page.count }
    let place = (0...(page.count - tag.count)).last { place in
      page[place] == tag[0]
        && zip(page[place...], tag).allSatisfy { byte, letter in
          byte == letter || (0x41...0x5A).contains(byte) && byte | 0x20 == letter
        }
    }
    return place ?? page.count
  }
}
