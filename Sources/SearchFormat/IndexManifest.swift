/// `search/index.json`: which build of the index there is (docs/search-format.md, section 1).
package struct IndexManifest: Sendable, Equatable {
  /// The name of the build's folder: 16 hexadecimal digits.
  package let build: String
  package let documents: Int
  package let stories: Int
  package let lang: String
  package let basePath: String
  /// The size of `head.bin` in bytes.
  package let headerSize: Int

  package init(
    build: String, documents: Int, stories: Int, lang: String, basePath: String, headerSize: Int
  ) {
    self.build = build
    self.documents = documents
    self.stories = stories
    self.lang = lang
    self.basePath = basePath
    self.headerSize = headerSize
  }

  package var json: [UInt8] {
    Array(
      """
      {"format": \(IndexLayout.version), "build": "\(build)", "docs": \(documents), \
      "stories": \(stories), "lang": "\(Self.escaped(lang))", "base": "\(Self.escaped(basePath))", \
      "head": \(headerSize)}

      """.utf8)
  }

  /// Reads a manifest of this format.
  package init(_ json: [UInt8]) throws(SearchIndexError) {
    guard let text = String(validating: json, as: UTF8.self),
      Self.number("format", in: text) == IndexLayout.version,
      let build = Self.text("build", in: text), Self.isBuild(build),
      let documents = Self.number("docs", in: text),
      let stories = Self.number("stories", in: text), let lang = Self.text("lang", in: text),
      let basePath = Self.text("base", in: text), let headerSize = Self.number("head", in: text)
    else { throw .damaged(file: IndexLayout.manifestPath, part: "manifest") }
    self.init(
      build: build, documents: documents, stories: stories, lang: lang, basePath: basePath,
      headerSize: headerSize)
  }

  /// Whether a text names a build; it becomes part of a path, so nothing else may pass.
  private static func isBuild(_ text: String) -> Bool {
    text.utf8.count == 16
      && text.utf8.allSatisfy {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0
      }
  }

  /// Language tags and paths of addresses need no other escapes.
  private static func escaped(_ text: String) -> String {
    String(
      text.unicodeScalars.map {
        $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0)
      }.joined())
  }

  private static func value(_ key: String, in text: String) -> Substring.UTF8View? {
    let bytes = text.utf8
    let name = Array("\"\(key)\":".utf8)
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if bytes[start...].starts(with: name) {
        let after = bytes.index(start, offsetBy: name.count)
        return Substring(bytes[after...]).utf8.drop { $0 == 0x20 }
      }
      start = bytes.index(after: start)
    }
    return nil
  }

  private static func number(_ key: String, in text: String) -> Int? {
    value(key, in: text).flatMap {
      Int(Substring($0.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }))
    }
  }

  private static func text(_ key: String, in text: String) -> String? {
    guard let value = value(key, in: text), value.first == UInt8(ascii: "\"") else { return nil }
    return String(Substring(value.dropFirst().prefix { $0 != UInt8(ascii: "\"") }))
  }
}
