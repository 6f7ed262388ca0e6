/// Runs work on several cores; results come back by index, so that nothing depends on timing.
struct Jobs: Sendable {
  let count: Int

  /// Maps `0..<items`, at most `count` at once.
  func map<Result: Sendable>(
    _ items: Int, _ transform: @escaping @Sendable (Int) -> Result
  ) async -> [Result] {
    guard count > 1, items > 1 else { return (0..<items).map(transform) }
    return await withTaskGroup(of: (Int, Result).self) { group in
      var results = [Result?](repeating: nil, count: items)
      var next = 0
      while next < min(count, items) {
        let index = next
        group.addTask { (index, transform(index)) }
        next += 1
      }
      while let (index, result) = await group.next() {
        results[index] = result
        guard next < items else { continue }
        let following = next
        group.addTask { (following, transform(following)) }
        next += 1
      }
      return results.compactMap { $0 }
    }
  }

  /// Maps ranges of `0..<items`, several for each core, and puts their results one behind the other.
  func chunks<Result: Sendable>(
    _ items: Int, _ transform: @escaping @Sendable (Range<Int>) -> [Result]
  ) async -> [Result] {
    let size = max(1, items / (count * 16) + 1)
    let ranges = stride(from: 0, to: items, by: size).map { $0..<min(items, $0 + size) }
    return await map(ranges.count) { transform(ranges[$0]) }.flatMap { $0 }
  }
}
