/// Many short texts, such as paths or ids, their bytes in one piece: strings would be counted and unwrapped at
/// each of the comparisons of sorting.
package struct TextColumn: Sendable {
  /// All texts, one behind the other, UTF-8.
  package let bytes: [UInt8]
  /// Where each text begins; one more at the end.
  private let starts: [Int]

  package init(_ texts: some Collection<String>) {
    var starts = [0]
    starts.reserveCapacity(texts.count + 1)
    bytes = .written(capacity: texts.count * 48) { out in
      for text in texts {
        out.append(text)
        starts.append(out.count)
      }
    }
    self.starts = starts
  }

  package var count: Int { starts.count - 1 }

  /// Where the bytes of a text lie.
  package func range(_ place: Int) -> Range<Int> { starts[place]..<starts[place + 1] }

  /// The places of the texts in the order of their bytes; of two that are the same the first comes first.
  package func order() -> [Int] {
    var order = Array(0..<count)
    bytes.withView { bytes in
      order.sort { first, second in
        let order = ByteOrder.compare(bytes.part(range(first)), bytes.part(range(second)))
        return order == 0 ? first < second : order < 0
      }
    }
    return order
  }

  /// Whether two places have one text.
  package func isSame(_ first: Int, _ second: Int) -> Bool {
    bytes.withView { bytes in
      ByteOrder.compare(bytes.part(range(first)), bytes.part(range(second))) == 0
    }
  }
}
