import TestSupport
import Testing
import Text

@testable import Markdown

@Suite struct TextTraitsTests {
  /// What one byte after the other says.
  private func traits(of bytes: [UInt8]) -> TextTraits {
    var traits: TextTraits = []
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""):
        traits.insert(.escape)
      case UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "w"), UInt8(ascii: "W"):
        traits.insert(.autolink)
      case UInt8(ascii: "^"): traits.insert(.footnote)
      case 0x01: traits.formUnion([.mark, .blank])
      case 0..<0x20, 0xC2: traits.insert(.blank)
      case 0x20 where place > 0 && bytes[place - 1] == 0x20: traits.insert(.blank)
      default: break
      }
    }
    return traits
  }

  @Test func knowsEachByteAtEachPlace() {
    for byte in UInt8.min...UInt8.max {
      for count in [1, 5, 8, 15, 16, 17, 33] {
        for place in 0..<count {
          var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: count)
          bytes[place] = byte
          let found = bytes.withView { TextTraits.scan($0) }
          #expect(found == traits(of: bytes), "\(byte) at \(place) of \(count)")
        }
      }
    }
  }

  /// Two blanks beside each other count wherever they stand, also where one sixteen ends and the next begins.
  @Test(arguments: 0..<20)
  func knowsWhatTextsHold(seed: UInt64) {
    var dice = Dice(seed: seed)
    for _ in 0..<100 {
      let bytes = (0..<dice.below(80)).map { _ in
        dice.choose([
          0x61, 0x61, 0x61, 0x20, 0xC3, dice.below(40) == 0 ? UInt8(dice.below(256)) : 0x62,
        ])
      }
      #expect(bytes.withView { TextTraits.scan($0) } == traits(of: bytes))
    }
  }
}
