package import Text

/// A kind of record: its folder, its fields, its names, and where the site shows it. The rest of
/// the program derives everything else from this.
package final class RecordSchema: Sendable {
  package let kind: RecordKind
  /// The folder below `content/`, and the name of its table in the open data.
  package let folder: String
  /// The name in Vietnamese, for messages and the data package.
  package let title: String
  /// What it is, for docs/formats.md and the data package.
  package let summary: String
  /// The name of a single record, as shown in search results.
  package let label: Message
  /// The title of the list of all records.
  package let listTitle: Message
  /// The content of its table in the open data, in Vietnamese.
  package let tableSummary: String
  package let fields: [FieldSpec]
  /// Whether its files are Markdown with front matter; otherwise CSV or YAML.
  package let isMarkdown: Bool
  /// Nil when its records have no page of their own.
  package let pages: RecordPages?
  /// Nil when `guong new` does not offer the kind.
  package let newRecord: NewRecordOffer?
  /// The fields whose day determines the version of a locality; the first one present is used.
  package let asOf: [FieldSpec]
  /// A sample file of `content/`; people in it are marked as samples.
  package let example: RecordExample

  /// The index of the field `id`, with which every schema begins.
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

  /// The name that fields and links use, such as `award-form`.
  package var name: String { kind.rawValue }

  /// The field `id`.
  package var id: FieldSpec { fields[Self.idIndex] }

  /// Whether a text may link to its records, as `campaign:…`.
  package var isLinkTarget: Bool { pages?.isLinkTarget ?? false }
}

/// The pages of the records of a kind.
package struct RecordPages: Sendable {
  /// The location of the pages.
  package enum Place: Sendable {
    /// A folder configured by name in `routes:`, with a default.
    case folder(route: String, default: String)
    /// At the root of the site.
    case root
  }

  package let place: Place
  /// Whether a text may link to them by the name of the kind.
  package let isLinkTarget: Bool
  /// Whether the former addresses of a record redirect to its page.
  package let redirects: Bool
  package let isInSitemap: Bool
  /// Whether the search includes them.
  package let isSearched: Bool
  /// Their schema.org type; nil when the page has no structured data of its own.
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
  /// The field that an argument without an option name answers.
  package let mainField: FieldSpec?

  init(mainField: (any FieldKey)? = nil) {
    self.mainField = mainField?.spec
  }
}

/// A sample file of `content/`.
package struct RecordExample: Sendable {
  /// The path below `content/`.
  package let path: String
  package let text: String

  init(_ path: String, _ text: String) {
    self.path = path
    self.text = text
  }
}
