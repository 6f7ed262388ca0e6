package import Vietnamese

/// A place for one spell between two changes (địa bàn).
package final class Locality: ShowcaseRecord {
  package struct Successor: Sendable {
    package let id: String
    /// Whether the whole place went there.
    package let isWhole: Bool
  }

  package let origin: ParsedRecord
  package let id: String
  package let code: String?
  package let level: String
  package let type: String
  package let name: String
  package let alternatives: [String]
  package let parent: String?
  package let validFrom: CivilDate?
  package let validTo: CivilDate?
  package let successors: [Successor]
  package let document: String?

  package init(_ origin: ParsedRecord) {
    let set = origin.fields
    self.origin = origin
    id = origin.id ?? ""
    code = set.text("code")
    level = set.requiredText("level")
    type = set.requiredText("type")
    name = set.requiredText("name")
    alternatives = set.texts("alternatives")
    parent = set.reference("parent")
    validFrom = set.date("validFrom")
    validTo = set.date("validTo")
    successors = set.texts("successors").map { text in
      let parts = text.split(separator: ":", maxSplits: 1)
      return Successor(id: String(parts.first ?? ""), isWhole: parts.count < 2)
    }
    document = set.text("document")
  }

  /// Type and name as printed within a sentence: `phường Vĩnh Nguyên`, `thành phố Nha Trang`.
  package var fullName: String { type.isEmpty || level == "quoc-gia" ? name : "\(type) \(name)" }

  /// Whether it was what it is on a day.
  package func isValid(on date: CivilDate) -> Bool {
    if let validFrom, date < validFrom { return false }
    if let validTo, date >= validTo { return false }
    return true
  }
}

/// A body of Party, State, Front or society (cơ quan, tổ chức).
package final class Organisation: ShowcaseRecord {
  package let origin: ParsedRecord
  package let id: String
  package let name: String
  package let shortName: String?
  package let alternatives: [String]
  package let kind: String
  package let level: String
  package let locality: String?
  package let parent: String?
  package let validFrom: CivilDate?
  package let validTo: CivilDate?
  package let successors: [String]
  package let isOutlet: Bool
  package let isGroup: Bool
  package let contact: String?
  package let summary: String?

  package init(_ origin: ParsedRecord) {
    let set = origin.fields
    self.origin = origin
    id = origin.id ?? ""
    name = set.requiredText("name")
    shortName = set.text("shortName")
    alternatives = set.texts("alternatives")
    kind = set.requiredText("kind")
    level = set.requiredText("level")
    locality = set.reference("locality")
    parent = set.reference("parent")
    validFrom = set.date("validFrom")
    validTo = set.date("validTo")
    successors = set.references("successor")
    isOutlet = set.flag("isOutlet") ?? false
    isGroup = set.flag("group") ?? false
    contact = set.text("contact")
    summary = set.text("summary")
  }
}

/// A steering committee or task force (ban chỉ đạo, tổ công tác).
package final class Committee: ShowcaseRecord {
  package struct Member: Sendable {
    package let name: String?
    package let position: String
    package let role: String
  }

  package let origin: ParsedRecord
  package let id: String
  package let name: String
  package let campaigns: [String]
  package let locality: String?
  package let document: String?
  package let standing: String?
  package let summary: String?
  /// In the decision's order, which is one of rank.
  package let members: [Member]

  package init(_ origin: ParsedRecord) {
    let set = origin.fields
    self.origin = origin
    id = origin.id ?? ""
    name = set.requiredText("name")
    campaigns = set.references("campaign")
    locality = set.reference("locality")
    document = set.reference("document")
    standing = set.reference("standing")
    summary = set.text("summary")
    members = set.groups("members").map {
      Member(
        name: $0.text("name"), position: $0.requiredText("position"),
        role: $0.requiredText("role"))
    }
  }
}
