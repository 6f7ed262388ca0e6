/// The kinds of record. Each kind is defined in its file in `Kinds/`; this is the table of all of
/// them.
package enum RecordKind: String, CaseIterable, Sendable {
  case story
  case campaign
  case awardForm = "award-form"
  case award
  case recipient
  case locality
  case organisation
  case committee
  case document
  case criterionSet = "criterion-set"
  case assessment
  case event
  case column
  case vocabulary
  case page

  /// The type of its values.
  package var type: any ShowcaseRecord.Type {
    switch self {
    case .story: Story.self
    case .campaign: Campaign.self
    case .awardForm: AwardForm.self
    case .award: Award.self
    case .recipient: Recipient.self
    case .locality: Locality.self
    case .organisation: Organisation.self
    case .committee: Committee.self
    case .document: OfficialDocument.self
    case .criterionSet: CriterionSet.self
    case .assessment: Assessment.self
    case .event: Event.self
    case .column: Column.self
    case .vocabulary: Vocabulary.self
    case .page: Page.self
    }
  }

  package var schema: RecordSchema { type.schema }
}
