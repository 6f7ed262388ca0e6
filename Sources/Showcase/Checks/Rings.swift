import Text

/// Finds records that are their own ancestors; each cycle is reported once, at its first member.
func rings<Value: ShowcaseRecord>(
  _ table: Table<Value>, code: String, field: some FieldKey, parent: (Value) -> String?
) -> [Diagnostic] {
  var found: [Diagnostic] = []
  var settled: Set<String> = []
  for (index, value) in table.all.enumerated()
  where parent(value) != nil && table.position(of: value.id) == index
    && !settled.contains(value.id)
  {
    var path: Set<String> = []
    var next: Value? = value
    while let current = next, !settled.contains(current.id), !path.contains(current.id) {
      path.insert(current.id)
      next = parent(current).flatMap { table[$0] }
    }
    if let current = next, path.contains(current.id) {
      found.append(
        current.problem(
          at: field, code: code,
          Message(
            en: "'\(current.id)' is above itself through '\(field.spec.name)'",
            vi: "'\(current.id)' nằm trên chính nó qua '\(field.spec.name)'")))
    }
    settled.formUnion(path)
  }
  return found
}
