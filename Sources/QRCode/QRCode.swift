// QR codes (ISO/IEC 18004) for addresses: byte mode, error correction level M, versions 1 to 10.

/// A QR code: a square of dark and light modules.
package struct QRCode: Sendable {
  /// Modules a side, without the quiet zone.
  package let size: Int
  /// Row by row; true is dark.
  package let modules: [Bool]

  package subscript(row: Int, column: Int) -> Bool { modules[row * size + column] }

  /// Encodes bytes; nil when there are more than 213.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let version = (1...10).first(where: { bytes.count <= Self.capacity($0) }) else {
      return nil
    }
    let words = Self.interleaved(Self.dataWords(bytes, version), version)
    var best: Canvas?
    var bestPenalty = Int.max
    for mask in 0..<8 {
      var canvas = Canvas(version: version)
      canvas.drawPatterns(mask: mask)
      canvas.draw(words, mask: mask)
      let penalty = canvas.penalty
      if penalty < bestPenalty { (best, bestPenalty) = (canvas, penalty) }
    }
    guard let best else { return nil }
    size = best.size
    modules = best.dark
  }

  // MARK: Tables for level M

  /// Words of error correction of a block.
  private static let correction = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26]
  /// Blocks, and data words of the shorter ones; the rest of the data makes some a word longer.
  private static let blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5]
  /// Data words in all.
  private static let dataSizes = [16, 28, 44, 64, 86, 108, 124, 154, 182, 216]

  private static func capacity(_ version: Int) -> Int {
    dataSizes[version - 1] - (version < 10 ? 2 : 3)
  }

  // MARK: Words

  /// Mode, length, bytes, end and filling.
  private static func dataWords(_ bytes: [UInt8], _ version: Int) -> [UInt8] {
    var bits: [Bool] = []
    func append(_ value: Int, _ count: Int) {
      for shift in (0..<count).reversed() { bits.append(value >> shift & 1 == 1) }
    }
    append(0b0100, 4)
    append(bytes.count, version < 10 ? 8 : 16)
    for byte in bytes { append(Int(byte), 8) }
    let size = dataSizes[version - 1]
    append(0, min(4, size * 8 - bits.count))
    while bits.count % 8 != 0 { bits.append(false) }
    var words = stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<(start + 8)].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    var filling: UInt8 = 0xEC
    while words.count < size {
      words.append(filling)
      filling ^= 0xEC ^ 0x11
    }
    return words
  }

  /// The words of all blocks in turn, then their words of correction in turn.
  private static func interleaved(_ data: [UInt8], _ version: Int) -> [UInt8] {
    let count = blocks[version - 1]
    let short = data.count / count
    let longer = data.count % count
    var parts: [[UInt8]] = []
    var start = 0
    for block in 0..<count {
      let length = short + (block >= count - longer ? 1 : 0)
      parts.append(Array(data[start..<(start + length)]))
      start += length
    }
    let checks = parts.map { ReedSolomon.correction($0, count: correction[version - 1]) }
    var out: [UInt8] = []
    for index in 0...short {
      for part in parts where index < part.count { out.append(part[index]) }
    }
    for index in 0..<correction[version - 1] {
      for check in checks { out.append(check[index]) }
    }
    return out
  }
}

/// The square while it is drawn.
private struct Canvas {
  let version: Int
  let size: Int
  var dark: [Bool]
  /// Modules of patterns, which no data may take.
  private var taken: [Bool]

  init(version: Int) {
    self.version = version
    size = 17 + 4 * version
    dark = [Bool](repeating: false, count: size * size)
    taken = dark
  }

  private mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
    guard (0..<size).contains(row), (0..<size).contains(column) else { return }
    dark[row * size + column] = isDark
    taken[row * size + column] = true
  }

  mutating func drawPatterns(mask: Int) {
    for index in 0..<size {
      set(6, index, index % 2 == 0)
      set(index, 6, index % 2 == 0)
    }
    for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
    let centres = alignmentCentres
    for row in centres {
      for column in centres {
        let isFinder =
          (row == 6 && column == 6) || (row == 6 && column == size - 7)
          || (row == size - 7 && column == 6)
        if !isFinder { drawSquare(row, column, radius: 2) { $0 != 1 } }
      }
    }
    drawFormat(mask: mask)
    drawVersion()
  }

  private mutating func drawFinder(_ row: Int, _ column: Int) {
    drawSquare(row, column, radius: 4) { $0 != 2 && $0 != 4 }
  }

  /// Rings around a centre, dark or not by their distance.
  private mutating func drawSquare(
    _ row: Int, _ column: Int, radius: Int, _ isDark: (Int) -> Bool
  ) {
    for down in -radius...radius {
      for right in -radius...radius {
        set(row + down, column + right, isDark(max(abs(down), abs(right))))
      }
    }
  }

  private var alignmentCentres: [Int] {
    guard version > 1 else { return [] }
    let count = version / 7 + 2
    let step = (size - 13 + 2 * (count - 1) - 1) / (2 * (count - 1)) * 2
    return [6] + (0..<(count - 1)).reversed().map { size - 7 - $0 * step }
  }

  /// Level M and the mask, with 10 bits of correction, twice.
  private mutating func drawFormat(mask: Int) {
    let data = 0b00 << 3 | mask
    var rest = data
    for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9 & 1) * 0x537 }
    let bits = (data << 10 | rest) ^ 0x5412
    func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
    for index in 0...5 { set(index, 8, bit(index)) }
    set(7, 8, bit(6))
    set(8, 8, bit(7))
    set(8, 7, bit(8))
    for index in 9...14 { set(8, 14 - index, bit(index)) }
    for index in 0...7 { set(8, size - 1 - index, bit(index)) }
    for index in 8...14 { set(size - 15 + index, 8, bit(index)) }
    set(size - 8, 8, true)
  }

  /// From version 7 on the version stands there, with 12 bits of correction, twice.
  private mutating func drawVersion() {
    guard version >= 7 else { return }
    var rest = version
    for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11 & 1) * 0x1F25 }
    let bits = version << 12 | rest
    for index in 0..<18 {
      let isDark = bits >> index & 1 == 1
      set(size - 11 + index % 3, index / 3, isDark)
      set(index / 3, size - 11 + index % 3, isDark)
    }
  }

  /// Fills the free modules in pairs of columns from the right, upwards and downwards in turn.
  mutating func draw(_ words: [UInt8], mask: Int) {
    var index = 0
    var right = size - 1
    while right >= 1 {
      if right == 6 { right = 5 }
      for step in 0..<size {
        let isUp = (right + 1) & 2 == 0
        let row = isUp ? size - 1 - step : step
        for column in [right, right - 1] where !taken[row * size + column] {
          let bit = index < words.count * 8 && words[index / 8] >> UInt8(7 - index % 8) & 1 == 1
          dark[row * size + column] = bit != Self.isMasked(mask, row, column)
          index += 1
        }
      }
      right -= 2
    }
  }

  private static func isMasked(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
    switch mask {
    case 0: (row + column) % 2 == 0
    case 1: row % 2 == 0
    case 2: column % 3 == 0
    case 3: (row + column) % 3 == 0
    case 4: (row / 2 + column / 3) % 2 == 0
    case 5: row * column % 2 + row * column % 3 == 0
    case 6: (row * column % 2 + row * column % 3) % 2 == 0
    default: ((row + column) % 2 + row * column % 3) % 2 == 0
    }
  }

  /// How hard it is to read: runs, squares, what looks like a finder, too much dark or light.
  var penalty: Int {
    var total = 0
    for line in 0..<size {
      let row = (0..<size).map { dark[line * size + $0] }
      let column = (0..<size).map { dark[$0 * size + line] }
      total += Self.runs(row) + Self.runs(column) + Self.finders(row) + Self.finders(column)
    }
    for row in 0..<(size - 1) {
      for column in 0..<(size - 1) {
        let first = dark[row * size + column]
        if first == dark[row * size + column + 1], first == dark[(row + 1) * size + column],
          first == dark[(row + 1) * size + column + 1]
        {
          total += 3
        }
      }
    }
    let share = dark.count { $0 } * 20
    let all = dark.count
    return total + max(0, (abs(share - all * 10) + all - 1) / all - 1) * 10
  }

  private static func runs(_ line: [Bool]) -> Int {
    var total = 0
    var length = 0
    for (index, module) in line.enumerated() {
      length = index > 0 && line[index - 1] == module ? length + 1 : 1
      if length == 5 { total += 3 } else if length > 5 { total += 1 }
    }
    return total
  }

  private static func finders(_ line: [Bool]) -> Int {
    let pattern = [true, false, true, true, true, false, true]
    let quiet = [Bool](repeating: false, count: 4)
    let shapes = [pattern + quiet, quiet + pattern]
    return shapes.reduce(0) { total, shape in
      total
        + (0...(line.count - shape.count)).count {
          line[$0..<($0 + shape.count)].elementsEqual(shape)
        }
        * 40
    }
  }
}
