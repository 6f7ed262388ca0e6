/// Names that editors and tools write beside a file and that are not content.
package enum IgnoredNames {
  /// Returns whether a name is ignored: dot-files, backups (`name~`, `.bak`, `.orig`), swap files
  /// (`.swp`), auto-saves (`#name#`), temporary files that editors rename (`4913` of Vim,
  /// `___jb_tmp___`, `.tmp`, `sedXXXXXX`), and incomplete downloads.
  package static func contains(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, let last = bytes.last else { return true }
    if first == UInt8(ascii: ".") || first == UInt8(ascii: "#") || last == UInt8(ascii: "~") {
      return true
    }
    // Vim tests whether it may write to a folder with 4913, then 5036 and so on.
    if bytes.allSatisfy({ (0x30...0x39).contains($0) }), bytes.count >= 4, bytes.count <= 6 {
      return true
    }
    if bytes.starts(with: Array("sed".utf8)), bytes.count == 9, !bytes.contains(UInt8(ascii: ".")) {
      return true
    }
    return endings.contains { name.utf8.count > $0.utf8.count && name.hasSuffix($0) }
  }

  private static let endings = [
    ".swp", ".swo", ".swx", ".swn", ".tmp", ".temp", ".bak", ".orig", ".rej", ".part",
    ".crdownload", "___jb_tmp___", "___jb_old___", ".kate-swp",
  ]
}
