package import Text
import Vietnamese
package import YAML

/// Reads the fields of one record by their specification and collects problems.
package struct FieldParser: ~Copyable {
  let file: SourceFile
  package var diagnostics: [Diagnostic] = []

  package init(file: SourceFile) {
    self.file = file
  }

  /// Reads a YAML mapping.
  package mutating func mapping(
    _ entries: [YAMLEntry], of owner: String, specs: [FieldSpec], start: Int
  ) -> FieldSet {
    var set = FieldSet(owner: owner, specs: specs, start: start)
    var meant: Set<Int> = []
    var next = 0
    for entry in entries {
      guard let index = specs.index(of: entry.key, near: next) else {
        report(.unknownKey(entry.key, known: specs, in: file, at: entry.keyOffset))
        let near = Suggestion.nearest(to: entry.key, among: specs.lazy.map(\.name))
        if let index = specs.firstIndex(where: { $0.name == near }) { meant.insert(index) }
        continue
      }
      next = index + 1
      guard let value = value(of: entry.value, kind: specs[index].kind, name: entry.key) else {
        if entry.value.isAbsent { continue }
        set.offsets[index] = entry.value.offset
        continue
      }
      set.values[index] = value
      set.offsets[index] = entry.value.offset
    }
    requireFields(of: set, but: meant)
    return set
  }

  /// Reads a CSV row; `columns` gives the field of each cell, `missing` the required fields without
  /// a column.
  package mutating func row(
    _ row: CSVTable.Row, of owner: String, columns: [Int?], specs: [FieldSpec],
    missing: Set<Int> = []
  ) -> FieldSet {
    var set = FieldSet(owner: owner, specs: specs, start: row.offset)
    for (cell, column) in zip(row.cells, columns) {
      guard let column, !cell.text.isBlank else { continue }
      let spec = specs[column]
      if case .list(let kind) = spec.kind {
        let before = diagnostics.count
        let list = items(of: cell, kind: kind, name: spec.name)
        if list.isEmpty, diagnostics.count == before { continue }
        set.values[column] = .list(list)
      } else {
        set.values[column] = scalar(cell.text, kind: spec.kind, name: spec.name, at: cell.offset)
      }
      set.offsets[column] = cell.offset
    }
    requireFields(of: set, but: missing)
    return set
  }

  mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Reports missing required fields, except those already reported.
  private mutating func requireFields(of set: FieldSet, but reported: Set<Int>) {
    for index in set.specs.indices
    where set.offsets[index] < 0 && set.specs[index].isRequired && !reported.contains(index) {
      report(.missingField(set.specs[index], in: file, at: set.start))
    }
  }

  private mutating func value(of node: YAMLNode, kind: FieldKind, name: String) -> FieldValue? {
    if node.isAbsent { return nil }
    if case .scalar(let text, _) = node.kind {
      switch kind {
      case .list, .group, .groups, .extra: break
      default: return scalar(text, kind: kind, name: name, at: node.offset)
      }
    }
    switch (kind, node.kind) {
    case (.list(let element), .sequence(let nodes)):
      var items: [ListItem] = []
      items.reserveCapacity(nodes.count)
      for node in nodes {
        guard let value = value(of: node, kind: element, name: name) else { continue }
        items.append(ListItem(value: value, offset: node.offset))
      }
      return .list(items)
    case (.list(let element), .scalar):
      return value(of: node, kind: element, name: name).map {
        .list([ListItem(value: $0, offset: node.offset)])
      }
    case (.group(let specs), .mapping(let entries)):
      return .group(mapping(entries, of: name, specs: specs, start: node.offset))
    case (.groups(let specs), .sequence(let nodes)):
      return .groups(
        nodes.compactMap { node in
          guard case .mapping(let entries) = node.kind else {
            report(.wrongShape(name, expected: .mapping, in: file, at: node.offset))
            return nil
          }
          return mapping(entries, of: name, specs: specs, start: node.offset)
        })
    case (.extra, .mapping(let entries)):
      return extra(entries)
    case (.list, _), (.groups, _):
      report(.wrongShape(name, expected: .sequence, in: file, at: node.offset))
      return nil
    case (.group, _), (.extra, _):
      report(.wrongShape(name, expected: .mapping, in: file, at: node.offset))
      return nil
    default:
      report(.wrongShape(name, expected: .scalar, in: file, at: node.offset))
      return nil
    }
  }

  private mutating func extra(_ entries: [YAMLEntry]) -> FieldValue {
    .extra(
      entries.compactMap { entry in
        guard case .scalar(let text, _) = entry.value.kind else {
          report(.wrongShape(entry.key, expected: .scalar, in: file, at: entry.value.offset))
          return nil
        }
        return ExtraField(
          key: entry.key, value: text, keyOffset: entry.keyOffset, offset: entry.value.offset)
      })
  }

  private mutating func items(
    of cell: CSVTable.Cell, kind: FieldKind, name: String
  ) -> [ListItem] {
    cell.text.split(separator: "|", omittingEmptySubsequences: true).compactMap { part in
      let text = part.trimmingBlanks()
      guard !text.isEmpty else { return nil }
      return scalar(text, kind: kind, name: name, at: cell.offset).map {
        ListItem(value: $0, offset: cell.offset)
      }
    }
  }
}

extension YAMLNode {
  /// Whether nothing was written: `key:` alone, blanks, or a list of these.
  var isAbsent: Bool {
    switch kind {
    case .scalar(let text, _): text.isBlank
    case .sequence(let items): items.allSatisfy(\.isAbsent)
    case .mapping: false
    }
  }
}

extension String {
  /// Whether it is empty or consists of blanks, line ends and no-break spaces.
  var isBlank: Bool {
    guard let first = utf8.first else { return true }
    // Most texts begin with a non-blank byte.
    if first > 0x20, first != 0xC2 { return false }
    return unicodeScalars.allSatisfy {
      $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\u{A0}"
    }
  }
}

extension StringProtocol {
  /// Returns the text without ASCII blanks at its ends.
  package func trimmingBlanks() -> String {
    let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" }
    let head = drop(while: blank)
    guard let last = head.lastIndex(where: { !blank($0) }) else { return "" }
    return String(head[...last])
  }
}
