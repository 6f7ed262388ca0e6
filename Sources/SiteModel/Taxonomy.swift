import Showcase

/// The ways in which stories are listed.
enum Taxonomy: String, CaseIterable, Sendable {
  case kind, campaign, column, locality, field, topic, setting, recipientType, awardForm, year

  /// Whether its terms have a page of their own besides the list.
  var hasRecordPage: Bool { self == .campaign || self == .column || self == .locality }
}

/// One term of a taxonomy with its stories, newest first.
struct TermList: Sendable {
  let id: String
  let label: String
  let path: String
  /// Positions in `SiteModel.stories`.
  var stories: [Int]
  /// Depth below the top of a hierarchy.
  var level = 0
}
