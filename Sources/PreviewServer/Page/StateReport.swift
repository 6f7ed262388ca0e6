import Showcase
import Text
import Vietnamese

/// The state that the preview reports to its script in the browser, as JSON.
///
///     {"run", "generation", "lang",
///      "problems": {"errors", "warnings", "omitted", "list": [{"path", "line", "column", "severity", "code",
///                   "message", "hint", "excerpt"}]},
///      "page": {"print", "styles", "facts": {"kind", "status", "until", "expires", "source", "words",
///               "syllables", "readSeconds", "speakSeconds", "missing", "problems", "link"}},
///      "follow": {"path", "generation"}}
///
/// `page` is present when it was requested; its `print` is null when nothing is at the path, its
/// `facts` when nothing is known; `follow` is present only with `--follow`. Moments are formatted
/// for people; `hint` and `excerpt` may be null.
struct StateReport: Sendable {
  struct Page {
    let fingerprint: PageFingerprint?
    let facts: PageFacts?
  }

  /// The maximum number of listed problems; errors come first.
  static let limit = 200
  /// Syllables a minute when reading aloud.
  static let pace = 233

  let run: String
  let language: MessageLanguage
  let follows: Bool

  func json(_ present: CurrentSnapshot.State, page: Page?) -> [UInt8] {
    var out = OutputBuffer()
    out.append("{\"run\":\"\(run)\",\"generation\":\(present.generation)")
    out.append(",\"lang\":\"\(language.rawValue)\",\"problems\":")
    append(problems: present.snapshot.problems, to: &out)
    if let page {
      out.append(",\"page\":")
      append(page, to: &out)
    }
    if follows, let saved = present.saved {
      out.append(",\"follow\":{\"path\":")
      let path = [UInt8].written { $0.appendURLPath(saved.path) }
      out.appendJSONString(String(decoding: path, as: UTF8.self))
      out.append(",\"generation\":\(saved.generation)}")
    }
    out.append("}\n")
    return out.bytes()
  }

  private func append(problems: [Diagnostic], to out: inout OutputBuffer) {
    let errors = problems.filter { $0.severity == .error }
    let listed = Array(errors.prefix(Self.limit))
    let warnings = problems.count - errors.count
    out.append("{\"errors\":\(errors.count),\"warnings\":\(warnings)")
    out.append(",\"omitted\":\(errors.count - listed.count),\"list\":")
    append(list: listed, to: &out)
    out.append("}")
  }

  private func append(list: [Diagnostic], to out: inout OutputBuffer) {
    out.append("[")
    for (index, problem) in list.enumerated() {
      out.append(index == 0 ? "{\"path\":" : ",{\"path\":")
      out.appendJSONString(problem.path)
      out.append(",\"line\":\(problem.position.line),\"column\":\(problem.position.column)")
      out.append(",\"severity\":\"\(problem.severity.rawValue)\",\"code\":")
      out.appendJSONString(problem.code)
      out.append(",\"message\":")
      out.appendJSONString(problem.message.text(in: language))
      out.append(",\"hint\":")
      append(problem.hint?.text(in: language), to: &out)
      out.append(",\"excerpt\":")
      append(problem.excerpt.map { String($0.unicodeScalars.prefix(2_000)) }, to: &out)
      out.append("}")
    }
    out.append("]")
  }

  private func append(_ page: Page, to out: inout OutputBuffer) {
    out.append("{\"print\":")
    append(page.fingerprint?.content, to: &out)
    out.append(",\"styles\":")
    append(page.fingerprint?.styles ?? [], to: &out)
    out.append(",\"facts\":")
    if let facts = page.facts {
      append(facts, to: &out)
    } else {
      out.append("null")
    }
    out.append("}")
  }

  private func append(_ facts: PageFacts, to out: inout OutputBuffer) {
    let (status, until) = words(of: facts.status)
    out.append("{\"kind\":")
    out.appendJSONString(facts.kind)
    out.append(",\"status\":\"\(status)\",\"until\":")
    append(until.map(text), to: &out)
    out.append(",\"expires\":")
    append(facts.expires.map(text), to: &out)
    out.append(",\"source\":")
    append(facts.source, to: &out)
    append("words", facts.words, to: &out)
    append("syllables", facts.syllables, to: &out)
    append("readSeconds", facts.syllables.map { $0 * 60 / Self.pace }, to: &out)
    append("speakSeconds", facts.spokenSyllables.map { $0 * 60 / Self.pace }, to: &out)
    out.append(",\"missing\":")
    append(facts.missing, to: &out)
    out.append(",\"problems\":")
    append(list: Array(facts.problems.sorted().prefix(Self.limit)), to: &out)
    out.append(",\"link\":")
    out.appendJSONString(facts.link)
    out.append("}")
  }

  private func words(of status: PageFacts.Status) -> (String, Moment?) {
    switch status {
    case .published: ("published", nil)
    case .draft: ("draft", nil)
    case .embargoed(let until): ("embargoed", until)
    case .expired(let since): ("expired", since)
    case .withdrawn: ("withdrawn", nil)
    case .sample: ("sample", nil)
    }
  }

  private func text(_ moment: Moment) -> String {
    language == .vi ? moment.vietnameseText : moment.rfc3339
  }

  private func append(_ text: String?, to out: inout OutputBuffer) {
    if let text { out.appendJSONString(text) } else { out.append("null") }
  }

  private func append(_ key: StaticString, _ number: Int?, to out: inout OutputBuffer) {
    out.append(",\"")
    out.append(key)
    out.append("\":")
    out.append(number.map(String.init) ?? "null")
  }

  private func append(_ texts: [String], to out: inout OutputBuffer) {
    out.append("[")
    for (index, text) in texts.enumerated() {
      if index > 0 { out.append(",") }
      out.appendJSONString(text)
    }
    out.append("]")
  }

  /// Returns the page for paths without one: before the first successful build, and for unknown
  /// addresses of a site without a not-found page.
  func emptyPage(hasPages: Bool) -> String {
    let title: Message =
      hasPages
      ? Message(en: "There is no page at this address", vi: "Không có trang ở địa chỉ này")
      : Message(
        en: "The content has errors; the site appears here when they are mended",
        vi: "Nội dung còn lỗi; trang sẽ hiện ra khi đã sửa xong")
    // Tells the browser's script that there is no valid page behind the errors.
    let mark = hasPages ? "" : "\n<meta name=\"guong-preview\" content=\"no-pages\">"
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">\(mark)
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title.text(in: language))</title>
      </head>
      <body>
      <h1>\(title.text(in: language))</h1>
      </body>
      </html>

      """
  }
}
