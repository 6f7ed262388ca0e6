/// Why an index cannot be used.
package enum SearchIndexError: Error, Equatable {
  /// A file is not what the format says, or exceeds a limit: it is damaged, or malicious. `part` names the part
  /// of the format.
  case damaged(file: String, part: String)
  /// There is no such file.
  case missing(file: String)
}
