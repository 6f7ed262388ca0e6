#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

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
          Self.compare(
            bytes, starts[first]..<starts[first + 1], starts[second]..<starts[second + 1]) < 0
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
      Self.compare(
        bytes, starts[first]..<starts[first + 1], starts[second]..<starts[second + 1]) == 0
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
    var files: Set<UInt64> = []
    files.reserveCapacity(starts.count)
    for place in starts.indices.dropLast() {
      var hash = Self.seed
      for index in starts[place]..<starts[place + 1] { hash = Self.step(hash, bytes[index]) }
      files.insert(hash)
    }
    var found: [Int] = []
    var before = 0..<0
    for place in sorted {
      let path = starts[place]..<starts[place + 1]
      // The folders that it shares with the path before it have been looked at.
      let shared = sharedLength(before, path)
      var hash = Self.seed
      for index in path {
        let isEnd = bytes[index] == UInt8(ascii: "/")
        if isEnd, index - path.lowerBound >= shared, files.contains(hash) {
          found.append(place)
          break
        }
        hash = Self.step(hash, bytes[index])
      }
      before = path
    }
    return found
  }

  private func sharedLength(_ first: Range<Int>, _ second: Range<Int>) -> Int {
    let count = min(first.count, second.count)
    for index in 0..<count
    where bytes[first.lowerBound + index] != bytes[second.lowerBound + index] {
      return index
    }
    return count
  }

  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  /// FNV-1a.
  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  private static func compare(
    _ bytes: UnsafeBufferPointer<UInt8>, _ first: Range<Int>, _ second: Range<Int>
  ) -> Int {
    if let base = bytes.baseAddress {
      let count = min(first.count, second.count)
      let order = memcmp(base + first.lowerBound, base + second.lowerBound, count)
      if order != 0 { return Int(order) }
    }
    return first.count - second.count
  }
}
