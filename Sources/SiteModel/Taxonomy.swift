package import Showcase

/// The taxonomies by which stories are listed.
package enum Taxonomy: String, CaseIterable, Sendable {
  case kind, campaign, column, locality, field, topic, setting, recipientType, awardForm, year

  /// Whether its terms have a page of their own besides the list.
  package var hasRecordPage: Bool { self == .campaign || self == .column || self == .locality }
}

extension Taxonomy {
  /// The vocabulary that defines its terms.
  package var vocabulary: VocabularyName? {
    switch self {
    case .kind: .storyKind
    case .field: .field
    case .topic: .topic
    case .setting: .setting
    case .campaign, .column, .locality, .recipientType, .awardForm, .year: nil
    }
  }
}

/// One term of a taxonomy with its stories, newest first.
package struct TermList: Sendable {
  package let id: String
  package let label: String
  package let path: String
  /// Positions in `SiteModel.stories`.
  package var stories: [Int]
  /// Depth in the hierarchy, 0 at the top.
  package var level = 0
}
