import Text

extension SiteSettings {
  static func checkRoutes(_ set: FieldSet, in file: SourceFile) -> [Diagnostic] {
    (set[Self.routes]?.all ?? []).compactMap { field in
      if defaultRoutes[field.key] == nil {
        return Diagnostic(
          in: file, at: field.keyOffset, code: "unknown-key",
          message: Message(en: "unknown route '\(field.key)'", vi: "không có tuyến '\(field.key)'"),
          hint: Suggestion.hint(to: field.key, among: defaultRoutes.keys.sorted()))
      }
      guard FieldParser.plainValue(field.value, kind: .slug) == nil else { return nil }
      return Diagnostic.badValue(
        field.value, kind: .slug, field: field.key, in: file, at: field.offset)
    }
  }

  static func checkAddresses(_ set: FieldSet, in file: SourceFile) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if let base = set[Self.baseURL.ifPresent], !isBase(base) {
      found.append(
        Diagnostic(
          in: file, at: set.offset(of: Self.baseURL), code: "bad-base-url",
          message: Message(
            en: "'\(base)' cannot be the address of a site",
            vi: "'\(base)' không dùng làm địa chỉ của trang được"),
          hint: Message(
            en: "a host and a plain path, such as https://example.vn/guong",
            vi: "chỉ gồm tên miền và đường dẫn, như https://example.vn/guong")))
    }
    for link in set[Self.menu] + set[Self.footer] {
      guard let url = link[MenuItem.url.ifPresent], !isTarget(url) else { continue }
      found.append(
        Diagnostic(
          in: file, at: link.offset(of: MenuItem.url), code: "bad-link",
          message: Message(
            en: "'\(url)' cannot be the target of a link",
            vi: "'\(url)' không dùng làm đích của liên kết được"),
          hint: Message(
            en: "write a path of the site beginning with /, or an address beginning with https://",
            vi: "hãy ghi đường dẫn bắt đầu bằng / hoặc địa chỉ bắt đầu bằng https://")))
    }
    return found
  }

  /// Returns whether a text is a host, with an optional port, and a path of unreserved characters;
  /// no user, query or fragment.
  private static func isBase(_ base: String) -> Bool {
    let parts = base.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2)
    guard let host = parts.first, !host.isEmpty, !host.hasPrefix("."), !host.hasPrefix(":"),
      !host.utf8.contains(where: { "?#@%\\".utf8.contains($0) })
    else { return false }
    var path = parts.dropFirst()
    while path.last?.isEmpty == true { path.removeLast() }
    return path.isEmpty
      || FieldParser.plainValue("/" + path.joined(separator: "/"), kind: .address) != nil
  }

  /// Returns whether a text is a path of the site, a web address, or a mail or telephone address.
  private static func isTarget(_ url: String) -> Bool {
    guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x5C }) else { return false }
    if url.hasPrefix("/") { return !url.hasPrefix("//") }
    return url.hasPrefix("mailto:") || url.hasPrefix("tel:")
      || FieldParser.plainValue(url, kind: .url) != nil
  }
}
