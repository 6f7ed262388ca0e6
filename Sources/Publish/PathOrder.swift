import Text

/// Sorts the paths of many files.
struct PathOrder {
  private let paths: TextColumn
  /// The positions of the paths, sorted by their bytes.
  let sorted: [Int]

  init(_ entries: [ManifestEntry]) {
    paths = TextColumn(entries.lazy.map(\.path))
    sorted = paths.order()
  }

  /// Returns whether two positions have the same path.
  func isSame(_ first: Int, _ second: Int) -> Bool { paths.isSame(first, second) }

  /// Whether all paths consist of small letters, digits, hyphens, dots and slashes.
  var isPlain: Bool {
    paths.bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-")...UInt8(ascii: "9"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }

  /// Returns the paths that, judging by a hash, are also folders of another path.
  func likelyFolders() -> [Int] {
    paths.bytes.withUnsafeBufferPointer { bytes in
      func hash(_ range: Range<Int>) -> UInt64 {
        QuickHash.of(UnsafeBufferPointer(rebasing: bytes[range]))
      }
      var files: Set<UInt64> = []
      files.reserveCapacity(paths.count)
      for place in sorted { files.insert(hash(paths.range(place))) }
      var found: [Int] = []
      var before = 0..<0
      for place in sorted {
        let path = paths.range(place)
        // The folders that it shares with the previous path are already checked.
        let own = path.dropFirst(Self.sharedLength(before, path, in: bytes))
        let isFolder = own.contains { end in
          bytes[end] == UInt8(ascii: "/") && files.contains(hash(path.lowerBound..<end))
        }
        if isFolder { found.append(place) }
        before = path
      }
      return found
    }
  }

  private static func sharedLength(
    _ first: Range<Int>, _ second: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let count = min(first.count, second.count)
    for index in 0..<count
    where bytes[first.lowerBound + index] != bytes[second.lowerBound + index] {
      return index
    }
    return count
  }
}
