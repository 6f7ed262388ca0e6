import SearchFormat

/// Writes the columns by which results are narrowed and sorted (docs/search-format.md, section 10).
enum FacetFilesWriter {
  static func files(_ content: SearchContent, _ records: [SearchRecord]) -> [IndexFile] {
    var files = [IndexFile(path: IndexPath.places, payload: places(content.places, records))]
    for part in 0..<IndexLayout.parts(documents: records.count) {
      let records = records[IndexLayout.documents(ofPart: part, of: records.count)]
      func add(_ facet: String, _ payload: [UInt8]) {
        files.append(IndexFile(path: IndexPath.column(facet, part: part), payload: payload))
      }
      add("date", days(records.map { ($0.day ?? -1) + 1 }))
      for (number, facet) in content.facets.enumerated() {
        add(facet.id, column(records.map { number == 0 ? [$0.kind] : $0.values[number - 1] }))
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

  /// The days of documents plus one, 0 for none; within a place they fall.
  private static func days(_ days: [Int]) -> [UInt8] {
    var steps: [Int] = []
    for (before, day) in zip(days, days.dropFirst()) {
      steps.append(day <= before ? 2 * (before - day) : 2 * (day - before) - 1)
    }
    let parameter = (0...15).min { size(steps, $0) < size(steps, $1) } ?? 0
    var writer = BitWriter()
    writer.byte(parameter)
    if let first = days.first { writer.write(UInt32(max(0, min(65_535, first))), bits: 16) }
    for step in steps { writer.rice(UInt32(step), parameter) }
    writer.endRegion()
    return writer.bytes
  }

  /// The number of bits of all steps.
  private static func size(_ steps: [Int], _ parameter: Int) -> Int {
    steps.reduce(0) { sum, step in
      let high = step >> parameter
      return sum + (high < RiceCode.escape ? high + 1 + parameter : RiceCode.escape + 32)
    }
  }

  /// The different sets of values, then the number of its set for each document.
  private static func column(_ values: [[Int]]) -> [UInt8] {
    let sets = Set(values).sorted { $0.lexicographicallyPrecedes($1) }
    var numbers: [[Int]: Int] = [:]
    var writer = BitWriter()
    writer.varint(sets.count)
    for (number, set) in sets.enumerated() {
      numbers[set] = number
      writer.varint(set.count)
      for value in set { writer.varint(value) }
    }
    var width = 0
    while 1 << width < sets.count { width += 1 }
    writer.byte(width)
    for value in values { writer.write(UInt32(numbers[value] ?? 0), bits: width) }
    writer.endRegion()
    return writer.bytes
  }
}
