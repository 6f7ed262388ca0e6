package import Vietnamese

/// An emulation movement (phong trào thi đua).
package final class Campaign: ShowcaseRecord {
  package struct Task: Sendable {
    package let title: String
    package let text: String
  }

  package struct Role: Sendable {
    package let organisation: String
    package let role: String
    package let text: String
  }

  package struct Reporting: Sendable {
    package let period: String
    package let from: [String]
    package let to: String
    package let via: String?
    package let text: String?
  }

  package struct Publicity: Sendable {
    package let organisation: String
    package let text: String
  }

  package let origin: ParsedRecord
  package let id: String
  package let name: String
  package let shortName: String
  package let summary: String
  package let type: String
  package let level: String
  package let parent: String?
  package let related: [String]
  package let owner: String
  package let plan: String?
  package let legalBasis: [String]
  package let documents: [String]
  package let scope: [String]
  package let eligible: [String]
  package let eligibleText: String?
  package let start: CivilDate?
  package let end: CivilDate?
  package let slogans: [String]
  package let objectives: [String]
  package let tasks: [Task]
  package let roles: [Role]
  package let funding: String?
  package let awardRules: [String]
  package let awardForms: [String]
  package let criterionSets: [String]
  package let reporting: [Reporting]
  package let publicity: [Publicity]
  package let contact: String?

  package init(_ origin: ParsedRecord) {
    let set = origin.fields
    self.origin = origin
    id = origin.id ?? ""
    name = set.requiredText("name")
    shortName = set.requiredText("shortName")
    summary = set.requiredText("summary")
    type = set.requiredText("type")
    level = set.requiredText("level")
    parent = set.reference("parent")
    related = set.references("related")
    owner = set.reference("owner") ?? ""
    plan = set.reference("plan")
    legalBasis = set.references("legalBasis")
    documents = set.references("documents")
    scope = set.references("scope")
    eligible = set.texts("eligible")
    eligibleText = set.text("eligibleText")
    start = set.date("start")
    end = set.date("end")
    slogans = set.texts("slogans")
    objectives = set.texts("objectives")
    tasks = set.groups("tasks").map {
      Task(title: $0.requiredText("title"), text: $0.requiredText("text"))
    }
    roles = set.groups("roles").map {
      Role(
        organisation: $0.reference("organisation") ?? "", role: $0.requiredText("role"),
        text: $0.requiredText("text"))
    }
    funding = set.text("funding")
    awardRules = set.references("awardRules")
    awardForms = set.references("awardForms")
    criterionSets = set.references("criterionSets")
    reporting = set.groups("reporting").map {
      Reporting(
        period: $0.requiredText("period"), from: $0.references("from"),
        to: $0.reference("to") ?? "", via: $0.reference("via"), text: $0.text("text"))
    }
    publicity = set.groups("publicity").map {
      Publicity(organisation: $0.reference("organisation") ?? "", text: $0.requiredText("text"))
    }
    contact = set.text("contact")
  }
}
