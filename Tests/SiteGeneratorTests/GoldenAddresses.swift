import Foundation

/// A golden site at other addresses: what a site must be that differs from it by nothing else.
struct GoldenAddresses {
  private static let base = "https://guong.example"
  /// Stands for the old base while rooted addresses are looked for.
  private static let mark = "\u{E000}"

  private var newBase = base
  private var names: [Substring: Substring] = [:]
  private var root: (String) -> String = { $0 }

  /// The whole site below another base; `root` changes a rooted path.
  init(base: String, root: @escaping (String) -> String) {
    newBase = base
    self.root = root
  }

  /// Other names of folders.
  init(names: [Substring: Substring]) { self.names = names }

  func changed(_ site: [String: String]) -> [String: String] {
    var found: [String: String] = [:]
    for (path, text) in site { found[renamed(path)] = changed(text) }
    for path in found.keys where path.hasSuffix("/datapackage.json") {
      found[path] = measured(found[path] ?? "", beside: path, in: found)
    }
    return found
  }

  private func renamed(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false)
      .map { names[$0] ?? $0 }.joined(separator: "/")
  }

  private func changed(_ text: String) -> String {
    let marked = text.replacingOccurrences(of: Self.base, with: Self.mark)
    let address = #/(?m)(?<before>^|[\u{E000}\s"<(\[|,=;])(?<path>\/[A-Za-z0-9._\/-]*)/#
    return marked.replacing(address) { match in
      let (before, path) = (match.before, String(match.path))
      if before == Self.mark { return before + renamed(path) }
      if path == "/" {
        // Often a mere slash: it is the home page's address in quotes, in angles and before the whole address.
        let after = marked[match.range.upperBound...]
        let isHome =
          (before == "\"" && after.hasPrefix("\"")) || (before == "<" && after.hasPrefix(">"))
          || after.hasPrefix(" " + Self.mark)
        if !isHome { return before + path }
      }
      return before + renamed(root(path))
    }.replacingOccurrences(of: Self.mark, with: newBase)
  }

  /// A data package with the sizes that its tables have now.
  private func measured(_ package: String, beside path: String, in site: [String: String]) -> String
  {
    let folder = path.dropLast("datapackage.json".count)
    var size = 0
    return GoldenForm.lines(package).map { line in
      if let name = line.firstMatch(of: #/"path": "(.*)"/#)?.1 {
        size = site["\(folder)\(name)"]?.utf8.count ?? 0
      }
      return line.replacing(#/"bytes": [0-9]+/#, with: "\"bytes\": \(size)")
    }.joined(separator: "\n")
  }
}
