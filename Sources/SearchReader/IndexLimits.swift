/// The limits within which a reader accepts an index. An index that exceeds one was not made by Guong, and could
/// cost any amount of time and memory (docs/search-format.md, section 16).
enum IndexLimits {
  /// The bytes of `head.bin`, header included.
  static let headerSize = 4 << 20
  /// The bytes of any other file.
  static let fileSize = 1 << 20
  /// The bytes of all files that one search reads.
  static let searchSize = 64 << 20
  static let documents = 1 << 21
  static let documentsPerFile = 1_024
  /// `wordWeight` and `pairWeight`.
  static let weight = 1_000
  static let idf = 255
  static let lexicon = 1 << 16
  static let variants = 4_096
  /// The entries of one list.
  static let entries = 1 << 14
  /// The bytes of a coded title or place.
  static let codedText = 1 << 14
  /// Days since 1970-01-01: the year 9999 ends with this one.
  static let day = 2_932_896
}
