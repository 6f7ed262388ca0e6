/// Runs work on several cores and keeps its order.
///
/// Items go out in batches, several for each worker so that a slow one does not keep the others waiting;
/// results come back by the index of their batch, so that the output never depends on timing.
struct Parallel: Sendable {
  /// How many batches run at once.
  let jobs: Int

  /// Maps every index of `0..<count` and returns the results in order.
  func map<Result: Sendable>(
    count: Int, _ transform: @escaping @Sendable (Int) throws -> Result
  ) async throws -> [Result] {
    try await batches(count: count) { range in try range.map(transform) }.flatMap { $0 }
  }

  /// Maps batches of indexes, for work that keeps a buffer from item to item.
  func batches<Result: Sendable>(
    count: Int, _ transform: @escaping @Sendable (Range<Int>) throws -> Result
  ) async throws -> [Result] {
    let size = max(1, min(256, count / max(1, jobs * 8)))
    let ranges = stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
    guard jobs > 1, ranges.count > 1 else { return try ranges.map(transform) }
    return try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var results = [Result?](repeating: nil, count: ranges.count)
      var next = 0
      while next < min(jobs, ranges.count) {
        let (index, range) = (next, ranges[next])
        group.addTask { (index, try transform(range)) }
        next += 1
      }
      while let (index, result) = try await group.next() {
        results[index] = result
        guard next < ranges.count else { continue }
        let (following, range) = (next, ranges[next])
        group.addTask { (following, try transform(range)) }
        next += 1
      }
      return results.compactMap { $0 }
    }
  }
}
