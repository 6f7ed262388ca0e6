/// The vocabularies to which fields refer. The site defines their terms in `content/vocabularies/`.
package enum VocabularyName: String, CaseIterable, Sendable {
  case storyKind = "kind"
  case field
  case topic
  case setting
  case role
  case documentType = "doc-type"
  case organisationKind = "organisation-kind"
  case eventType = "event-type"
  case awardGroup = "award-group"
  case personType = "person-type"
  case collectiveType = "collective-type"
}
