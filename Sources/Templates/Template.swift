import Text

/// A place among the values at hand: a frame of the stack, a field of its record, and for dotted names
/// a run of further fields in `Template.paths`.
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
  /// Appends markup as it is.
  case html(Reference)
  /// Goes on if the value is there (or true), else at the target.
  case whenPresent(Reference, else: Int32)
  /// Goes on if the value is absent, false or empty, else at the target.
  case whenAbsent(Reference, else: Int32)
  /// Runs up to the target with the record on the stack, if it is there.
  case record(Reference, end: Int32)
  /// Runs up to the target for each record of a list.
  case list(Reference, end: Int32)
  /// Runs up to the target for each text of a list.
  case texts(Reference, end: Int32)
  /// Goes on if the text equals `Template.choices[choice]`, else at the target.
  case whenChosen(Reference, choice: Int32, else: Int32)
}

/// A template that has been checked against a schema: instructions that append bytes.
package struct Template: Sendable {
  let instructions: [Instruction]
  let literals: [UInt8]
  let paths: [Int32]
  let choices: [String]

  /// Appends the page of a record, which must be of the schema the template was compiled for.
  package func render(_ record: Record, into out: inout [UInt8]) {
    var frames: [Record] = []
    frames.reserveCapacity(8)
    frames.append(record)
    literals.withUnsafeBufferPointer { literals in
      instructions.withUnsafeBufferPointer { instructions in
        run(instructions, literals, 0, instructions.count, &frames, &out)
      }
    }
  }

  private func run(
    _ instructions: UnsafeBufferPointer<Instruction>, _ literals: UnsafeBufferPointer<UInt8>,
    _ start: Int, _ end: Int, _ frames: inout [Record], _ out: inout [UInt8]
  ) {
    var at = start
    while at < end {
      let instruction = instructions[at]
      at += 1
      switch instruction {
      case .literal(let start, let count):
        out.append(
          contentsOf: UnsafeBufferPointer(rebasing: literals[Int(start)..<Int(start + count)]))
      case .text(let place):
        if case .text(let text) = value(place, frames) { out.appendHTML(text) }
      case .html(let place):
        if case .html(let html) = value(place, frames) { out.append(contentsOf: html) }
      case .whenPresent(let place, let other):
        if !Self.isPresent(value(place, frames)) { at = Int(other) }
      case .whenAbsent(let place, let other):
        if Self.isPresent(value(place, frames)) { at = Int(other) }
      case .whenChosen(let place, let choice, let other):
        if case .text(let text) = value(place, frames), text == choices[Int(choice)] { continue }
        at = Int(other)
      case .record(let place, let target):
        if case .record(let record) = value(place, frames) {
          frames.append(record)
          run(instructions, literals, at, Int(target), &frames, &out)
          frames.removeLast()
        }
        at = Int(target)
      case .list(let place, let target):
        if case .list(let records) = value(place, frames) {
          for record in records {
            frames.append(record)
            run(instructions, literals, at, Int(target), &frames, &out)
            frames.removeLast()
          }
        }
        at = Int(target)
      case .texts(let place, let target):
        if case .texts(let texts) = value(place, frames) {
          for text in texts {
            frames.append(Record([.text(text)]))
            run(instructions, literals, at, Int(target), &frames, &out)
            frames.removeLast()
          }
        }
        at = Int(target)
      }
    }
  }

  @inline(__always)
  private func value(_ place: Reference, _ frames: [Record]) -> Value {
    let value = frames[Int(place.frame)].values[Int(place.field)]
    return place.pathCount == 0 ? value : descend(from: value, place)
  }

  private func descend(from value: Value, _ place: Reference) -> Value {
    var value = value
    for step in paths[Int(place.pathStart)..<Int(place.pathStart + place.pathCount)] {
      guard case .record(let record) = value else { return .none }
      value = record.values[Int(step)]
    }
    return value
  }

  /// Tells whether a section on the value opens.
  static func isPresent(_ value: Value) -> Bool {
    switch value {
    case .none: false
    case .flag(let flag): flag
    case .list(let records): !records.isEmpty
    case .texts(let texts): !texts.isEmpty
    case .text(let text): !text.isEmpty
    case .html(let html): !html.isEmpty
    case .record: true
    }
  }
}
