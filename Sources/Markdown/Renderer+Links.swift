import CCMark
import Text

// Links. On the site a link is a record, a path of the project, an id of this page or an address with an
// allowed scheme; anything else is an error and its text stays without a link.
extension Renderer {
  mutating func writeLink(_ node: Node, entering: Bool) {
    guard entering else {
      if openLinks.popLast() == true { html.append("</a>" as StaticString) }
      return
    }
    openLinks.append(true)
    let url = bytes(of: cmark_node_get_url(node))
    let title = bytes(of: cmark_node_get_title(node))
    guard options.site else {
      html.append("<a href=\"" as StaticString)
      appendHref(url)
      finishLinkTag(title: title, isExternal: false)
      return
    }
    let place = placeOfLink(url, node)
    writeSiteLink(LinkTarget(url, kinds: options.linkTargets), url: url, title: title, at: place)
  }

  private mutating func placeOfLink(_ url: Bytes, _ node: Node) -> Int {
    if url.hasPrefix("mailto:"), let text = cmark_node_first_child(node) {
      let address = literal(of: text)
      if address.elementsEqual(url.part(7..<url.count)) {
        return find(address, node: node, after: "<")
      }
    }
    return find(url, node: node, after: "(< \t\n")
  }

  private mutating func writeSiteLink(
    _ target: LinkTarget, url: Bytes, title: Bytes, at place: Int
  ) {
    switch target {
    case .external(let isWeb):
      html.append("<a href=\"" as StaticString)
      appendHref(url)
      finishLinkTag(title: title, isExternal: isWeb)
      links.append(Link(target: .external(unmarked(url)), sourceOffset: place))
      return
    case .anchor(let name):
      anchors.append((name, place))
      html.append("<a href=\"#" as StaticString)
      html.appendCommonMark(name)
      finishLinkTag(title: title, isExternal: false)
      return
    case .reference(let reference):
      html.append("<a href=\"" as StaticString)
      holes.append(Hole(htmlOffset: html.count, reference: reference, sourceOffset: place))
      links.append(Link(target: .reference(reference), sourceOffset: place))
      finishLinkTag(title: title, isExternal: false)
      return
    case .empty, .refusedPath, .refusedScheme: break
    }
    openLinks[openLinks.count - 1] = false
    guard mayReport(at: place, .error) else { return }
    switch target {
    case .empty: problems.append(.linkEmpty(in: file, at: place))
    case .refusedPath: problems.append(.linkPath(in: file, at: place, url: shown(url)))
    default: problems.append(.linkScheme(in: file, at: place, url: shown(url)))
    }
  }

  private mutating func finishLinkTag(title: Bytes, isExternal: Bool) {
    html.append(UInt8(ascii: "\""))
    if isExternal { html.append(" rel=\"noopener\"" as StaticString) }
    appendTitle(title)
    html.append(UInt8(ascii: ">"))
  }

  mutating func appendTitle(_ title: Bytes) {
    guard !title.isEmpty else { return }
    html.append(" title=\"" as StaticString)
    html.appendCommonMark(unmarked(title))
    html.append(UInt8(ascii: "\""))
  }

  mutating func appendHref(_ url: Bytes) {
    guard marksEscapes, url.contains(Input.escapeMark) else { return html.appendHref(url) }
    unmarked(url).withView { html.appendHref($0) }
  }

  func unmarked(_ text: Bytes) -> String {
    guard marksEscapes, text.contains(Input.escapeMark) else { return text.text }
    return String(decoding: withoutMarks(text), as: UTF8.self)
  }

  /// A URL as a message shows it: at most 80 characters.
  func shown(_ url: Bytes) -> String {
    let text = unmarked(url)
    return text.unicodeScalars.count <= 80
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(80))) + "…"
  }

  mutating func writeAutolink(prefix: StaticString, _ address: Bytes) {
    html.append("<a href=\"" as StaticString)
    html.append(prefix)
    appendHref(address)
    let isMail =
      prefix.utf8CodeUnitCount == 7 && prefix.hasPointerRepresentation
      && prefix.description == "mailto:"
    finishLinkTag(
      title: Bytes(), isExternal: options.site && !isMail)
    let text = unmarked(address)
    html.appendCommonMark(text)
    html.append("</a>" as StaticString)
    plain.append(text)
    guard options.site, let node = block else { return }
    let place = find(address, node: node)
    links.append(Link(target: .external(prefix.description + text), sourceOffset: place))
  }

  /// Reports links to ids that the page does not have.
  mutating func checkAnchors() {
    guard !anchors.isEmpty else { return }
    let known = ids.sorted
    for (name, offset) in anchors where !ids.contains(name) && mayReport(at: offset, .error) {
      problems.append(.unknownAnchor(in: file, at: offset, name: name, known: known))
    }
  }
}
