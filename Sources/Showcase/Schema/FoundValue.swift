package import Vietnamese

/// A searchable value and its type.
package enum FoundValue: Sendable {
  case text(String)
  case record(RecordKind, String)
  case term(VocabularyName, String)
}

extension ParsedRecord {
  /// Returns the values of the fields that have a role in the search, in the order of the schema.
  package func values(foundAs role: SearchRole) -> [FoundValue] {
    schema.fields.enumerated().filter { $0.element.foundAs == role }.flatMap { index, spec in
      fields.values[index].map { Self.found($0, spec.kind) } ?? []
    }
  }

  /// Returns those of them that are texts.
  package func texts(foundAs role: SearchRole) -> [String] {
    values(foundAs: role).compactMap { value in
      if case .text(let text) = value { text } else { nil }
    }
  }

  /// The first day in a public field of the record.
  package var firstDay: CivilDate? {
    for (spec, value) in zip(schema.fields, fields.values) where spec.isPublic {
      switch value {
      case .date(let day): return day
      case .moment(let moment): return moment.date
      case .text, .integer, .decimal, .flag, .reference, .list, .group, .groups, .extra, nil: break
      }
    }
    return nil
  }

  private static func found(_ value: FieldValue, _ kind: FieldKind) -> [FoundValue] {
    switch (value, kind) {
    case (.list(let items), .list(let element)): items.flatMap { found($0.value, element) }
    case (.reference(let id, _), .reference(let kind)): [.record(kind, id)]
    case (.text(let id), .term(let vocabulary)): [.term(vocabulary, id)]
    case (.text(let text), _): [.text(text)]
    default: []
    }
  }
}
