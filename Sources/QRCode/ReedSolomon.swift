/// Error correction over the field of 256 elements with the polynomial x⁸ + x⁴ + x³ + x² + 1.
enum ReedSolomon {
  static func correction(_ data: [UInt8], count: Int) -> [UInt8] {
    var generator: [UInt8] = [1]
    var root: UInt8 = 1
    for _ in 0..<count {
      generator = times(generator, root)
      root = multiply(root, 2)
    }
    var rest = data + [UInt8](repeating: 0, count: count)
    for index in data.indices {
      let factor = rest[index]
      for (offset, coefficient) in generator.enumerated() {
        rest[index + offset] ^= multiply(coefficient, factor)
      }
    }
    return Array(rest.suffix(count))
  }

  /// A polynomial times (x + root); the highest coefficient first.
  private static func times(_ polynomial: [UInt8], _ root: UInt8) -> [UInt8] {
    var out = polynomial + [0]
    for (index, coefficient) in polynomial.enumerated() {
      out[index + 1] ^= multiply(coefficient, root)
    }
    return out
  }

  private static func multiply(_ a: UInt8, _ b: UInt8) -> UInt8 {
    var product: UInt8 = 0
    for shift in (0..<8).reversed() {
      product = product << 1 ^ (product >> 7 == 1 ? 0x1D : 0)
      if b >> UInt8(shift) & 1 == 1 { product ^= a }
    }
    return product
  }
}
