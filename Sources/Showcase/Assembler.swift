package import Text
package import Vietnamese

/// The records of `content/` as they were read, before they are cross-checked.
package struct ParsedContent: Sendable {
  package var records: [ParsedRecord]
  /// Problems of files as a whole.
  package var diagnostics: [Diagnostic]
  /// Paths below `content/` of the other files: images, documents to publish.
  package var files: Set<String>

  package init(records: [ParsedRecord], diagnostics: [Diagnostic], files: Set<String>) {
    self.records = records
    self.diagnostics = diagnostics
    self.files = files
  }
}

/// The result of assembling.
package struct Assembly: Sendable {
  package let catalogue: Catalogue
  package let diagnostics: [Diagnostic]
  /// Checks single stories again.
  package let recheck: StoryRecheck
}

/// Cross-checks all records and reports inconsistencies.
package enum Assembler {
  /// Assembles the records that may be shown.
  ///
  /// Hidden records are removed first, with their problems, so that the result is that of a site
  /// without them. The catalogue is complete only when no error is reported.
  package static func assemble(
    _ content: ParsedContent, visibility: Visibility, parallel: Parallel = Parallel(jobs: 1)
  ) async -> (catalogue: Catalogue, diagnostics: [Diagnostic]) {
    let assembly = await assembly(of: content, visibility: visibility, parallel: parallel)
    return (assembly.catalogue, assembly.diagnostics)
  }

  /// Assembles, and also returns what a preview needs for updates. Reuses values of an earlier
  /// catalogue whose records are unchanged.
  package static func assembly(
    of content: ParsedContent, visibility: Visibility, parallel: Parallel,
    after earlier: Catalogue? = nil
  ) async -> Assembly {
    var visible: [RecordKind: [ParsedRecord]] = [:]
    var diagnostics = content.diagnostics
    let all = content.records
    let isShown = await parallel.map(count: all.count) { visibility.reason(toHide: all[$0]) == nil }
    for (record, isShown) in zip(all, isShown) where isShown {
      diagnostics += record.diagnostics
      visible[record.kind, default: []].append(record)
    }
    let records = visible
    let readable = records.mapValues { $0.filter(\.isReadable) }
    let localities = await Catalogue.localities(readable, after: earlier, parallel: parallel)
    // Two tasks of about the same size: checking references, and making the values.
    let values = Task {
      await Catalogue.make(readable, localities, after: earlier, parallel: parallel)
    }
    let references = ReferenceChecker(records, localities)
    diagnostics += references.duplicates()
    diagnostics += await references.check(parallel)
    let catalogue = await values.value
    let context = CheckContext(
      catalogue: catalogue, now: visibility.now, files: FileNames(content.files),
      known: references.known)
    let links = Task { LinkChecker(context).check() }
    diagnostics += await check(context, parallel)
    return Assembly(
      catalogue: catalogue, diagnostics: diagnostics + (await links.value),
      recheck: StoryRecheck(references, files: context.files))
  }

  /// Runs the checks of all types concurrently.
  private static func check(
    _ context: CheckContext, _ parallel: Parallel
  ) async -> [Diagnostic] {
    await withTaskGroup(of: (Int, [Diagnostic]).self) { group in
      for (index, type) in Catalogue.types.enumerated() {
        group.addTask { (index, await check(type, in: context, parallel)) }
      }
      var found = [[Diagnostic]](repeating: [], count: Catalogue.types.count)
      for await (index, problems) in group { found[index] = problems }
      return found.flatMap { $0 }
    }
  }

  private static func check<Value: ShowcaseRecord>(
    _ type: Value.Type, in context: CheckContext, _ parallel: Parallel
  ) async -> [Diagnostic] {
    let table = context.catalogue.table(of: type)
    let single = await parallel.batches(count: table.count) {
      Value.check(each: table.all[$0], in: context)
    }
    return single.flatMap { $0 } + Value.check(table, in: context)
  }
}

/// The files that records may name, found regardless of case.
package struct FileNames: Sendable {
  private let paths: Set<String>
  private let byFoldedPath: [String: String]

  package init(_ paths: Set<String>) {
    self.paths = paths
    byFoldedPath = Dictionary(paths.map { ($0.lowercased(), $0) }, uniquingKeysWith: min)
  }

  package func contains(_ path: String) -> Bool { paths.contains(path) }

  /// Returns the file whose path differs only by case.
  package func ignoringCase(_ path: String) -> String? { byFoldedPath[path.lowercased()] }
}

/// The input of the checks of a type.
package struct CheckContext: Sendable {
  package let catalogue: Catalogue
  package let now: Moment
  package let files: FileNames
  let known: KnownIDs

  /// Returns the path below `content/` of a file that a record names: beside the record, or from
  /// `/static/`.
  package static func path(of file: String, for record: ParsedRecord) -> String {
    if file.hasPrefix("/") { return String(file.dropFirst()) }
    let folder = record.file.path.split(separator: "/").dropFirst().dropLast().joined(
      separator: "/")
    return folder.isEmpty ? file : String(joining: folder, "/", file)
  }
}
