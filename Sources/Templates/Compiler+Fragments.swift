extension Compiler {
  /// Marks a section that refers only to its item, so that its output for a shared record is
  /// cached.
  mutating func keepFragments(of start: Int) {
    let frame = Int32(scopes.count { $0.hasFrame })
    guard let description = describe(from: start + 1, frame: frame) else { return }
    let end = Int32(instructions.count)
    switch instructions[start] {
    case .record(let place, _):
      instructions[start] = .ownRecord(place, end: end, key: keys.key(of: description))
    case .list(let place, _):
      instructions[start] = .ownList(place, end: end, key: keys.key(of: description))
    default: break
    }
  }

  /// Describes everything that determines what instructions write of the record in a frame; nil
  /// when they read another frame.
  ///
  /// Two descriptions are equal only if the instructions do the same: numbers have a fixed width,
  /// texts are preceded by their length, jumps are relative to the start.
  private func describe(from start: Int, frame: Int32) -> [UInt8]? {
    var out: [UInt8] = []
    func add(_ code: UInt8, _ numbers: Int32...) {
      out.append(code)
      for number in numbers {
        for shift in stride(from: 0, to: 32, by: 8) {
          out.append(UInt8(truncatingIfNeeded: number >> Int32(shift)))
        }
      }
    }
    /// Adds a reference; returns false when it is not inside the record.
    func add(_ place: Reference) -> Bool {
      guard place.frame >= frame else { return false }
      add(0, place.frame - frame, place.field, place.pathCount)
      for step in paths[Int(place.pathStart)...].prefix(Int(place.pathCount)) { add(0, step) }
      return true
    }
    for instruction in instructions[start...] {
      let isInside: Bool
      switch instruction {
      case .literal(let first, let count):
        add(1, count)
        out += literals[Int(first)..<Int(first + count)]
        isInside = true
      case .text(let place):
        add(2)
        isInside = add(place)
      case .html(let place):
        add(3)
        isInside = add(place)
      case .whenPresent(let place, let end):
        add(4, end - Int32(start))
        isInside = add(place)
      case .whenAbsent(let place, let end):
        add(5, end - Int32(start))
        isInside = add(place)
      case .record(let place, let end), .ownRecord(let place, let end, _):
        add(6, end - Int32(start))
        isInside = add(place)
      case .list(let place, let end), .ownList(let place, let end, _):
        add(7, end - Int32(start))
        isInside = add(place)
      case .texts(let place, let end):
        add(8, end - Int32(start))
        isInside = add(place)
      case .whenChosen(let place, let choice, let end):
        let name = Array(choiceNames[Int(choice)].utf8)
        add(9, end - Int32(start), Int32(name.count))
        out += name
        isInside = add(place)
      }
      guard isInside else { return nil }
    }
    return out
  }
}
