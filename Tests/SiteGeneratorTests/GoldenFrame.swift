/// What pages of one theme have in common, kept once: a word that stands on every page changes one golden file.
///
/// The frame is the lines that all pages share, with a mark where a page has its own; a page keeps each of its own parts
/// below the mark.
enum GoldenFrame {
  private static func mark(_ number: Int) -> Substring { "<!-- own part \(number) -->" }

  /// The page that a frame and the parts of one page are put together to.
  static func join(_ frame: String, _ parts: String) -> String {
    let frame = GoldenForm.lines(frame)
    let marks = Set((1...max(frame.count, 1)).map(mark)).intersection(frame)
    var own: [Substring: [Substring]] = [:]
    var current: Substring = ""
    for line in GoldenForm.lines(parts).dropLast() {
      if marks.contains(line) { current = line } else { own[current, default: []].append(line) }
    }
    let page = frame.flatMap { marks.contains($0) ? own[$0] ?? [] : [$0] }
    // Lines above the first mark belong nowhere; they are shown so that the comparison fails.
    return ((own[""] ?? []) + page).joined(separator: "\n")
  }

  static func split(_ pages: [String: String]) -> (frame: String, parts: [String: String]) {
    let names = pages.keys.sorted()
    let lines = names.map { GoldenForm.lines(pages[$0] ?? "") }
    guard let first = lines.first else { return ("", [:]) }
    var frame: [Substring] = []
    var parts = [[Substring]](repeating: [], count: names.count)
    var number = 0
    var starts = [Int](repeating: 0, count: names.count)

    // Between two lines that all have once, what is the same for all at either end is common as well.
    func close(_ ends: [Int]) {
      let gaps = zip(lines, zip(starts, ends)).map { $0[$1.0..<$1.1] }
      let shortest = gaps.map(\.count).min() ?? 0
      func isCommon(_ line: (ArraySlice<Substring>) -> Substring?) -> Bool {
        Set(gaps.map(line)).count == 1
      }
      var before = 0
      while before < shortest, isCommon({ $0.dropFirst(before).first }) { before += 1 }
      var after = 0
      while before + after < shortest, isCommon({ $0.dropLast(after).last }) { after += 1 }
      frame += gaps[0].prefix(before)
      if gaps.contains(where: { $0.count > before + after }) {
        number += 1
        frame.append(mark(number))
        for (index, gap) in gaps.enumerated() where gap.count > before + after {
          parts[index] += [mark(number)] + gap.dropFirst(before).dropLast(after)
        }
      }
      frame += gaps[0].suffix(after)
    }

    for anchor in anchors(lines, of: first) {
      let places = lines.map { $0.firstIndex(of: anchor) ?? 0 }
      close(places)
      frame.append(anchor)
      starts = places.map { $0 + 1 }
    }
    close(lines.map(\.count))
    let texts = parts.map { $0.joined(separator: "\n") + "\n" }
    return (
      frame.joined(separator: "\n"), Dictionary(zip(names, texts), uniquingKeysWith: { a, _ in a })
    )
  }

  /// The lines that every page has exactly once, in an order that all share.
  private static func anchors(_ pages: [[Substring]], of first: [Substring]) -> [Substring] {
    var common = first.filter { line in
      pages.allSatisfy { page in page.count { $0 == line } == 1 }
    }
    for page in pages {
      let places = common.map { page.firstIndex(of: $0) ?? 0 }
      common = longestRise(places).map { common[$0] }
    }
    return common
  }

  /// The indexes of a longest strictly rising selection.
  private static func longestRise(_ numbers: [Int]) -> [Int] {
    var best: [[Int]] = []
    for (index, number) in numbers.enumerated() {
      let before = best.filter { $0.last.map { numbers[$0] < number } ?? true }
      best.append((before.max { $0.count < $1.count } ?? []) + [index])
    }
    return best.max { $0.count < $1.count } ?? []
  }
}
