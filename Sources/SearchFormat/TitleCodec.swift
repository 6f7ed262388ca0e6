/// The bytes of coded text, in which titles and places are stored: words are numbers of the lexicon's
/// (docs/search-format.md, section 9). `TitleEncoder` writes them, `TitleDecoder` reads them.
package enum TitleCodec {
  /// A byte from here on begins the number of a word.
  package static let word = 0x80
  /// A byte from here on begins the number of a word whose first letter is a capital.
  package static let capitalisedWord = 0xC0
  /// The next byte tells how many bytes of UTF-8 follow.
  package static let literal = 0xF0
  /// The last letter of the next word is `y` in place of `i`.
  package static let endsInY = 0xF1
  /// There is no space before the next word.
  package static let joined = 0xF2

  /// The number from which a word cannot be written.
  package static let wordLimit = (capitalisedWord - word) << 8
  /// The number from which a capitalised word cannot be written.
  package static let capitalisedLimit = (literal - capitalisedWord) << 8
}
