extension Slice<UnsafeRawBufferPointer> {
  /// Whether the bytes are a word in lower case, their own letters being in any case (RFC 9110 §5.1).
  func isSame(as word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { word in
      for (byte, letter) in zip(self, word) {
        let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        if lower != letter { return false }
      }
      return true
    }
  }
}
