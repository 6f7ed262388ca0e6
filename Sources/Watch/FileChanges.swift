// What changed on the disk since the last time, in a form that costs nothing to merge.

/// Files and folders that changed. Paths are below the project's root, with `/`.
package struct FileChanges: Hashable, Sendable {
  /// Files that were written, created, renamed or removed. Look whether they are still there.
  package var files: Set<String> = []
  /// Folders that are gone, or came from elsewhere, with everything below them.
  package var folders: Set<String> = []
  /// Nobody knows what changed: look at everything again.
  package var everything = false
  /// No file need have changed: the moment has come for which a snapshot asked.
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
