package import Loader
import Markdown
import Showcase
import Text
import Vietnamese

/// The data of a project that beginning a new record requires.
package struct NewRecordDesk: Sendable {
  let root: String
  let today: CivilDate
  /// Nil when they cannot be read.
  private let settings: SiteSettings?
  /// The tables of awards, by path below `content/`, with their bytes as stored on the disk.
  let tables: [(path: String, raw: [UInt8])]
  private let content: ParsedContent
  private let records: [RecordKind: [ParsedRecord]]
  private let places: LocalityTable
  /// The files that are published unchanged, by path below `static/`.
  private let statics: [String]
  private let now: Moment
  private let jobs: Int
  private let pageCollisions: AuthoringProject.Collisions

  /// Reads the project. Problems in it are ignored: `check` reports them.
  package init(_ project: AuthoringProject) throws(DiskError) {
    let discovery = try Discovery.look(below: project.root)
    var files: [ParsedFile] = []
    for source in discovery.sources { files.append(try discovery.records(of: source)) }
    let all = files.flatMap(\.records)
    root = project.root
    now = project.now
    today = project.now.date
    jobs = project.jobs
    pageCollisions = project.collisions
    settings = try SiteInput.settings(root: project.root, baseURL: project.baseURL).settings
    statics = discovery.statics.map(\.path)
    tables = try Self.tables(discovery)
    content = ParsedContent(
      records: all, diagnostics: discovery.problems + files.flatMap(\.diagnostics),
      files: Set(discovery.media.map(\.path) + statics.map { "static/\($0)" }))
    records = Dictionary(grouping: all.filter(\.isReadable)) { $0.kind }
    places = LocalityTable(
      Table(
        all.filter { $0.isReadable && $0.kind == .locality }.map { Locality($0) })
    )
  }

  private static func tables(
    _ discovery: Discovery
  ) throws(DiskError) -> [(path: String, raw: [UInt8])] {
    var tables: [(path: String, raw: [UInt8])] = []
    for source in discovery.sources
    where source.schema.kind == .award && source.path.hasSuffix(".csv") {
      let path = "\(discovery.root)/content/\(source.path)"
      tables.append((source.path, try Disk.read(path, limit: Discovery.tableLimit)))
    }
    return tables
  }

  /// The publisher of the site, when its settings can be read.
  var publisher: String? { settings?.publisher }

  /// Returns the readable records of a type, in the order of their files.
  func records(of kind: RecordKind) -> [ParsedRecord] { records[kind] ?? [] }

  func record(_ kind: RecordKind, _ id: String?) -> ParsedRecord? {
    guard let id else { return nil }
    return records(of: kind).first { $0.id == id }
  }

  /// Returns whether a file of this path below `content/` exists, readable or not.
  func hasFile(_ path: String) -> Bool { Disk.exists("\(root)/content/\(path)") }

  /// Returns whether a place existed on a day, or ever when no day is given.
  func isThere(_ place: String, on day: CivilDate?) -> Bool {
    places.spell(of: place, on: day) != nil
  }

  /// Returns whether a form of commendation can be given to a recipient.
  func applies(_ form: String, to recipient: String?) -> Bool {
    guard let type = record(.recipient, recipient)?[Recipient.type],
      let form = record(.awardForm, form)
    else { return true }
    return form[AwardForm.appliesTo].contains(type)
  }

  // MARK: Values

  /// Returns the term when the vocabulary has it.
  func term(_ id: String, of vocabulary: VocabularyName) -> String? {
    terms(of: vocabulary).contains { $0.id == id } ? id : nil
  }

  func terms(of vocabulary: VocabularyName) -> [KnownValue] {
    guard let record = record(.vocabulary, vocabulary.rawValue) else { return [] }
    return Vocabulary(record).terms.map {
      KnownValue(id: $0.id, label: $0.label, other: $0.labelEn)
    }
  }

  /// Returns the records of a type that an answer may refer to; places only as they were on the
  /// day.
  func values(of kind: RecordKind, on day: CivilDate?) -> [KnownValue] {
    guard kind != .locality else { return placeValues(on: day) }
    return records(of: kind).compactMap { record in
      record.id.map { KnownValue(id: $0, label: label(of: record)) }
    }
  }

  private func placeValues(on day: CivilDate?) -> [KnownValue] {
    var seen: Set<String> = []
    return places.compactMap { place in
      guard seen.insert(place.id).inserted, let spell = places.spell(of: place.id, on: day) else {
        return nil
      }
      let chain = places.chain(from: spell.id, on: day).map(\.fullName)
      return KnownValue(id: spell.id, label: chain.prefix(3).joined(separator: ", "))
    }
  }

  /// Returns the display name, with the place that distinguishes records of one name.
  private func label(of record: ParsedRecord) -> String {
    let value = record.kind.type.init(record)
    let place = value.placeID.flatMap { places.spell(of: $0, on: nil)?.fullName }
    return place.map { "\(value.shortDisplayName), \($0)" } ?? value.shortDisplayName
  }

  // MARK: Checking

  /// Returns the problems that a file with these bytes would add to those of the project.
  func problems(adding path: String, _ bytes: [UInt8], _ schema: RecordSchema) async -> [Diagnostic]
  {
    guard case .success(let text) = TextDecoder.decode(bytes) else { return [] }
    let (added, problems) = RecordReader.read(SourceFile(path: path, bytes: text), schema: schema)
    var changed = content
    changed.records.removeAll { $0.file.path == path }
    changed.records += added
    changed.diagnostics.removeAll { $0.path == path }
    changed.diagnostics += problems
    let visibility = Visibility(now: now, showsDrafts: true, showsSamples: true)
    let parallel = Parallel(jobs: jobs)
    let before = await Assembler.assemble(content, visibility: visibility, parallel: parallel)
    let after = await Assembler.assemble(changed, visibility: visibility, parallel: parallel)
    let found = Set(after.diagnostics).subtracting(before.diagnostics)
    guard !found.contains(where: { $0.severity == .error }) else { return found.sorted() }
    let collisions = await collisions(after.catalogue)
    guard !collisions.isEmpty else { return found.sorted() }
    return found.union(collisions).subtracting(await self.collisions(before.catalogue)).sorted()
  }

  /// Finds pages with the same address, as far as the settings determine addresses.
  private func collisions(_ catalogue: Catalogue) async -> [Diagnostic] {
    guard let settings else { return [] }
    return await pageCollisions(catalogue, settings, statics)
  }
}
