/// Finds the known name nearest to what was written, for "did you mean".
package enum Suggestion {
  /// The nearest of `known` within a third of the name's length (at least one edit), or nil.
  ///
  /// Distance is optimal string alignment over UTF-8 with ASCII case ignored; ties go to the first in byte order.
  package static func nearest(to name: String, among known: some Sequence<String>) -> String? {
    let wanted = lowered(name)
    guard !wanted.isEmpty, wanted.count <= 200 else { return nil }
    let most = max(1, wanted.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in known {
      let bytes = lowered(candidate)
      guard abs(bytes.count - wanted.count) <= most else { continue }
      let distance = distance(wanted, bytes)
      guard distance <= most else { continue }
      if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// "did you mean 'x'?" when there is a near name.
  package static func hint(to name: String, among known: some Sequence<String>) -> Message? {
    nearest(to: name, among: known).map {
      Message(en: "did you mean '\($0)'?", vi: "có phải là '\($0)'?")
    }
  }

  private static func lowered(_ name: String) -> [UInt8] {
    name.utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
  }

  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...max(1, a.count) where !a.isEmpty {
      var current = [Int](repeating: i, count: b.count + 1)
      for j in 1...max(1, b.count) where !b.isEmpty {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        current[j] = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          current[j] = min(current[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = current
    }
    return last[b.count]
  }
}
