import Testing
import Text

@Suite struct ParallelTests {
  private struct Failure: Error, Equatable {
    let index: Int
  }

  @Test(arguments: [1, 2, 5], [0, 1, 7, 1_000])
  func putsResultsInTheOrderOfTheirIndexes(jobs: Int, count: Int) async {
    let parallel = Parallel(jobs: jobs)
    #expect(await parallel.map(count: count) { $0 * 3 } == (0..<count).map { $0 * 3 })
    #expect(await parallel.batches(count: count) { Array($0) }.flatMap(\.self) == Array(0..<count))
  }

  @Test(arguments: [1, 3]) func throwsTheFirstFailure(jobs: Int) async {
    await #expect(throws: Failure(index: 40)) {
      try await Parallel(jobs: jobs).map(count: 1_000) { index throws(Failure) in
        if index >= 40 { throw Failure(index: index) }
        return index
      }
    }
  }
}
