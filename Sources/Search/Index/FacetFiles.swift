/// Writes by what results can be narrowed (docs/search-format.md, section 10).
enum FacetFiles {
  static func all(_ content: SearchContent, _ records: [SearchRecord]) -> [Payload] {
    var files = [Payload(path: "f/places", bytes: places(content.places, records))]
    let parts = stride(from: 0, to: max(1, records.count), by: SearchSettings.partSize).map {
      records[$0..<min(records.count, $0 + SearchSettings.partSize)]
    }
    for (part, records) in parts.enumerated() {
      files.append(Payload(path: "f/date-\(part)", bytes: days(records.map { ($0.day ?? -1) + 1 })))
      for (number, facet) in content.facets.enumerated() {
        let values = records.map { number == 0 ? [$0.kind] : $0.values[number - 1] }
        files.append(Payload(path: "f/\(facet.id)-\(part)", bytes: column(values)))
      }
    }
    return files
  }

  private static func places(_ places: [SearchPlace], _ records: [SearchRecord]) -> [UInt8] {
    var writer = ByteWriter()
    writer.varint(places.count)
    for place in places {
      writer.varint(place.parent.map { $0 + 1 } ?? 0)
      writer.byte(place.level)
      writer.byte(place.isGone ? 1 : 0)
      writer.text(place.id)
      writer.text(place.name)
      writer.varint(place.successors.count)
      for successor in place.successors { writer.varint(successor) }
    }
    var runs: [(place: Int, count: Int)] = []
    for record in records {
      let place = record.place.map { $0 + 1 } ?? 0
      if runs.last?.place == place {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((place, 1))
      }
    }
    writer.varint(runs.count)
    for run in runs {
      writer.varint(run.place)
      writer.varint(run.count)
    }
    return writer.bytes
  }

  /// Days plus one, 0 for none; falling within a place.
  private static func days(_ days: [Int]) -> [UInt8] {
    var steps: [Int] = []
    for (before, day) in zip(days, days.dropFirst()) {
      steps.append(day <= before ? 2 * (before - day) : 2 * (day - before) - 1)
    }
    let best = (0...15).min { size(steps, $0) < size(steps, $1) } ?? 0
    var writer = ByteWriter()
    writer.byte(best)
    var bits = BitWriter(after: writer.bytes)
    if let first = days.first { bits.write(UInt32(max(0, min(65_535, first))), bits: 16) }
    for step in steps { bits.rice(UInt32(step), best) }
    return bits.finish()
  }

  private static func size(_ steps: [Int], _ parameter: Int) -> Int {
    steps.reduce(0) { sum, step in
      let high = step >> parameter
      return sum + (high < Rice.escape ? high + 1 + parameter : Rice.escape + 32)
    }
  }

  private static func column(_ values: [[Int]]) -> [UInt8] {
    let sets = Set(values).sorted { $0.lexicographicallyPrecedes($1) }
    var writer = ByteWriter()
    writer.varint(sets.count)
    var numbers: [[Int]: Int] = [:]
    for (number, set) in sets.enumerated() {
      numbers[set] = number
      writer.varint(set.count)
      for value in set { writer.varint(value) }
    }
    var width = 0
    while 1 << width < sets.count { width += 1 }
    writer.byte(width)
    var bits = BitWriter(after: writer.bytes)
    for value in values { bits.write(UInt32(numbers[value] ?? 0), bits: width) }
    return bits.finish()
  }
}
