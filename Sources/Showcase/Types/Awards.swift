package import Vietnamese

/// A form of commendation or an emulation title (hình thức khen thưởng, danh hiệu).
package final class AwardForm: ShowcaseRecord {
  package let origin: ParsedRecord
  package let id: String
  package let name: String
  package let alternatives: [String]
  package let group: String
  /// Its classes, highest first; empty when it has none.
  package let classes: [String]
  package let issuerOffice: String
  package let level: String
  package let isStatutory: Bool
  package let rank: Int
  package let rankCeremony: Int
  package let validFrom: CivilDate?
  package let validTo: CivilDate?
  package let law: String?
  package let appliesTo: [String]
  package let summary: String?

  package init(_ origin: ParsedRecord) {
    let set = origin.fields
    self.origin = origin
    id = origin.id ?? ""
    name = set.requiredText("name")
    alternatives = set.texts("alternatives")
    group = set.requiredText("group")
    classes = set.texts("classes")
    issuerOffice = set.requiredText("issuerOffice")
    level = set.requiredText("level")
    isStatutory = set.flag("statutory") ?? true
    rank = set.integer("rank") ?? 999
    rankCeremony = set.integer("rankCeremony") ?? 999
    validFrom = set.date("validFrom")
    validTo = set.date("validTo")
    law = set.reference("law")
    appliesTo = set.texts("appliesTo")
    summary = set.text("summary")
  }
}

/// One recipient's award by one decision (khen thưởng).
package final class Award: ShowcaseRecord {
  package enum Status: String, Sendable {
    case proposed = "de-nghi"
    case inConsultation = "lay-y-kien"
    case decided = "quyet-dinh"
    case presented = "trao"
    case withdrawn = "thu-hoi"
    case annulled = "huy-bo"
  }

  package let origin: ParsedRecord
  package let id: String
  package let form: String
  package let formClass: String?
  package let recipient: String
  package let issuer: String
  package let decision: String?
  package let decisionDate: CivilDate?
  package let document: String?
  package let signer: String?
  package let signerTitle: String?
  package let category: String?
  package let campaign: String?
  package let achievement: String
  package let status: Status
  package let revocation: String?
  package let revocationDate: CivilDate?
  package let isPosthumous: Bool
  package let money: Int?
  package let presentedAt: String?
  package let consultFrom: CivilDate?
  package let consultTo: CivilDate?

  package init(_ origin: ParsedRecord) {
    let set = origin.fields
    self.origin = origin
    form = set.reference("form") ?? ""
    formClass = set.text("class")
    recipient = set.reference("recipient") ?? ""
    issuer = set.reference("issuer") ?? ""
    decision = set.text("decision")
    decisionDate = set.date("decisionDate")
    document = set.reference("document")
    signer = set.text("signer")
    signerTitle = set.text("signerTitle")
    category = set.text("category")
    campaign = set.reference("campaign")
    achievement = set.requiredText("achievement")
    status = Status(rawValue: set.requiredText("status")) ?? .proposed
    revocation = set.text("revocation")
    revocationDate = set.date("revocationDate")
    isPosthumous = set.flag("posthumous") ?? false
    money = set.integer("money")
    presentedAt = set.reference("presentedAt")
    consultFrom = set.date("consultFrom")
    consultTo = set.date("consultTo")
    id = set.text("id") ?? Award.derivedID(form, decision, decisionDate, recipient)
  }

  /// Whether it counts as an award: only one that was decided or presented does.
  package var counts: Bool { status == .decided || status == .presented }

  /// Whether it was taken back; then it is named on its decision's and its recipient's page only.
  package var isRevoked: Bool { status == .withdrawn || status == .annulled }

  private static func derivedID(
    _ form: String, _ decision: String?, _ date: CivilDate?, _ recipient: String
  ) -> String {
    let parts = [form, decision.map(Slug.make) ?? "", date?.isoText ?? "", recipient]
    return parts.filter { !$0.isEmpty }.joined(separator: "-")
  }
}

/// A person, collective, household or residential area (đối tượng).
package final class Recipient: ShowcaseRecord {
  package let origin: ParsedRecord
  package let id: String
  package let type: String
  package let name: String
  package let sortKey: String?
  package let honorific: String?
  package let title: String?
  package let workplace: String?
  package let unit: String?
  package let personType: String?
  package let collectiveType: String?
  package let head: String?
  package let members: Int?
  package let locality: String
  package let organisation: String?
  package let summary: String?

  package init(_ origin: ParsedRecord) {
    let set = origin.fields
    self.origin = origin
    id = origin.id ?? ""
    type = set.requiredText("type")
    name = set.requiredText("name")
    sortKey = set.text("sortKey")
    honorific = set.text("honorific")
    title = set.text("title")
    workplace = set.text("workplace")
    unit = set.text("unit")
    personType = set.text("personType")
    collectiveType = set.text("collectiveType")
    head = set.text("head")
    members = set.integer("members")
    locality = set.reference("locality") ?? ""
    organisation = set.reference("organisation")
    summary = set.text("summary")
  }

  package var isPerson: Bool { type == "ca-nhan" }

  /// The key of its place in lists: a person by given name, others by the whole name.
  package var collationKey: [UInt8] {
    if let sortKey { return Collation.key(sortKey) }
    return isPerson ? PersonalName.sortKey(name) : Collation.key(name)
  }
}
