/// The numbers by which an index is laid out and ranked. A client reads them from the index.
package struct SearchSettings: Sendable {
  package static let format = 1
  /// Documents of one part of a column or presence file.
  static let partSize = 131_072
  package static let routePrefix = "search/"

  /// The most entries of a list; of a longer one the best are kept.
  package var listLimit = 4_096
  /// Cards in one file.
  package var cardsPerFile = 8
  /// Bytes at which a file of lists is full.
  package var fileSize = 4_096
  /// Bytes from which the list of a pair has a file of its own.
  package var longList = 3_072
  /// The most words of the lexicon.
  package var lexiconLimit = 3_072
  /// The least bits of an impact in a list.
  package var impactBits = 4
  package var wordWeight = 2
  package var pairWeight = 1
  /// The share of documents, in percent, from which a word is weak, if its list is long enough to be cut:
  /// shorter ones cost readers little, and what they say is worth it.
  package var weakShare = 40
  /// Words from which a query need not be met by all of them: such are sentences and titles.
  package var longQuery = 5
  /// The number of documents from which presence files are read in a second phase.
  package var twoPhases = 32_768
  package var k1 = 1.2
  package var b = 0.75

  package init() {}
}
