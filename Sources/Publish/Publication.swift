// Publishing: the new site is built beside the published one and replaces it in one step. If an
// error, a signal or a full disk ends a build before that step, the published site stays unchanged
// byte for byte; after that step, the new one is complete. Foreign files are kept; files that Guong
// no longer writes are removed. The rules are those of `docs/decisions/` on output.

import CPlatform
package import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A publication in progress, from taking the lock to the swap.
///
/// A publication that is neither committed nor abandoned is abandoned when the value is destroyed.
package struct Publication: ~Copyable, Sendable {
  private let parentDescriptor: Descriptor
  private let stateDescriptor: Descriptor
  private let lock: Lock
  private let stagingDescriptor: Descriptor
  private let currentDescriptor: Descriptor?

  let area: PublishingArea
  /// The random part of the new tree's name.
  let digits: String
  private let isDurable: Bool
  /// Writes the files; may be copied into tasks.
  package let writer: PublicationWriter

  /// Takes the lock, checks the output folder and creates the new tree beside it.
  ///
  /// - Parameters:
  ///   - output: the folder to publish into; new, empty but for dot-files, or published by Guong.
  ///   - project: the root of the project, which must not be overwritten.
  ///   - sources: further folders that must not be, below the project or absolute.
  ///   - isDurable: whether `commit` waits until the disk has everything; a preview need not.
  /// - Returns: the publication, to write to and to commit.
  /// - Throws: `refused` for a folder that must not be written, `locked` when another build holds the
  ///   lock, `inputOutput` when the disk refuses.
  package static func begin(
    output: String, project: String, sources: [String], isDurable: Bool = true
  ) throws(PublicationError) -> Publication {
    let place = try OutputPlace(output)
    try place.refuse(project: project, sources: sources)
    return try Publication(place, isDurable: isDurable)
  }

  private init(_ place: OutputPlace, isDurable: Bool) throws(PublicationError) {
    let parentDescriptor = try Folder(descriptor: AT_FDCWD, path: "").openFolder(place.parent)
    let parent = Folder(descriptor: parentDescriptor.raw, path: place.parent)
    let unlocked = PublishingArea(place: place, parent: parent, state: parent)
    let isUnknown = try parent.status(of: ".guong") == nil
    if try unlocked.output() != nil, isUnknown {
      try PublishingArea.requireEmpty(parent, place)
    }
    try parent.makeFolder(".guong", mode: 0o755)
    let stateDescriptor = try parent.openFolder(".guong")
    let state = Folder(descriptor: stateDescriptor.raw, path: parent.shown(".guong"))
    let lock = try state.lock("lock")

    let area = PublishingArea(place: place, parent: parent, state: state)
    try area.settle()
    try area.removeLeftovers()
    let isThere = try area.output() != nil
    let manifest = try area.manifest()
    if isThere && manifest == nil { try PublishingArea.requireEmpty(parent, place) }
    var currentDescriptor: Descriptor?
    var current: Folder?
    if isThere {
      let opened = try parent.openFolder(place.name)
      current = Folder(descriptor: opened.raw, path: place.path)
      currentDescriptor = consume opened
    }

    let digits = PublishingArea.randomDigits()
    let setsModes = try area.createStaging(digits)
    let stagingDescriptor = try parent.openFolder(area.staging(digits))
    self.writer = PublicationWriter(
      staging: Folder(descriptor: stagingDescriptor.raw, path: parent.shown(area.staging(digits))),
      current: current, previous: isThere ? manifest ?? .empty : .empty, setsModes: setsModes)
    self.area = area
    self.digits = digits
    self.isDurable = isDurable
    self.parentDescriptor = parentDescriptor
    self.stateDescriptor = stateDescriptor
    self.lock = lock
    self.stagingDescriptor = stagingDescriptor
    self.currentDescriptor = currentDescriptor
  }

  deinit {
    area.discard(digits)
  }

  /// Writes one file of the new site; see `PublicationWriter.write`.
  package borrowing func write(_ path: String, _ bytes: [UInt8]) throws(PublicationError)
    -> ManifestEntry
  {
    try writer.write(path, bytes)
  }

  /// Swaps the new tree in.
  ///
  /// - Parameter entries: what `write` returned, for every file of the site, in any order.
  /// - Returns: what happened.
  /// - Throws: `content` when two entries claim one path or paths that differ by case alone, `refused` when
  ///   a foreign file is at the path of a page, `inputOutput` when the disk refuses. The published site
  ///   is then as it was.
  package consuming func commit(_ entries: [ManifestEntry]) throws(PublicationError)
    -> PublicationSummary
  {
    try commit(entries, swap: .system)
  }

  /// Abandons the new tree; the published site stays unchanged.
  package consuming func abandon() {}

  /// Commits with a swap call that a test chooses.
  consuming func commit(_ entries: [ManifestEntry], swap: SwapCall) throws(PublicationError)
    -> PublicationSummary
  {
    let next = try Manifest(checking: entries)
    let scan = try OutputScan(of: writer, next: next)
    try scan.refuseConflicts(place: area.place)
    var warnings: [Diagnostic] = []
    for path in scan.changed {
      warnings.append(try area.keepReplaced(path, of: writer))
    }
    try scan.carryOver(writer)
    let replacement = Replacement(
      area: area, writer: writer, digits: digits, next: next, scan: scan, isDurable: isDurable)
    let method = try replacement.run(swap)
    var rescued = 0
    do throws(PublicationError) {
      rescued = try replacement.finish(method)
    } catch {
      warnings += error.diagnostics.map(\.asWarning)
    }
    return PublicationSummary(
      next: next, previous: writer.previous, kept: scan.foreignFiles.count + rescued,
      isFileByFile: method == .fileByFile, warnings: warnings)
  }
}

/// The result of a publication.
package struct PublicationSummary: Hashable, Sendable {
  /// Files that are new or changed.
  package let written: Int
  /// Files that were unchanged and were carried over.
  package let unchanged: Int
  /// Files of the last site that are no longer part of it.
  package let removed: Int
  /// Foreign files that were kept.
  package let kept: Int
  /// The size of the site's own files, in bytes.
  package let bytes: Int
  /// The size of the files that were written, in bytes.
  package let writtenBytes: Int
  /// Whether files were replaced one by one, because this file system cannot swap folders. For a
  /// moment, readers may have seen pages of both sites.
  package let isFileByFile: Bool
  package let warnings: [Diagnostic]

  init(
    next: Manifest, previous: Manifest, kept: Int, isFileByFile: Bool, warnings: [Diagnostic]
  ) {
    var unchanged = 0
    var bytes = 0
    var writtenBytes = 0
    for entry in next.entries {
      bytes += entry.size
      if entry.isUnchanged { unchanged += 1 } else { writtenBytes += entry.size }
    }
    written = next.entries.count - unchanged
    self.unchanged = unchanged
    removed = previous.entries.count { !next.contains($0.path) }
    self.kept = kept
    self.bytes = bytes
    self.writtenBytes = writtenBytes
    self.isFileByFile = isFileByFile
    self.warnings = warnings
  }
}

extension Diagnostic {
  /// The same problem as a warning, for cases in which the site was published nevertheless.
  fileprivate var asWarning: Diagnostic {
    Diagnostic(
      path: path, position: position, severity: .warning, code: code, message: message, hint: hint,
      excerpt: excerpt)
  }
}
