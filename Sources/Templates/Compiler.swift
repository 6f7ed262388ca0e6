import Text

/// Compiles a template for a typed schema: every name becomes a reference, every misuse a problem.
///
/// Values known at compile time are written as literals; a part that can never be printed is walked
/// nevertheless, to find its problems, and its instructions are discarded.
struct Compiler: Target {
  var problems: [Diagnostic] = []
  var isStrict: Bool { true }

  var instructions: [Instruction] = []
  var literals: [UInt8] = []
  var paths: [Int32] = []
  var choiceNames: [String] = []
  var frameCount = 1
  /// The current records, outermost first.
  var scopes: [Scope]
  /// Instructions from here on must not be merged with those before: something jumps here.
  var label = 0
  /// The keys of sections, of this template and those compiled before it.
  var keys: FragmentKeys

  /// A scope that a section opened.
  struct Scope {
    enum Kind {
      case record(Schema)
      /// `.` is the text or markup at this place.
      case value(FieldType)
    }

    let kind: Kind
    /// The location of its value when rendering; for a record, its frame.
    let place: Reference
    /// Where the section found it, as frame and fields; dotted names may pass through an optional
    /// record that is open.
    var origin: [Int32] = []
    /// Whether its value is on the stack when rendering.
    var hasFrame = true
    /// The values that are identical on all pages: of a record's fields, or the one of `.`.
    var values: [Value?]?
  }

  /// The action after the children of a section were walked.
  enum Ending {
    case nothing
    /// Sets the end of the section in the instruction at the offset.
    case target(of: Int)
    /// Discards all instructions since the mark.
    case discard(Mark)
  }

  /// A position in the compiled output.
  struct Mark {
    let instructions: Int
    let literals: Int
    let paths: Int
    let choices: Int
    let label: Int
  }

  init(_ schema: Schema, constants: [String: Record], keys: FragmentKeys = FragmentKeys()) {
    self.keys = keys
    let values = schema.fields.map { field -> Value? in
      guard case .record = field.type else { return nil }
      return constants[field.name].map { .record($0) }
    }
    scopes = [Scope(kind: .record(schema), place: Reference(frame: 0, field: 0), values: values)]
  }

  var contextName: String {
    scopes.map { scope in
      guard case .record(let schema) = scope.kind else { return "." }
      return schema.name
    }.joined(separator: "/")
  }

  var template: Template {
    Template(
      instructions: instructions, literals: literals, paths: paths, choices: choiceNames,
      frameCount: frameCount)
  }

  mutating func literal(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    let start = literals.count
    literals += bytes
    if instructions.count > label, case .literal(let first, let count) = instructions.last {
      instructions[instructions.count - 1] = .literal(
        start: first, count: count + Int32(bytes.count))
    } else {
      instructions.append(.literal(start: Int32(start), count: Int32(bytes.count)))
    }
  }

  mutating func variable(_ name: Name, raw: Bool, in file: SourceFile) {
    guard let found = resolve(name, in: file) else { return }
    switch found.type {
    case .text, .optionalText, .choice:
      guard !raw else { return problems.append(.rawText(name, in: file)) }
    case .html, .optionalHTML:
      guard raw else { return problems.append(.escapedHTML(name, in: file)) }
    case .flag, .record, .optionalRecord, .list, .texts:
      return problems.append(.notPrintable(name, found.type, in: file))
    }
    switch found.constant {
    case .text(let text):
      literal([UInt8].written { $0.appendHTML(text) }[...])
    case .html(let html): literal(html[...])
    case nil: instructions.append(raw ? .html(found.place) : .text(found.place))
    default: break
    }
  }

  mutating func choices(of name: Name, in file: SourceFile) -> [String] {
    guard let found = resolve(name, in: file) else { return [] }
    guard case .choice(let choices) = found.type else {
      problems.append(.dynamicName(name, in: file))
      return []
    }
    return choices
  }

  mutating func choose(_ choice: String, of name: Name, in file: SourceFile) -> Section? {
    guard let found = resolve(name, in: file) else { return nil }
    if let constant = found.constant {
      return Section(scopes: [], ending: constant == .text(choice) ? .nothing : .discard(mark()))
    }
    let ending = Ending.target(of: instructions.count)
    instructions.append(.whenChosen(found.place, choice: Int32(choiceNames.count), else: 0))
    choiceNames.append(choice)
    label = instructions.count
    return Section(scopes: [], ending: ending)
  }
}
