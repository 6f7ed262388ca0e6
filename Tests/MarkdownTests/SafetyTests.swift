import Markdown
import Testing
import Text

/// What may never stand in the site's HTML, looked for by reading its tags.
private func findDanger(in html: String) -> String? {
  var rest = html[...]
  while let open = rest.firstIndex(of: "<") {
    rest = rest[open...]
    guard let tag = readTag(rest) else { return "a '<' that begins no tag: \(rest.prefix(40))" }
    if !allowedTags.contains(tag.name) { return "the tag \(tag.name)" }
    for (name, value) in tag.attributes {
      if !allowedAttributes.contains(name) { return "the attribute \(name)" }
      guard name == "href" || name == "src" else { continue }
      let url = value.lowercased()
      let allowed = ["http:", "https:", "mailto:", "tel:", "#"].contains { url.hasPrefix($0) }
      // The tests fill holes with `file|…`, `root|…` and `<type|id|…>`.
      let isHole = ["file|", "root|", "&lt;"].contains { url.hasPrefix($0) }
      if !allowed && !isHole { return "the address \(value)" }
    }
    rest = rest[tag.end...]
  }
  return nil
}

private let allowedTags: Set<String> = [
  "p", "a", "em", "strong", "del", "code", "pre", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
  "blockquote", "hr", "br", "img", "figure", "figcaption", "span", "video", "audio", "table",
  "thead", "tbody", "tr", "th", "td", "div", "section", "sup", "input",
]

private let allowedAttributes: Set<String> = [
  "href", "rel", "title", "id", "class", "src", "alt", "loading", "decoding", "start", "controls",
  "preload", "aria-label", "aria-labelledby", "scope", "tabindex", "role", "checked", "disabled",
  "type",
]

private func readTag(
  _ text: Substring
) -> (name: String, attributes: [(String, String)], end: String.Index)? {
  let bytes = text.utf8
  var index = bytes.index(after: bytes.startIndex)
  func peek() -> Character? { index < text.endIndex ? text[index] : nil }
  func skip(_ accept: (Character) -> Bool) -> String {
    let start = index
    while let character = peek(), accept(character) { index = text.index(after: index) }
    return String(text[start..<index])
  }
  if peek() == "/" { index = text.index(after: index) }
  let name = skip { $0.isASCII && ($0.isLetter || $0.isNumber) }
  guard !name.isEmpty else { return nil }
  var attributes: [(String, String)] = []
  while true {
    _ = skip { $0 == " " || $0 == "/" }
    guard let next = peek() else { return nil }
    if next == ">" { return (name, attributes, text.index(after: index)) }
    let key = skip { $0.isASCII && ($0.isLetter || $0 == "-") }
    guard !key.isEmpty else { return nil }
    guard peek() == "=" else {
      attributes.append((key, ""))
      continue
    }
    index = text.index(after: index)
    guard peek() == "\"" else { return nil }
    index = text.index(after: index)
    let value = skip { $0 != "\"" && $0 != "<" && $0 != ">" }
    guard peek() == "\"" else { return nil }
    index = text.index(after: index)
    attributes.append((key, value))
  }
}

private let payloads: [String] = [
  "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](javascript&colon;alert(1))",
  "[a](javascript&#58;alert(1))", "[a](&#106;avascript:alert(1))", "[a](&#x6A;avascript:alert(1))",
  "[a](java&#x09;script:alert(1))", "[a](java&#10;script:alert(1))", "[a](<java\tscript:alert(1)>)",
  "[a](<\tjavascript:alert(1)>)", "[a](< javascript:alert(1)>)", "[a](&#1;javascript:alert(1))",
  "[a](&nbsp;javascript:alert(1))", "[a](&#x200B;javascript:alert(1))",
  "[a](java&shy;script:alert(1))", "[a](javascript\\:alert(1))", "[a](javascript:alert&lpar;1))",
  "[a](vbscript:msgbox(1))", "[a](data:text/html,<script>alert(1)</script>)",
  "[a](data:text/html;base64,PHNjcmlwdD4=)", "[a](data:image/png,<script>)", "[a](blob:https://x)",
  "[a](file:///etc/passwd)", "[a](view-source:x)", "[a](feed:javascript:alert(1))",
  "[a](livescript:x)", "[a](jar:x)", "[a](//evil.example)", "[a](\\\\\\\\evil.example)",
  "[a](/\\\\evil.example)", "[a](/&#9;/evil.example)", "[a](x:y)", "[a](ảnh:x)",
  "<javascript:alert(1)>", "<data:text/html,x>", "[a][b]\n\n[b]: javascript:alert(1)",
  "[a]: javascript:x\n\n| [a] |\n|---|\n| [a] |", "![a](javascript:alert(1))",
  "![a](data:image/svg+xml,<svg/onload=alert(1)>)", "![a](data:image/png;base64,AA)",
  "![a](https://evil.example/p.gif)", "![a](//evil.example/p.gif)",
  "![\" onerror=\"alert(1)](a.jpg \"Ảnh: B\")", "![a](a.jpg \"\\\" onerror=\\\"alert(1) Ảnh: b\")",
  "![a](a.jpg '<script>. Ảnh: <img src=x onerror=y>')", "![a](\"onerror=alert(1).jpg)",
  "![\"><script>](a.mp4 \"Nguồn: \\\"><script>\")", "![a](story:x)",
  "[a](https://a.vn \"\\\" onclick=\\\"alert(1)\")", "[a](https://a.vn/\"onclick=\"alert(1))",
  "[a](story:\"onclick=\"alert)", "[a](#\"onclick=\"alert)", "[a](x\"><script>)",
  "```\"><script>alert(1)</script>\nx\n```", "~~~ a\"onclick=b\nx\n~~~", "`<script>`",
  "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
  "<iframe src=javascript:alert(1)>", "<a href=\"javascript:x\">a</a>", "<!-- <script> -->",
  "<?php x ?>", "<![CDATA[<script>]]>", "<style>@import 'x'</style>", "a <b onclick=x>b</b>",
  "## \"><script>alert(1)</script>", "## location\n\n## \" onload=\"x", "&lt;script&gt;",
  "a[^\"><script>]\n\n[^\"><script>]: b", "[^<img/src=x>]", "a[^1]\n\n[^1]: <script>x</script>",
  "a[^1]\n\n[^1]: [b](javascript:x)", "> [!quote]\n> a\n>\n> — <script>x</script> \"onclick=\"",
  "| a |\n|:--|\n| <script>x</script> |", "| \" onload=\"x |\n|---|", "www.a.vn/\"onclick=\"x",
  "https://a.vn/<script>", "http://\"><script>", "a@b.vn\"onclick=x", "~~<script>~~",
  "- [x] <script>", "\\<script>alert(1)\\</script>", "<https://a.vn/\"onclick=\"x>",
]

@Suite struct SafetyTests {
  @Test(arguments: payloads)
  func letsNothingDangerousThrough(_ payload: String) {
    for text in [payload, "> \(payload)", "- a\n\n  \(payload)", "a \(payload) b", "*\(payload)*"] {
      let html = Parsed(text).html
      #expect(findDanger(in: html) == nil, "\(text) became \(html)")
    }
  }

  @Test func knowsDangerWhenItSeesIt() {
    for html in [
      "<script>", "<p onclick=\"x\">", "<a href=\"javascript:x\">", "<a href=\"//x\">", "<p <b>",
      "<img src=\"data:x\">", "<a href=\"\"onclick=x>",
    ] {
      #expect(findDanger(in: html) != nil, "\(html)")
    }
    #expect(findDanger(in: "<p>a <a href=\"https://a\" rel=\"noopener\">b</a></p>") == nil)
  }

  @Test(arguments: payloads.prefix(37))
  func refusesTheAddress(_ payload: String) {
    let codes = Set(Parsed(payload).codes)
    #expect(
      !codes.isDisjoint(with: ["link-scheme", "link-path", "link-empty", "raw-html"]),
      "\(payload)")
  }

  @Test(arguments: ["&", "&#38;", "&#x26;"])
  func escapesWhatItFills(_ ampersand: String) {
    let parsed = Parsed("[a](story:b%22c)")
    let out = [UInt8].written { out in
      parsed.document.appendHTML(to: &out) { _ in "/a\"b<c>\(ampersand)" }
    }
    let escaped = ampersand.replacing("&", with: "&amp;")
    #expect(
      String(decoding: out, as: UTF8.self)
        == "<p><a href=\"/a&quot;b&lt;c&gt;\(escaped)\">a</a></p>\n")
  }
}

@Suite struct IntendedDifferenceTests {
  /// Turns the site's HTML of an example back into the suite's, so that only what is meant may differ.
  private func isIntended(_ example: Example, _ site: Parsed) -> Bool {
    let plain = Parsed(example.markdown, .commonMark)
    if site.html == plain.html { return true }
    let codes = Set(site.codes)
    let reported: Set<String> = [
      "raw-html", "link-scheme", "link-empty", "link-path", "unknown-anchor", "heading-level",
      "image-credit", "image-alt", "image-source", "unknown-footnote",
    ]
    if !codes.isDisjoint(with: reported) { return true }
    let hasHole = !site.document.holes.isEmpty
    let hasHeading = !site.document.headings.isEmpty
    let hasLink = site.document.links.contains { link in
      if case .external = link.target { true } else { false }
    }
    let hasInfo = site.html.contains("<pre><code>") && plain.html.contains("class=\"language-")
    return hasHole || hasHeading || hasLink || hasInfo
  }

  @Test(
    .enabled(if: !Example.commonMark.isEmpty, "the CommonMark suite is not here: set GUONG_SPECS"),
    arguments: Example.commonMark)
  func differsOnlyWhereMeant(_ example: Example) {
    let site = Parsed(example.markdown)
    #expect(isIntended(example, site), "\(example.markdown) became \(site.html)")
    #expect(findDanger(in: site.html) == nil, "\(example.markdown) became \(site.html)")
  }
}
