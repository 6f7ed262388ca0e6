package import Text

// The specification of Mustache resolves names while rendering and treats a missing one as empty.
// Themes never do; this renderer shows that parser and expansion follow the specification.

/// A value of untyped data.
package enum DynamicValue: Sendable {
  case null
  case flag(Bool)
  /// A text, or a number as it is written.
  case text(String)
  case list([DynamicValue])
  case record([String: DynamicValue])
  /// Code to run; refused wherever a tag names it.
  case lambda
}

extension TemplateLibrary {
  /// Renders a template with untyped data as specified: missing names are empty.
  package func render(_ name: String, with data: DynamicValue) -> ([UInt8], [Diagnostic]) {
    var expander = Expander(templates, target: DynamicTarget(data))
    expander.expand(name)
    return (expander.target.out, Set(expander.target.problems).sorted())
  }
}

/// Evaluates tags with the current data.
struct DynamicTarget: Target {
  var problems: [Diagnostic] = []
  var isStrict: Bool { false }
  var contextName: String { "" }
  var out: [UInt8] = []
  private var stack: [DynamicValue]

  struct Section {
    /// The value to push for each walk; nil walks with an unchanged stack.
    let items: [DynamicValue?]
    var index = 0
  }

  init(_ data: DynamicValue) {
    stack = [data]
  }

  mutating func literal(_ bytes: ArraySlice<UInt8>) {
    out += bytes
  }

  mutating func variable(_ name: Name, raw: Bool, in file: SourceFile) {
    guard case .text(let text) = look(up: name, in: file) else { return }
    out += raw ? Array(text.utf8) : .written { $0.appendHTML(text) }
  }

  mutating func open(_ name: Name, inverted: Bool, in file: SourceFile) -> Section? {
    let items: [DynamicValue?] =
      switch look(up: name, in: file) {
      case .null, .flag(false): []
      case .list(let items): items
      case let value: [value]
      }
    if inverted { return items.isEmpty ? Section(items: [nil]) : nil }
    return Section(items: items)
  }

  mutating func next(_ section: inout Section) -> Bool {
    if section.index > 0, section.items[section.index - 1] != nil { stack.removeLast() }
    guard section.index < section.items.count else { return false }
    if let item = section.items[section.index] { stack.append(item) }
    section.index += 1
    return true
  }

  mutating func close(_ section: Section) {}

  mutating func choices(of name: Name, in file: SourceFile) -> [String] {
    guard case .text(let text) = look(up: name, in: file) else { return [] }
    return [text]
  }

  mutating func choose(_ choice: String, of name: Name, in file: SourceFile) -> Section? { nil }

  private mutating func look(up name: Name, in file: SourceFile) -> DynamicValue {
    var value = stack.last ?? .null
    if let first = name.path.first {
      value = find(first)
      for part in name.path.dropFirst() {
        guard case .record(let fields) = value else { return .null }
        value = fields[part] ?? .null
      }
    }
    guard case .lambda = value else { return value }
    problems.append(.lambda(name, in: file))
    return .null
  }

  private func find(_ name: String) -> DynamicValue {
    for case .record(let fields) in stack.reversed() {
      if let value = fields[name] { return value }
    }
    return .null
  }
}

extension Diagnostic {
  static func lambda(_ name: Name, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: name.offset, code: "lambda",
      message: Message(
        en: "'\(name.text)' is code; lambdas are not supported",
        vi: "'\(name.text)' là mã lệnh; không hỗ trợ lambda"),
      hint: Message(
        en: "give the value itself, a template runs no code",
        vi: "hãy đưa thẳng giá trị, mẫu không chạy mã lệnh"))
  }
}
