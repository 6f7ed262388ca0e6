/// Where each word of a row of documents is met, and which word follows it there: one number for each time.
///
/// From the highest bit down: the word that follows (32 bits, all set for none), the document (30), how much it
/// counts there (2). The numbers of one word lie together, in the order of the documents; sorted by the word
/// that follows they are its pairs, so that neither words nor pairs need a table.
struct Occurrences: Sendable {
  /// What stands for a word that makes no pair with the next one.
  static let none = UInt32.max
  let cells: [UInt64]
  /// The cells of a word of the vocabulary are at `starts[word]..<starts[word + 1]`.
  let starts: [Int]

  /// Of a row of documents; `numbers` are those of its words among all, who are so many.
  init(_ partial: PartialIndex, numbers: [UInt32], words: Int) {
    var starts = [Int](repeating: 0, count: words + 1)
    for (local, met) in partial.met.enumerated() {
      starts[Int(numbers[local]) + 1] = Int(met.times)
    }
    for word in 0..<words { starts[word + 1] += starts[word] }
    var next = starts
    cells = [UInt64](unsafeUninitializedCapacity: starts[words]) { out, count in
      next.withUnsafeMutableBufferPointer { next in
        numbers.withUnsafeBufferPointer { numbers in
          for run in partial.runs { run.distribute(numbers, &next, out) }
        }
      }
      count = starts[words]
    }
    self.starts = starts
  }

  func range(_ word: Int) -> Range<Int> { starts[word]..<starts[word + 1] }

  /// What stands in a cell, or in a token, for a weight.
  static func code(_ weight: SearchRecord.Weight) -> UInt32 {
    switch weight {
    case .text: 0
    case .lead: 1
    case .name: 2
    case .title: 3
    }
  }
}

/// The words of some documents one behind the other. From the highest bit down: the word as its row numbers it
/// (29 bits), its weight (2), whether it makes a pair with the word before (1).
struct TokenRun: Sendable {
  /// A row must have fewer words than 2 to the power of this.
  static let wordBits = 29

  /// The first document.
  let start: Int
  /// Where each document ends.
  let ends: [Int]
  let tokens: [UInt32]

  @inline(__always)
  static func token(_ word: UInt32, _ code: UInt32, isPair: Bool) -> UInt32 {
    word &<< 3 | code &<< 1 | (isPair ? 1 : 0)
  }

  /// Writes each word where it belongs, and moves the place for the next of the same.
  fileprivate func distribute(
    _ numbers: UnsafeBufferPointer<UInt32>, _ next: inout UnsafeMutableBufferPointer<Int>,
    _ out: UnsafeMutableBufferPointer<UInt64>
  ) {
    tokens.withUnsafeBufferPointer { tokens in
      var index = 0
      for (offset, end) in ends.enumerated() {
        let place = UInt64(start + offset) &<< 2
        guard index < end else { continue }
        var token = tokens[index]
        var word = numbers[Int(token &>> 3)]
        while index < end {
          index &+= 1
          let code = UInt64(token &>> 1 & 3)
          let current = Int(word)
          var follower = UInt64(Occurrences.none)
          if index < end {
            token = tokens[index]
            word = numbers[Int(token &>> 3)]
            if token & 1 != 0 { follower = UInt64(word) }
          }
          out[next[current]] = follower &<< 32 | place | code
          next[current] &+= 1
        }
      }
    }
  }
}
