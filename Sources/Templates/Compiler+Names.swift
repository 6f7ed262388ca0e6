import Text

extension Compiler {
  /// The meaning of a name at a point of a template.
  struct Found {
    let type: FieldType
    let place: Reference
    /// The frame and the fields that lead to it.
    let origin: [Int32]
    /// The value, if it is identical on all pages.
    var constant: Value?
  }

  /// Resolves a name: its first part from the innermost record outwards, the rest within the
  /// result. Reports a name that does not resolve to a value.
  mutating func resolve(_ name: Name, in file: SourceFile) -> Found? {
    guard name.isWellFormed else { return nil }
    guard let first = name.path.first else { return resolveDot(name, in: file) }
    for scope in scopes.reversed() {
      guard case .record(let schema) = scope.kind, let index = schema.index(of: first) else {
        continue
      }
      return descend(name, from: scope, schema, index, in: file)
    }
    let known = scopes.reversed().flatMap { scope in
      if case .record(let schema) = scope.kind { schema.fields.map(\.name) } else { [String]() }
    }
    problems.append(.unknownName(first, at: name.offset, in: innermostSchema, known, in: file))
    return nil
  }

  private var innermostSchema: String {
    for scope in scopes.reversed() {
      if case .record(let schema) = scope.kind { return schema.name }
    }
    return ""
  }

  private mutating func resolveDot(_ name: Name, in file: SourceFile) -> Found? {
    guard let scope = scopes.last else { return nil }
    switch scope.kind {
    case .value(let type):
      let present: FieldType =
        switch type {
        case .optionalText: .text
        case .optionalHTML: .html
        default: type
        }
      return Found(
        type: present, place: scope.place, origin: [], constant: scope.values?.first ?? nil)
    case .record(let schema):
      problems.append(.notPrintable(name, .record(schema), in: file))
      return nil
    }
  }

  private mutating func descend(
    _ name: Name, from scope: Scope, _ schema: Schema, _ first: Int, in file: SourceFile
  ) -> Found? {
    var field = schema.fields[first]
    var constant = scope.values?[first] ?? nil
    var origin = [scope.place.frame, Int32(first)]
    var offset = name.offset
    for part in name.path.dropFirst() {
      let inner: Schema
      switch field.type {
      case .record(let schema): inner = schema
      case .optionalRecord(let schema):
        inner = schema
        if !scopes.contains(where: { $0.origin == origin }) {
          problems.append(.closedOptional(name, field.name, in: file))
        }
      default:
        problems.append(.notARecord(name, field.name, field.type, in: file))
        return nil
      }
      offset += field.name.utf8.count + 1
      guard let index = inner.index(of: part) else {
        let known = inner.fields.map(\.name)
        problems.append(.unknownName(part, at: offset, in: inner.name, known, in: file))
        return nil
      }
      field = inner.fields[index]
      origin.append(Int32(index))
      if case .record(let record) = constant {
        constant = record.values[index]
      } else if constant != nil {
        constant = Value.none
      }
    }
    var place = Reference(frame: scope.place.frame, field: Int32(first))
    if origin.count > 2 {
      place.pathStart = Int32(paths.count)
      place.pathCount = Int32(origin.count - 2)
      paths += origin[2...]
    }
    return Found(type: field.type, place: place, origin: origin, constant: constant)
  }
}
