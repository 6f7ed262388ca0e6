// A fingerprint of bytes: tells whether a published file changed, and names assets so that browsers may
// keep them for ever. It is fast and spreads well; it is not cryptographic: whoever chooses the bytes
// freely can make two texts with one fingerprint, so it must never decide whom to trust.
//
// Blocks of 64 bytes (the last one filled up with zeros) are eight words, little-endian; two words enter
// each of four lanes of two numbers, and all 128 bits of their product are used:
//   high·2⁶⁴ + low ← (x ⊕ word) × (y ⊕ next word)      y ← y + high      x ← low ⊕ y of the next lane
// One multiplication takes up 16 bytes; by the last step the lanes mix. At the end they and the length are
// folded twice through a mixer (xor-shift and multiply). The constants are the first 64 bits of the fractional
// parts of √2, √3, √5, √7, √11, √13, √17 and √19, made odd.
// One of the files that may use pointers: it reads eight bytes at a time from whole blocks, and a copy of the last one.
// The values are part of the format of the manifest and of asset addresses: they do not change.

/// A 128-bit fingerprint of some bytes, the same on every machine and in every version.
package struct ContentHash: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  private static let root2: UInt64 = 0x6a09_e667_f3bc_c909
  private static let root3: UInt64 = 0xbb67_ae85_84ca_a73b
  private static let root5: UInt64 = 0x3c6e_f372_fe94_f82b
  private static let root7: UInt64 = 0xa54f_f53a_5f1d_36f1
  private static let root11: UInt64 = 0x510e_527f_ade6_82d1
  private static let root13: UInt64 = 0x9b05_688c_2b3e_6c1f
  private static let root17: UInt64 = 0x1f83_d9ab_fb41_bd6b
  private static let root19: UInt64 = 0x5be0_cd19_137e_2179

  /// The fingerprint of these bytes.
  package init(_ bytes: UnsafeRawBufferPointer) {
    var lanes = Lanes()
    var rest = bytes.count
    if let base = bytes.baseAddress {
      var place = base
      while rest >= Lanes.block {
        lanes.take(place)
        place += Lanes.block
        rest &-= Lanes.block
      }
      if rest > 0 {
        withUnsafeTemporaryAllocation(byteCount: Lanes.block, alignment: 8) { last in
          last.initializeMemory(as: UInt8.self, repeating: 0)
          last.copyMemory(from: UnsafeRawBufferPointer(start: place, count: rest))
          if let last = last.baseAddress { lanes.take(UnsafeRawPointer(last)) }
        }
      }
    }
    high = lanes.folded(with: UInt64(bytes.count))
    low = lanes.foldedBackwards(with: high)
  }

  /// The fingerprint of these bytes.
  package init(_ bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { ContentHash($0) }
  }

  /// The fingerprint that was written as 32 hexadecimal digits; nil when they are not that.
  package init?(hex digits: ArraySlice<UInt8>) {
    guard digits.count == 32 else { return nil }
    var halves: (UInt64, UInt64) = (0, 0)
    var index = 0
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      if index < 16 {
        halves.0 = halves.0 << 4 | UInt64(value)
      } else {
        halves.1 = halves.1 << 4 | UInt64(value)
      }
      index += 1
    }
    (high, low) = halves
  }

  /// All 32 hexadecimal digits, lower case.
  package var hex: String { hex(digits: 32) }

  /// The first hexadecimal digits, lower case; 8 to 32 of them.
  package func hex(digits: Int) -> String {
    precondition((8...32).contains(digits), "a fingerprint has 8 to 32 digits")
    return String(ascii: digits) { buffer in
      for index in 0..<digits { buffer[index] = digit(at: index) }
    }
  }

  /// Appends all 32 hexadecimal digits.
  package func appendHex(to out: inout OutputBuffer) {
    for index in 0..<32 { out.append(digit(at: index)) }
  }

  private func digit(at index: Int) -> UInt8 {
    let half = index < 16 ? high : low
    let value = UInt8(truncatingIfNeeded: half >> UInt64(60 - (index & 15) * 4)) & 15
    return value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

extension ContentHash {
  /// The state of the hash: four lanes of two numbers.
  private struct Lanes {
    /// How many bytes are taken up at once.
    static let block = 64

    var x0 = ContentHash.root2
    var x1 = ContentHash.root3
    var x2 = ContentHash.root5
    var x3 = ContentHash.root7
    var y0 = ContentHash.root11
    var y1 = ContentHash.root13
    var y2 = ContentHash.root17
    var y3 = ContentHash.root19

    /// Takes up a block.
    @inline(__always)
    mutating func take(_ block: UnsafeRawPointer) {
      let p0 = (x0 ^ word(0, block)).multipliedFullWidth(by: y0 ^ word(1, block))
      let p1 = (x1 ^ word(2, block)).multipliedFullWidth(by: y1 ^ word(3, block))
      let p2 = (x2 ^ word(4, block)).multipliedFullWidth(by: y2 ^ word(5, block))
      let p3 = (x3 ^ word(6, block)).multipliedFullWidth(by: y3 ^ word(7, block))
      y0 &+= p0.high
      y1 &+= p1.high
      y2 &+= p2.high
      y3 &+= p3.high
      x0 = p0.low ^ y1
      x1 = p1.low ^ y2
      x2 = p2.low ^ y3
      x3 = p3.low ^ y0
    }

    @inline(__always)
    private func word(_ index: Int, _ block: UnsafeRawPointer) -> UInt64 {
      UInt64(littleEndian: block.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }

    func folded(with length: UInt64) -> UInt64 {
      let pair = ContentHash.fold(ContentHash.fold(length, x0, y0), x1, y1)
      return ContentHash.mix(ContentHash.fold(ContentHash.fold(pair, x2, y2), x3, y3))
    }

    func foldedBackwards(with seed: UInt64) -> UInt64 {
      let pair = ContentHash.fold(ContentHash.fold(~seed, y3, x2), y2, x1)
      return ContentHash.mix(ContentHash.fold(ContentHash.fold(pair, y1, x0), y0, x3))
    }
  }

  private static func fold(_ sum: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
    mix((sum ^ mix(first &+ root2)) &+ rotate(mix(second ^ root3), by: 23))
  }

  /// Spreads every bit over the whole word; a bijection.
  private static func mix(_ word: UInt64) -> UInt64 {
    var mixed = word
    mixed = (mixed ^ (mixed >> 32)) &* root5
    mixed = (mixed ^ (mixed >> 29)) &* root7
    return mixed ^ (mixed >> 32)
  }

  @inline(__always)
  private static func rotate(_ word: UInt64, by count: UInt64) -> UInt64 {
    word &<< count | word &>> (64 &- count)
  }
}
