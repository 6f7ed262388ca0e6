import Text

extension Compiler {
  /// A section whose children are walked, once for each scope.
  struct Section {
    /// The scope of each walk; nil when the section adds none.
    let scopes: [Scope?]
    let ending: Ending
    var walked = 0
  }

  mutating func open(_ name: Name, inverted: Bool, in file: SourceFile) -> Section? {
    guard let found = resolve(name, in: file) else { return nil }
    switch found.type {
    case .text, .html, .choice: problems.append(.sectionOnText(name, found.type, in: file))
    case .record where inverted: problems.append(.sectionOnText(name, found.type, in: file))
    default: break
    }
    if let constant = found.constant { return open(found, constant, inverted: inverted) }
    let start = instructions.count
    defer { label = instructions.count }
    let ending = Ending.target(of: start)
    if inverted {
      instructions.append(.whenAbsent(found.place, else: 0))
      return Section(scopes: [nil], ending: ending)
    }
    let frame = Reference(frame: Int32(scopes.count { $0.hasFrame }), field: 0)
    frameCount = max(frameCount, Int(frame.frame) + 1)
    let scope: Scope?
    switch found.type {
    case .flag:
      instructions.append(.whenPresent(found.place, else: 0))
      scope = nil
    case .text, .html, .choice, .optionalText, .optionalHTML:
      instructions.append(.whenPresent(found.place, else: 0))
      scope = Scope(kind: .value(found.type), place: found.place, hasFrame: false)
    case .record(let schema), .optionalRecord(let schema):
      instructions.append(.record(found.place, end: 0))
      scope = Scope(kind: .record(schema), place: frame, origin: found.origin)
    case .list(let schema):
      instructions.append(.list(found.place, end: 0))
      scope = Scope(kind: .record(schema), place: frame)
    case .texts:
      instructions.append(.texts(found.place, end: 0))
      scope = Scope(kind: .value(.text), place: frame)
    }
    return Section(scopes: [scope], ending: ending)
  }

  /// Opens a section on a constant: its children are written once for each item.
  private mutating func open(_ found: Found, _ constant: Value, inverted: Bool) -> Section {
    let isOpen = Template.isPresent(constant) != inverted
    let ending = isOpen ? Ending.nothing : .discard(mark())
    if inverted { return Section(scopes: [nil], ending: ending) }
    // A frame that no other scope uses: rendering reads nothing of it.
    let place = Reference(frame: -Int32(scopes.count), field: 0)
    let scopes: [Scope?]
    switch (found.type, constant) {
    case (.flag, _): scopes = [nil]
    case (.record(let schema), .record(let record)),
      (.optionalRecord(let schema), .record(let record)):
      scopes = [
        Scope(
          kind: .record(schema), place: place, origin: found.origin, hasFrame: false,
          values: record.values)
      ]
    case (.list(let schema), .list(let records)) where !records.isEmpty:
      scopes = records.map {
        Scope(kind: .record(schema), place: place, hasFrame: false, values: $0.values)
      }
    case (.texts, .texts(let texts)) where !texts.isEmpty:
      scopes = texts.map {
        Scope(kind: .value(.text), place: place, hasFrame: false, values: [.text($0)])
      }
    case (.record(let schema), _), (.optionalRecord(let schema), _), (.list(let schema), _):
      scopes = [
        Scope(kind: .record(schema), place: place, origin: found.origin, hasFrame: false)
      ]
    case (.texts, _): scopes = [Scope(kind: .value(.text), place: place, hasFrame: false)]
    default:
      scopes = [
        Scope(kind: .value(found.type), place: place, hasFrame: false, values: [constant])
      ]
    }
    return Section(scopes: scopes, ending: ending)
  }

  mutating func next(_ section: inout Section) -> Bool {
    if section.walked > 0, section.scopes[section.walked - 1] != nil { scopes.removeLast() }
    guard section.walked < section.scopes.count else { return false }
    if let scope = section.scopes[section.walked] { scopes.append(scope) }
    section.walked += 1
    return true
  }

  mutating func close(_ section: Section) {
    end(section.ending)
  }

  /// Marks the current end; later instructions are not merged with earlier ones.
  mutating func mark() -> Mark {
    let mark = Mark(
      instructions: instructions.count, literals: literals.count, paths: paths.count,
      choices: choiceNames.count, label: label)
    label = instructions.count
    return mark
  }

  mutating func end(_ ending: Ending) {
    switch ending {
    case .nothing: break
    case .target(let start):
      setTarget(of: start)
      keepFragments(of: start)
      label = instructions.count
    case .discard(let mark):
      instructions.removeSubrange(mark.instructions...)
      literals.removeSubrange(mark.literals...)
      paths.removeSubrange(mark.paths...)
      choiceNames.removeSubrange(mark.choices...)
      label = mark.label
    }
  }

  /// Makes the instruction at `start` jump to the current end.
  private mutating func setTarget(of start: Int) {
    let target = Int32(instructions.count)
    switch instructions[start] {
    case .whenPresent(let place, _): instructions[start] = .whenPresent(place, else: target)
    case .whenAbsent(let place, _): instructions[start] = .whenAbsent(place, else: target)
    case .record(let place, _): instructions[start] = .record(place, end: target)
    case .list(let place, _): instructions[start] = .list(place, end: target)
    case .texts(let place, _): instructions[start] = .texts(place, end: target)
    case .whenChosen(let place, let choice, _):
      instructions[start] = .whenChosen(place, choice: choice, else: target)
    case .literal, .text, .html, .ownRecord, .ownList: break
    }
  }
}
