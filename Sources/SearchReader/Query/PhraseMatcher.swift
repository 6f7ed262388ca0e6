import SearchFormat

/// The form of a variant of a pair: which variants of its two keys it is made of.
enum PairForm {
  static func codes(
    _ form: Int, _ first: KnownKey, _ second: KnownKey
  ) -> (first: Int, second: Int) {
    let count = first.codes.count
    return (first.codes[form % count], second.codes[form / count])
  }
}

/// Finds the documents that contain slots as a phrase, as far as the lists of pairs show
/// (docs/search-format.md, section 12).
struct PhraseMatcher {
  let header: IndexHeader

  /// For each document, whether it contains the slots as a phrase.
  func documents(_ slots: [Slot], _ store: inout PostingsReader) throws -> [Bool] {
    if slots.count == 1 { return try word(slots[0], &store) }
    var holds = [Bool](repeating: true, count: header.documents)
    for (first, second) in zip(slots, slots.dropFirst()) {
      let pair = try pair(first, second, &store)
      for document in 0..<header.documents where !pair[document] { holds[document] = false }
    }
    return holds
  }

  private func word(_ slot: Slot, _ store: inout PostingsReader) throws -> [Bool] {
    var holds = [Bool](repeating: false, count: header.documents)
    for alternative in slot.alternatives {
      let list = try store.list(alternative.key)
      let fits = list.variants.map {
        alternative.fit(alternative.key.code(ofForm: $0.form)) >= VariantFit.compatible
      }
      try add(list, fits, to: &holds, &store)
    }
    return holds
  }

  private func pair(
    _ first: Slot, _ second: Slot, _ store: inout PostingsReader
  ) throws -> [Bool] {
    var holds = [Bool](repeating: false, count: header.documents)
    for first in first.alternatives {
      for second in second.alternatives {
        guard let list = try store.list(first.key, second.key) else { continue }
        let fits = list.variants.map { variant in
          let codes = PairForm.codes(variant.form, first.key, second.key)
          return min(first.fit(codes.first), second.fit(codes.second)) >= VariantFit.compatible
        }
        try add(list, fits, to: &holds, &store)
      }
    }
    return holds
  }

  /// Adds the documents that have a variant that fits, and those of the presence file that the list leaves out.
  private func add(
    _ list: PostingList, _ fits: [Bool], to holds: inout [Bool], _ store: inout PostingsReader
  ) throws {
    for entry in list.entries where fits[entry.variant] { holds[entry.document] = true }
    guard let presence = list.presence else { return }
    let listed = Set(list.entries.map(\.document))
    try store.forEachDocument(ofPresence: presence) {
      if !listed.contains($0) { holds[$0] = true }
    }
  }
}
