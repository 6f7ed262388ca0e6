/// Runs work on several cores and keeps its order.
///
/// Items go out in batches, several for each worker so that a slow one does not keep the others waiting;
/// results come back by the index of their batch, so that the output never depends on timing.
package struct Parallel: Sendable {
  /// How many batches run at once.
  package let jobs: Int

  package init(jobs: Int) {
    self.jobs = jobs
  }

  /// Maps every index of `0..<count` and returns the results in order.
  package func map<Value: Sendable, Failure: Error>(
    count: Int, _ transform: @escaping @Sendable (Int) throws(Failure) -> Value
  ) async throws(Failure) -> [Value] {
    let batches = try await batches(count: count) { (range) throws(Failure) in
      var values: [Value] = []
      values.reserveCapacity(range.count)
      for index in range { values.append(try transform(index)) }
      return values
    }
    return batches.flatMap { $0 }
  }

  /// Maps batches of indexes, for work that keeps a buffer from item to item.
  package func batches<Value: Sendable, Failure: Error>(
    count: Int, _ transform: @escaping @Sendable (Range<Int>) throws(Failure) -> Value
  ) async throws(Failure) -> [Value] {
    let size = max(1, min(64, count / max(1, jobs * 8)))
    let ranges = stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
    guard jobs > 1, ranges.count > 1 else {
      var values: [Value] = []
      for range in ranges { values.append(try transform(range)) }
      return values
    }
    let results = await withTaskGroup(of: (Int, Result<Value, Failure>).self) { group in
      var results = [Result<Value, Failure>?](repeating: nil, count: ranges.count)
      var next = 0
      func start() {
        let (index, range) = (next, ranges[next])
        group.addTask { (index, Result { () throws(Failure) in try transform(range) }) }
        next += 1
      }
      while next < min(jobs, ranges.count) { start() }
      while let (index, result) = await group.next() {
        results[index] = result
        if case .failure = result { next = ranges.count }
        if next < ranges.count { start() }
      }
      return results.compactMap { $0 }
    }
    var values: [Value] = []
    values.reserveCapacity(results.count)
    for result in results { values.append(try result.get()) }
    return values
  }
}
