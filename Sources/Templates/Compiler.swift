import Text

/// Writes instructions for a typed schema: every name becomes a place, every misuse a problem.
struct Compiler: Target {
  var problems: [Diagnostic] = []
  var isStrict: Bool { true }

  var instructions: [Instruction] = []
  var literals: [UInt8] = []
  var paths: [Int32] = []
  var choiceNames: [String] = []
  /// The records at hand, outermost first.
  var scopes: [Scope]
  /// Instructions from here on may not be joined with those before: something jumps here.
  private var label = 0
  private var openChoices: [Int] = []

  /// The most instructions of one template; what is larger repeats itself without end.
  static let maxInstructions = 200_000

  /// What a section brought into scope.
  struct Scope {
    enum Kind {
      case record(Schema)
      /// `.` is the text or markup at this place.
      case value(FieldType)
    }

    let kind: Kind
    /// Where its value lies when rendering; for a record, its frame.
    let place: Reference
    /// Where the section found it, as frame and fields; dotted names may go through an optional
    /// record that is open.
    var origin: [Int32] = []
    /// Whether its value lies on the stack when rendering.
    var hasFrame = true
  }

  enum Section {
    case jump(at: Int, isScoped: Bool, isWalked: Bool)
  }

  init(_ schema: Schema) {
    scopes = [Scope(kind: .record(schema), place: Reference(frame: 0, field: 0))]
  }

  var isFull: Bool { instructions.count > Self.maxInstructions }

  var contextName: String {
    scopes.map { scope in
      guard case .record(let schema) = scope.kind else { return "." }
      return schema.name
    }.joined(separator: "/")
  }

  var template: Template {
    Template(
      instructions: instructions, literals: literals, paths: paths, choices: choiceNames)
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
      instructions.append(.text(found.place))
    case .html, .optionalHTML:
      guard raw else { return problems.append(.escapedHTML(name, in: file)) }
      instructions.append(.html(found.place))
    case .flag, .record, .optionalRecord, .list, .texts:
      problems.append(.notPrintable(name, found.type, in: file))
    }
  }

  mutating func open(_ name: Name, inverted: Bool, in file: SourceFile) -> Section? {
    guard let found = resolve(name, in: file) else { return nil }
    let start = instructions.count
    label = start + 1
    if inverted {
      switch found.type {
      case .text, .html, .choice, .record:
        problems.append(.sectionOnText(name, found.type, in: file))
      default: break
      }
      instructions.append(.whenAbsent(found.place, else: 0))
      return .jump(at: start, isScoped: false, isWalked: false)
    }
    let frame = Reference(frame: Int32(scopes.count { $0.hasFrame }), field: 0)
    switch found.type {
    case .flag:
      instructions.append(.whenPresent(found.place, else: 0))
      return .jump(at: start, isScoped: false, isWalked: false)
    case .text, .html, .choice:
      problems.append(.sectionOnText(name, found.type, in: file))
      scopes.append(Scope(kind: .value(found.type), place: found.place, hasFrame: false))
    case .optionalText, .optionalHTML:
      instructions.append(.whenPresent(found.place, else: 0))
      scopes.append(Scope(kind: .value(found.type), place: found.place, hasFrame: false))
    case .record(let schema), .optionalRecord(let schema):
      instructions.append(.record(found.place, end: 0))
      scopes.append(Scope(kind: .record(schema), place: frame, origin: found.origin))
    case .list(let schema):
      instructions.append(.list(found.place, end: 0))
      scopes.append(Scope(kind: .record(schema), place: frame))
    case .texts:
      instructions.append(.texts(found.place, end: 0))
      scopes.append(Scope(kind: .value(.text), place: frame))
    }
    return .jump(at: start, isScoped: true, isWalked: false)
  }

  mutating func next(_ section: inout Section) -> Bool {
    guard case .jump(let start, let isScoped, isWalked: false) = section else { return false }
    section = .jump(at: start, isScoped: isScoped, isWalked: true)
    return true
  }

  mutating func close(_ section: Section) {
    guard case .jump(let start, let isScoped, _) = section else { return }
    if isScoped { scopes.removeLast() }
    setTarget(of: start)
  }

  mutating func choices(of name: Name, in file: SourceFile) -> [String] {
    guard let found = resolve(name, in: file) else { return [] }
    guard case .choice(let choices) = found.type else {
      problems.append(.dynamicName(name, in: file))
      return []
    }
    chosen = found.place
    return choices
  }

  private var chosen = Reference(frame: 0, field: 0)

  mutating func choose(_ choice: String, of name: Name) {
    openChoices.append(instructions.count)
    instructions.append(.whenChosen(chosen, choice: Int32(choiceNames.count), else: 0))
    choiceNames.append(choice)
    label = instructions.count
  }

  mutating func endChoice() {
    guard let start = openChoices.popLast() else { return }
    setTarget(of: start)
  }

  /// Lets the instruction at `start` jump to here.
  private mutating func setTarget(of start: Int) {
    let target = Int32(instructions.count)
    label = instructions.count
    guard start < instructions.count else { return }
    switch instructions[start] {
    case .whenPresent(let place, _): instructions[start] = .whenPresent(place, else: target)
    case .whenAbsent(let place, _): instructions[start] = .whenAbsent(place, else: target)
    case .record(let place, _): instructions[start] = .record(place, end: target)
    case .list(let place, _): instructions[start] = .list(place, end: target)
    case .texts(let place, _): instructions[start] = .texts(place, end: target)
    case .whenChosen(let place, let choice, _):
      instructions[start] = .whenChosen(place, choice: choice, else: target)
    case .literal, .text, .html: break
    }
  }
}
