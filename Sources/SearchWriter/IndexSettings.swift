/// The numbers by which an index is laid out and ranked. A client reads what it needs of them from the index.
package struct IndexSettings: Sendable {
  /// The greatest number of entries in a list; a longer one keeps the best.
  package var listLimit = 4_096
  /// How many documents have their stored fields in one file.
  package var documentsPerFile = 8
  /// The number of bytes at which a file of lists is full.
  package var fileSize = 4_096
  /// The number of bytes from which the list of a pair gets a file of its own.
  package var longList = 3_072
  /// The greatest number of keys in the lexicon.
  package var lexiconLimit = 3_072
  /// The greatest number of bits of an impact in a list.
  package var impactBits = 4
  package var wordWeight = 2
  package var pairWeight = 1
  /// The share of documents, in percent, from which a word is weak, if its list is long enough to be cut.
  /// Shorter lists cost readers little, and what they say is worth it.
  package var weakShare = 40
  /// The number of words from which a query need not match all of them: such queries are sentences and titles.
  package var longQuery = 5
  /// The number of documents from which presence files are read in a second phase.
  package var twoPhases = 32_768
  /// How soon further occurrences of a word count less (BM25F).
  package var k1 = 1.2
  /// How much a long text counts less than a short one (BM25F).
  package var b = 0.75

  package init() {}
}
