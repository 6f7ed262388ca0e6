import TestSupport
import Testing

@testable import Text

@Suite struct ByteSearchTests {
  typealias Search = @Sendable (ByteView, Int) -> Int
  typealias Kind = @Sendable (UInt8) -> Bool

  private static let kinds: [(find: Search, isKind: Kind)] = [
    ({ ByteSearch.markup($0, from: $1) }, { $0 < 0x20 || "\"&'<>".utf8.contains($0) }),
    (
      { ByteSearch.json($0, from: $1) },
      { $0 < 0x20 || "\"&<>\\".utf8.contains($0) || $0 == 0x7F || $0 == 0xE2 }
    ),
    ({ ByteSearch.csv($0, from: $1) }, { "\n\r\",;".utf8.contains($0) }),
    (
      { ByteSearch.forbidden($0, from: $1) },
      { ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) || $0 == 0x7F || $0 == 0xC2 || $0 >= 0xEF }
    ),
    (
      { ByteSearch.yamlSuspect($0, from: $1) },
      { ($0 < 0x20 && $0 != 0x0A) || [0x7F, 0xC2, 0xE2, 0xEF].contains($0) }
    ),
  ]

  /// Each byte there is, wherever it stands: among the sixteen that are looked at together, and in the rest.
  @Test func findsAByteAtEachPlace() {
    for (find, isKind) in Self.kinds {
      for byte in UInt8.min...UInt8.max {
        for count in [1, 2, 3, 4, 7, 8, 15, 16, 17, 31, 40] {
          for place in 0..<count {
            var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: count)
            bytes[place] = byte
            let found = bytes.withView { find($0, 0) }
            #expect(found == (isKind(byte) ? place : count), "\(byte) at \(place) of \(count)")
          }
        }
      }
    }
  }

  /// The same as looking at one byte after the other, from wherever.
  @Test(arguments: 0..<20)
  func findsWhatComesNext(seed: UInt64) {
    var dice = Dice(seed: seed)
    for _ in 0..<50 {
      let bytes = (0..<dice.below(100)).map { _ in
        dice.below(8) == 0 ? UInt8(dice.below(256)) : UInt8(ascii: "e")
      }
      let from = dice.below(bytes.count + 1)
      for (find, isKind) in Self.kinds {
        let expected = bytes[from...].firstIndex(where: isKind) ?? bytes.count
        #expect(bytes.withView { find($0, from) } == expected)
      }
    }
  }
}
