import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The destination of the site: the folder that contains the output, links resolved, and the
/// output's own name.
struct OutputPlace: Sendable {
  /// As the user gave it.
  let shown: String
  let parent: String
  let name: String

  var path: String { parent == "/" ? "/" + name : parent + "/" + name }

  /// Resolves the destination; the folder itself need not exist, but its parent must.
  init(_ output: String) throws(PublicationError) {
    var trimmed = output[...]
    while trimmed.utf8.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    guard !trimmed.isEmpty, !trimmed.utf8.contains(0) else { throw .unusableOutput(output) }
    var parts = trimmed.split(separator: "/", omittingEmptySubsequences: true)
    var base = trimmed.hasPrefix("/") ? "/" : "."
    if let last = parts.last, last == "." || last == ".." {
      guard let real = Self.real(String(trimmed)) else { throw .noParent(output) }
      parts = real.split(separator: "/")
      base = "/"
    }
    guard let last = parts.popLast() else { throw .protected(output, by: "/") }
    let above = base == "/" ? "/" + parts.joined(separator: "/") : parts.joined(separator: "/")
    guard let real = Self.real(above.isEmpty ? "." : above) else { throw .noParent(output) }
    shown = output
    parent = real
    name = String(last)
    if name == ".guong" { throw .protected(output, by: name) }
    if name.utf8.count > 200 { throw .unusableOutput(output) }
  }

  /// Refuses a folder that contains, or lies in, the project's sources or a home folder.
  func refuse(project: String, sources: [String]) throws(PublicationError) {
    let project = Self.real(project) ?? project
    var kept = [project]
    if let home = getenv("HOME").map({ String(cString: $0) }), !home.isEmpty, home != "/" {
      kept.append(Self.real(home) ?? home)
    }
    for folder in kept where Self.contains(path, folder) {
      throw .protected(shown, by: folder)
    }
    let fixed = ["content", "themes", "Sources", "Tests", "docs", ".git"]
    for source in fixed + sources {
      let full = source.hasPrefix("/") ? source : project + "/" + source
      let folder = Self.real(full) ?? full
      if Self.contains(path, folder) || Self.contains(folder, path) {
        throw .protected(shown, by: source)
      }
    }
  }

  /// Returns whether a folder equals another one or contains it; compares path components, not
  /// characters.
  private static func contains(_ outer: String, _ inner: String) -> Bool {
    let outer = outer.split(separator: "/").map { PathKey(String($0)) }
    let inner = inner.split(separator: "/").map { PathKey(String($0)) }
    return inner.starts(with: outer)
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

extension PublicationError {
  private static let choose = Message(
    en: "choose a new or empty folder, such as 'Public'",
    vi: "hãy chọn thư mục mới hoặc trống, ví dụ 'Public'")

  static func unusableOutput(_ output: String) -> PublicationError {
    .refused(
      output, "output-name",
      Message(
        en: "'\(output)' cannot be the name of the output folder",
        vi: "'\(output)' không dùng làm tên thư mục xuất bản được"), hint: choose)
  }

  static func noParent(_ output: String) -> PublicationError {
    .refused(
      output, "output-parent",
      Message(
        en: "the folder in which '\(output)' would lie does not exist",
        vi: "không có thư mục chứa '\(output)'"),
      hint: Message(
        en: "create that folder first, or check the name",
        vi: "hãy tạo thư mục đó trước, hoặc kiểm tra lại tên"))
  }

  static func protected(_ output: String, by folder: String) -> PublicationError {
    .refused(
      output, "output-protected",
      Message(
        en: "'\(output)' cannot be the output folder: '\(folder)' must not be overwritten",
        vi: "'\(output)' không thể là thư mục xuất bản: không được ghi đè '\(folder)'"),
      hint: choose)
  }

  static func outputIs(_ thing: Message, _ output: String) -> PublicationError {
    .refused(
      output, "output-kind",
      Message(
        en: "the output folder '\(output)' is \(thing.en)",
        vi: "thư mục xuất bản '\(output)' là \(thing.vi)"), hint: choose)
  }

  static func notOurs(_ output: String, example: String) -> PublicationError {
    .refused(
      output, "output-not-ours",
      Message(
        en:
          "the output folder '\(output)' holds files that Guong did not write, such as '\(example)'",
        vi: "thư mục xuất bản '\(output)' có tệp không do Guong ghi, ví dụ '\(example)'"),
      hint: choose)
  }
}
