import Text

/// The paths of many files, their bytes in one piece: strings would be counted and unwrapped at each of the
/// comparisons of sorting.
struct PathOrder {
  /// All paths, one behind the other.
  private let bytes: [UInt8]
  /// Where each path begins; one more at the end.
  private let starts: [Int]
  /// The places of the paths, sorted by their bytes.
  let sorted: [Int]

  init(_ entries: [ManifestEntry]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * 64)
    var starts = [0]
    starts.reserveCapacity(entries.count + 1)
    for entry in entries {
      bytes.append(contentsOf: entry.path.utf8)
      starts.append(bytes.count)
    }
    var sorted = Array(entries.indices)
    bytes.withUnsafeBufferPointer { bytes in
      starts.withUnsafeBufferPointer { starts in
        sorted.sort { first, second in
          ByteOrder.compare(
            bytes, starts[first]..<starts[first + 1],
            bytes, starts[second]..<starts[second + 1]) < 0
        }
      }
    }
    self.bytes = bytes
    self.starts = starts
    self.sorted = sorted
  }

  /// Whether two places have one path.
  func isSame(_ first: Int, _ second: Int) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      ByteOrder.compare(bytes, range(first), bytes, range(second)) == 0
    }
  }

  /// Whether all paths are of small letters, digits, hyphens, dots and slashes.
  var isPlain: Bool {
    bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-")...UInt8(ascii: "9"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }

  /// The paths of which another one is, as far as a hash tells, a folder.
  func likelyFolders() -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      func hash(_ range: Range<Int>) -> UInt64 {
        QuickHash.of(UnsafeBufferPointer(rebasing: bytes[range]))
      }
      var files: Set<UInt64> = []
      files.reserveCapacity(starts.count)
      for place in sorted { files.insert(hash(range(place))) }
      var found: [Int] = []
      var before = 0..<0
      for place in sorted {
        let path = range(place)
        // The folders that it shares with the path before it have been looked at.
        let own = path.dropFirst(sharedLength(before, path))
        let isFolder = own.contains { end in
          bytes[end] == UInt8(ascii: "/") && files.contains(hash(path.lowerBound..<end))
        }
        if isFolder { found.append(place) }
        before = path
      }
      return found
    }
  }

  private func range(_ place: Int) -> Range<Int> { starts[place]..<starts[place + 1] }

  private func sharedLength(_ first: Range<Int>, _ second: Range<Int>) -> Int {
    let count = min(first.count, second.count)
    for index in 0..<count
    where bytes[first.lowerBound + index] != bytes[second.lowerBound + index] {
      return index
    }
    return count
  }
}
