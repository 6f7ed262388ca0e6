package import Text

/// The location of a value: a frame of the stack, a field of its record, and for dotted names a run
/// of further fields in `Template.paths`.
struct Reference: Hashable, Sendable {
  var frame: Int32
  var field: Int32
  var pathStart: Int32 = 0
  var pathCount: Int32 = 0
}

/// One step of rendering. Targets are offsets of instructions.
enum Instruction: Sendable {
  /// Appends bytes of `Template.literals`.
  case literal(start: Int32, count: Int32)
  /// Appends a text, escaped.
  case text(Reference)
  /// Appends markup unchanged.
  case html(Reference)
  /// Continues if the value is present (or true), otherwise jumps to the target.
  case whenPresent(Reference, else: Int32)
  /// Continues if the value is absent, false or empty, otherwise jumps to the target.
  case whenAbsent(Reference, else: Int32)
  /// Runs up to the target with the record on the stack, if it is present.
  case record(Reference, end: Int32)
  /// Runs up to the target for each record of a list.
  case list(Reference, end: Int32)
  /// Like `record` and `list`, for sections that refer only to the record itself: the output for a
  /// shared record is cached under the key.
  case ownRecord(Reference, end: Int32, key: Int32)
  case ownList(Reference, end: Int32, key: Int32)
  /// Runs up to the target for each text of a list.
  case texts(Reference, end: Int32)
  /// Goes on if the text equals `Template.choices[choice]`, else at the target.
  case whenChosen(Reference, choice: Int32, else: Int32)
}

/// A template that was checked against a schema: instructions that append bytes.
package struct Template: Sendable {
  let instructions: [Instruction]
  let literals: [UInt8]
  let paths: [Int32]
  let choices: [String]
  /// The maximum number of records on the stack.
  let frameCount: Int

  /// Appends the page of a record, which must be of the schema the template was compiled for.
  package func render(_ record: Record, into out: inout OutputBuffer) {
    var machine = Machine(
      template: self, frames: Array(repeating: record.values, count: max(1, frameCount)))
    machine.run(from: 0, to: instructions.count, depth: 1, into: &out)
  }

  /// Returns whether a section on the value opens.
  static func isPresent(_ value: Value) -> Bool {
    switch value {
    case .none: false
    case .flag(let flag): flag
    case .list(let records): !records.isEmpty
    case .texts(let texts): !texts.isEmpty
    case .text(let text): !text.isEmpty
    case .html(let html): !html.isEmpty
    case .record, .markup: true
    }
  }
}

/// Executes instructions. The stack holds the values of each record.
private struct Machine {
  let template: Template
  var frames: [[Value]]

  /// Runs instructions with `depth` records on the stack.
  mutating func run(from start: Int, to end: Int, depth: Int, into out: inout OutputBuffer) {
    var at = start
    while at < end {
      let instruction = template.instructions[at]
      at += 1
      switch instruction {
      case .literal(let start, let count):
        out.append(contentsOf: template.literals[Int(start)..<Int(start) + Int(count)])
      case .text(let place):
        if case .text(let text) = value(place) { out.appendHTML(text) }
      case .html(let place):
        switch value(place) {
        case .html(let html): out.append(contentsOf: html)
        case .markup(let markup): markup.append(to: &out)
        default: break
        }
      case .whenPresent(let place, let other):
        if !Template.isPresent(value(place)) { at = Int(other) }
      case .whenAbsent(let place, let other):
        if Template.isPresent(value(place)) { at = Int(other) }
      case .whenChosen(let place, let choice, let other):
        if case .text(let text) = value(place), text == template.choices[Int(choice)] { continue }
        at = Int(other)
      case .record(let place, let target), .list(let place, let target),
        .texts(let place, let target):
        repeatRun(for: value(place), from: at, to: Int(target), depth: depth, into: &out)
        at = Int(target)
      case .ownRecord(let place, let target, let key):
        if case .record(let record) = value(place) {
          show(record, key, from: at, to: Int(target), depth: depth, into: &out)
        }
        at = Int(target)
      case .ownList(let place, let target, let key):
        if case .list(let records) = value(place) {
          for index in records.indices {
            show(records[index], key, from: at, to: Int(target), depth: depth, into: &out)
          }
        }
        at = Int(target)
      }
    }
  }

  /// Appends what a section writes of a record, from the cache if it is shared.
  private mutating func show(
    _ record: Record, _ key: Int32, from start: Int, to end: Int, depth: Int,
    into out: inout OutputBuffer
  ) {
    switch record.form {
    case .once(let values): show(values, from: start, to: end, depth: depth, into: &out)
    case .shared(let record):
      if record.append(key, to: &out) { return }
      let before = out.count
      show(record.values, from: start, to: end, depth: depth, into: &out)
      record.keep(out.bytes(from: before), for: key)
    }
  }

  private mutating func show(
    _ values: [Value], from start: Int, to end: Int, depth: Int, into out: inout OutputBuffer
  ) {
    frames[depth] = values
    run(from: start, to: end, depth: depth + 1, into: &out)
  }

  /// Runs the children of a section for each item of its value.
  private mutating func repeatRun(
    for value: Value, from start: Int, to end: Int, depth: Int, into out: inout OutputBuffer
  ) {
    switch value {
    case .record(let record): show(record.values, from: start, to: end, depth: depth, into: &out)
    case .list(let records):
      for index in records.indices {
        show(records[index].values, from: start, to: end, depth: depth, into: &out)
      }
    case .texts(let texts):
      for text in texts {
        show([.text(text)], from: start, to: end, depth: depth, into: &out)
      }
    case .none, .text, .html, .markup, .flag: break
    }
  }

  @inline(__always)
  private func value(_ place: Reference) -> Value {
    let value = frames[Int(place.frame)][Int(place.field)]
    return place.pathCount == 0 ? value : descend(from: value, place)
  }

  /// Resolves a dotted name, reading the records on its path in place.
  @inline(never)
  private func descend(from value: Value, _ place: Reference) -> Value {
    var value = value
    for step in Int(place.pathStart)..<Int(place.pathStart + place.pathCount) {
      guard case .record(let record) = value else { return .none }
      value = record.values[Int(template.paths[step])]
    }
    return value
  }
}
