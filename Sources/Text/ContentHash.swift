// A fingerprint of bytes: tells whether a published file changed, and names assets so that browsers may
// keep them for ever. It is fast and spreads well; it is not cryptographic: whoever chooses the bytes
// freely can make two texts with one fingerprint, so it must never decide whom to trust.
//
// Every word of 8 bytes (little-endian, the last one filled up with zeros) enters one of four lanes in
// turn. A lane is two independent words, `a` and `b`, which take the word up in different ways:
//   a ← rotl((a ⊕ word) × A, 29)      b ← rotl((b + word) × B, 37)
// Each step is a bijection of the word, so that one changed word always changes both. At the end the
// lanes and the length are folded twice through a mixer (xor-shift and multiply). The constants are the
// first 64 bits of the fractional parts of √2, √3, √5, √7, √11, √13, made odd.
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

  /// The fingerprint of these bytes.
  package init(_ bytes: UnsafeRawBufferPointer) {
    var lanes = Lanes()
    var offset = 0
    if let base = bytes.baseAddress {
      while offset &+ 32 <= bytes.count {
        lanes.take(base + offset)
        offset &+= 32
      }
    }
    let count = bytes.count
    var lane = 0
    while offset < count {
      let end = min(offset &+ 8, count)
      var word: UInt64 = 0
      for index in offset..<end {
        word |= UInt64(bytes[index]) &<< UInt64((index &- offset) &* 8)
      }
      lanes.take(word, lane: lane)
      lane &+= 1
      offset = end
    }
    high = lanes.foldedA(length: UInt64(count))
    low = lanes.foldedB(seed: high)
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
    return String(unsafeUninitializedCapacity: 32) { buffer in
      for index in 0..<digits { buffer[index] = digit(at: index) }
      return digits
    }
  }

  /// Appends all 32 hexadecimal digits.
  package func appendHex(to out: inout [UInt8]) {
    for index in 0..<32 { out.append(digit(at: index)) }
  }

  private func digit(at index: Int) -> UInt8 {
    let half = index < 16 ? high : low
    let value = UInt8(truncatingIfNeeded: half >> UInt64(60 - (index & 15) * 4)) & 15
    return value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

extension ContentHash {
  /// The state while the bytes go by: four lanes of two words.
  private struct Lanes {
    var a0 = ContentHash.root2
    var a1 = ContentHash.root3
    var a2 = ContentHash.root5
    var a3 = ContentHash.root7
    var b0 = ContentHash.root7
    var b1 = ContentHash.root5
    var b2 = ContentHash.root3
    var b3 = ContentHash.root2

    /// Takes up 32 bytes, one word a lane.
    @inline(__always)
    mutating func take(_ pointer: UnsafeRawPointer) {
      let w0 = UInt64(littleEndian: pointer.loadUnaligned(as: UInt64.self))
      let w1 = UInt64(littleEndian: pointer.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      let w2 = UInt64(littleEndian: pointer.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
      let w3 = UInt64(littleEndian: pointer.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
      a0 = ContentHash.stepA(a0, w0)
      b0 = ContentHash.stepB(b0, w0)
      a1 = ContentHash.stepA(a1, w1)
      b1 = ContentHash.stepB(b1, w1)
      a2 = ContentHash.stepA(a2, w2)
      b2 = ContentHash.stepB(b2, w2)
      a3 = ContentHash.stepA(a3, w3)
      b3 = ContentHash.stepB(b3, w3)
    }

    /// Takes up one word of the last, incomplete block.
    mutating func take(_ word: UInt64, lane: Int) {
      switch lane {
      case 0: (a0, b0) = (ContentHash.stepA(a0, word), ContentHash.stepB(b0, word))
      case 1: (a1, b1) = (ContentHash.stepA(a1, word), ContentHash.stepB(b1, word))
      case 2: (a2, b2) = (ContentHash.stepA(a2, word), ContentHash.stepB(b2, word))
      default: (a3, b3) = (ContentHash.stepA(a3, word), ContentHash.stepB(b3, word))
      }
    }

    func foldedA(length: UInt64) -> UInt64 {
      let pair = ContentHash.fold(ContentHash.fold(length, a0, b1), a1, b2)
      return ContentHash.mix(ContentHash.fold(ContentHash.fold(pair, a2, b3), a3, b0))
    }

    func foldedB(seed: UInt64) -> UInt64 {
      let pair = ContentHash.fold(ContentHash.fold(~seed, b0, a3), b1, a0)
      return ContentHash.mix(ContentHash.fold(ContentHash.fold(pair, b2, a1), b3, a2))
    }
  }

  @inline(__always)
  private static func stepA(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotate((lane ^ word) &* root11, by: 29)
  }

  @inline(__always)
  private static func stepB(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotate((lane &+ word) &* root13, by: 37)
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
