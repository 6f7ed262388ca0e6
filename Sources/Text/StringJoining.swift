extension String {
  /// The texts one behind the other, for addresses and paths. An interpolation grows its result piece by piece
  /// and takes some hundred instructions for each.
  package init(
    joining first: String, _ second: String, _ third: String = "", _ fourth: String = "",
    _ fifth: String = ""
  ) {
    let count =
      first.utf8.count + second.utf8.count + third.utf8.count + fourth.utf8.count
      + fifth.utf8.count
    self.init(unsafeUninitializedCapacity: count) { buffer in
      guard var place = buffer.baseAddress else { return 0 }
      func put(_ text: String) {
        text.withBytes { bytes in
          guard let start = bytes.baseAddress else { return }
          place.update(from: start, count: bytes.count)
          place += bytes.count
        }
      }
      put(first)
      put(second)
      put(third)
      put(fourth)
      put(fifth)
      return count
    }
  }
}
