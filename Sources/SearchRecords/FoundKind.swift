import Showcase
import Text

/// The kinds of search result other than stories: the records of each searched kind, and decisions,
/// which are derived from awards.
enum FoundKind: Hashable, Sendable {
  case decisions
  case records(RecordKind)

  /// In the order of the facet; a kind that is not listed here follows those that are.
  static let all: [FoundKind] = {
    let first: [FoundKind] = [
      .records(.recipient), .decisions, .records(.locality), .records(.campaign),
      .records(.document), .records(.organisation), .records(.event), .records(.column),
      .records(.criterionSet), .records(.page),
    ]
    let searched = RecordKind.allCases.filter {
      $0 != .story && $0.schema.pages?.isSearched == true
    }
    return first + searched.map { .records($0) }.filter { !first.contains($0) }
  }()

  /// The id of its facet value: the name of its folder in `routes:`.
  var id: String {
    switch self {
    case .decisions: "decision"
    case .records(let kind):
      if case .folder(let route, _)? = kind.schema.pages?.place { route } else { kind.rawValue }
    }
  }

  var label: Message {
    switch self {
    case .decisions: Message(en: "Award decision", vi: "Quyết định khen thưởng")
    case .records(let kind): kind.schema.label
    }
  }
}
