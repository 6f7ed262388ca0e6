package import Text

/// A kind of record: where its files lie, which fields they have, what it is called, and where the site
/// shows it. What the rest of the program can derive from this is derived.
package final class RecordSchema: Sendable {
  package let kind: RecordKind
  /// The folder below `content/`, and the name of its table in the open data.
  package let folder: String
  /// The name in Vietnamese, for messages and the data package.
  package let title: String
  /// What it is, for docs/formats.md and the data package.
  package let summary: String
  /// One record of it, as results of the search say what they are.
  package let label: Message
  /// The page that lists all of them.
  package let listTitle: Message
  /// What its table of the open data holds, in Vietnamese.
  package let tableSummary: String
  package let fields: [FieldSpec]
  /// Whether its files are Markdown with front matter; else CSV or YAML.
  package let isMarkdown: Bool
  /// Nil when its records have no page of their own.
  package let pages: RecordPages?
  /// Nil when `guong new` does not begin one.
  package let newRecord: NewRecordOffer?
  /// The fields whose day tells which spell of a locality is meant, the first that is there.
  package let asOf: [FieldSpec]
  /// A file as it could lie in `content/`; people in it are samples and say so.
  package let example: RecordExample

  /// The place of the field `id`, with which every schema begins.
  static let idIndex = 0

  init(
    _ kind: RecordKind, folder: String, title: String, summary: String, label: Message,
    listTitle: Message, tableSummary: String, isMarkdown: Bool = false, pages: RecordPages? = nil,
    newRecord: NewRecordOffer? = nil, asOf: [any FieldKey] = [], fields: [any FieldKey],
    example: RecordExample
  ) {
    self.kind = kind
    self.folder = folder
    self.title = title
    self.summary = summary
    self.label = label
    self.listTitle = listTitle
    self.tableSummary = tableSummary
    self.isMarkdown = isMarkdown
    self.pages = pages
    self.newRecord = newRecord
    self.asOf = asOf.map(\.spec)
    self.fields = fields.map(\.spec) + CommonFields.all.map(\.spec)
    self.example = example
    precondition(self.fields[Self.idIndex].name == "id", "a schema begins with 'id'")
  }

  /// The name by which fields and links refer to it, such as `award-form`.
  package var name: String { kind.rawValue }

  /// The field `id`.
  package var id: FieldSpec { fields[Self.idIndex] }

  /// Whether a text may link to its records, as `campaign:…`.
  package var isLinkTarget: Bool { pages?.isLinkTarget ?? false }
}

/// The pages that the records of a kind have.
package struct RecordPages: Sendable {
  /// Where they are.
  package enum Place: Sendable {
    /// In a folder with a name in `routes:` and a default.
    case folder(route: String, default: String)
    /// At the root of the site.
    case root
  }

  package let place: Place
  /// Whether a text may link to them by the name of the kind.
  package let isLinkTarget: Bool
  /// Whether the former addresses of a record lead to its page.
  package let redirects: Bool
  package let isInSitemap: Bool
  /// Whether the search finds them.
  package let isSearched: Bool
  /// What they are about in the words of schema.org; nil when the page has no structured data of its own.
  package let structuredType: String?

  init(
    _ place: Place, isLinkTarget: Bool = true, redirects: Bool = true, isInSitemap: Bool = true,
    isSearched: Bool = true, structuredType: String? = nil
  ) {
    self.place = place
    self.isLinkTarget = isLinkTarget
    self.redirects = redirects
    self.isInSitemap = isInSitemap
    self.isSearched = isSearched
    self.structuredType = structuredType
  }
}

/// How `guong new` begins a record of a kind.
package struct NewRecordOffer: Sendable {
  /// The field that a word without the name of an option answers.
  package let mainField: FieldSpec?

  init(mainField: (any FieldKey)? = nil) {
    self.mainField = mainField?.spec
  }
}

/// A file as it could lie in `content/`.
package struct RecordExample: Sendable {
  /// The path below `content/`.
  package let path: String
  package let text: String

  init(_ path: String, _ text: String) {
    self.path = path
    self.text = text
  }
}
