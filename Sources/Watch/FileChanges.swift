// The changes on the disk since the last report, in a form that is cheap to merge.

/// Files and folders that changed. Paths are below the project's root, with `/`.
package struct FileChanges: Hashable, Sendable {
  /// Files that were written, created, renamed or removed; they may no longer exist.
  package var files: Set<String> = []
  /// Folders that were removed or moved here, with everything below them.
  package var folders: Set<String> = []
  /// Whether the changes are unknown, so that everything must be checked.
  package var everything = false
  /// Whether the time has come for which a snapshot asked; then no file need have changed.
  package var isDue = false

  package init(
    files: Set<String> = [], folders: Set<String> = [], everything: Bool = false,
    isDue: Bool = false
  ) {
    self.files = files
    self.folders = folders
    self.everything = everything
    self.isDue = isDue
  }

  package var isEmpty: Bool { files.isEmpty && folders.isEmpty && !everything && !isDue }

  package mutating func merge(_ other: FileChanges) {
    files.formUnion(other.files)
    folders.formUnion(other.folders)
    everything = everything || other.everything
    isDue = isDue || other.isDue
  }
}
