import QRCode
import Testing

/// A reader of its own decodes what was drawn: format, mask, order of words, correction, bytes.
@Suite struct QRCodeTests {
  @Test(arguments: [1, 14, 15, 26, 42, 62, 84, 106, 122, 152, 180, 213])
  func canBeReadAgain(length: Int) throws {
    let text = String((0..<length).map { Character(Unicode.Scalar(UInt8(33 + ($0 * 7) % 90))) })
    let code = try #require(QRCode(text))
    #expect(try Reader(code).text() == text)
  }

  @Test func takesTheSmallestVersion() {
    #expect(QRCode("http://a/")?.size == 21)
    #expect(
      QRCode("http://192.168.100.200:1313/__guong/enter?ticket=0123456789abcdef01234567")?.size
        == 37)
    #expect(QRCode(String(repeating: "a", count: 214)) == nil)
  }

  @Test func drawsDarkOnLightWithAQuietZone() throws {
    let code = try #require(QRCode("x"))
    let lines = code.terminalText.split(separator: "\n")
    #expect(lines.count == (code.size + 8 + 1) / 2)
    #expect(
      lines.allSatisfy { $0.hasPrefix("\u{1B}[38;5;16;48;5;231m") && $0.hasSuffix("\u{1B}[0m") })
  }

  private struct Reader {
    let code: QRCode
    let version: Int

    init(_ code: QRCode) {
      self.code = code
      version = (code.size - 17) / 4
    }

    static let blocks: [[(count: Int, data: Int)]] = [
      [(1, 16)], [(1, 28)], [(1, 44)], [(2, 32)], [(2, 43)], [(4, 27)], [(4, 31)],
      [(2, 38), (2, 39)], [(3, 36), (2, 37)], [(4, 43), (1, 44)],
    ]
    static let checks = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26]
    /// ISO/IEC 18004, table E.1.
    static let centres = [
      [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46],
      [6, 28, 50],
    ]
    /// Table C.1: what stands there for level M and masks 0 to 7.
    static let formats = [
      0b101010000010010, 0b101000100100101, 0b101111001111100, 0b101101101001011,
      0b100010111111001, 0b100000011001110, 0b100111110010111, 0b100101010100000,
    ]
    /// Table D.1, versions 7 to 10.
    static let versions = [0x07C94, 0x085BC, 0x09A99, 0x0A4D3]

    func text() throws -> String {
      let mask = try #require(Self.formats.firstIndex(of: format()))
      if version >= 7 { try #require(versionBits() == Self.versions[version - 7]) }
      var words = readWords(mask)
      let layout = Self.blocks[version - 1].flatMap { group in
        [Int](repeating: group.data, count: group.count)
      }
      var parts = layout.map { _ in [UInt8]() }
      for index in 0..<(layout.max() ?? 0) {
        for (block, size) in layout.enumerated() where index < size {
          parts[block].append(words.removeFirst())
        }
      }
      var data: [UInt8] = []
      let checks = Self.checks[version - 1]
      for (block, part) in parts.enumerated() {
        let correction = (0..<checks).map { words[$0 * layout.count + block] }
        for power in 0..<checks { try #require(syndrome(part + correction, power) == 0) }
        data += part
      }
      return decode(data)
    }

    private func decode(_ data: [UInt8]) -> String {
      let bits = data.flatMap { byte in (0..<8).map { byte >> UInt8(7 - $0) & 1 } }
      func number(_ start: Int, _ count: Int) -> Int {
        bits[start..<(start + count)].reduce(0) { $0 << 1 | Int($1) }
      }
      #expect(number(0, 4) == 4)
      let width = version < 10 ? 8 : 16
      let count = number(4, width)
      let bytes = (0..<count).map { UInt8(number(4 + width + $0 * 8, 8)) }
      return String(decoding: bytes, as: UTF8.self)
    }

    private func format() -> Int {
      let places =
        (0...5).map { (8, $0) } + [(8, 7), (8, 8), (7, 8)] + (0...5).reversed().map { ($0, 8) }
      return places.reduce(0) { $0 << 1 | (code[$1.0, $1.1] ? 1 : 0) }
    }

    private func versionBits() -> Int {
      (0..<18).reversed().reduce(0) { $0 << 1 | (code[$1 / 3, code.size - 11 + $1 % 3] ? 1 : 0) }
    }

    private func isPattern(_ row: Int, _ column: Int) -> Bool {
      let size = code.size
      if row == 6 || column == 6 { return true }
      if row < 9, column < 9 || column >= size - 8 { return true }
      if row >= size - 8, column < 9 { return true }
      if version >= 7, (row < 6 && column >= size - 11) || (column < 6 && row >= size - 11) {
        return true
      }
      let centres = Self.centres[version - 1]
      for down in centres {
        for right in centres where abs(row - down) <= 2 && abs(column - right) <= 2 {
          let corner =
            (down < 9 && right < 9) || (down < 9 && right > size - 9)
            || (down > size - 9 && right < 9)
          if !corner { return true }
        }
      }
      return false
    }

    private func readWords(_ mask: Int) -> [UInt8] {
      var bits: [UInt8] = []
      var isUp = true
      for pair in stride(from: code.size - 1, to: 0, by: -2) {
        let right = pair <= 6 ? pair - 1 : pair
        for step in 0..<code.size {
          let row = isUp ? code.size - 1 - step : step
          for column in [right, right - 1] where !isPattern(row, column) {
            bits.append(code[row, column] != isMasked(mask, row, column) ? 1 : 0)
          }
        }
        isUp.toggle()
      }
      return stride(from: 0, to: bits.count / 8 * 8, by: 8).map { start in
        bits[start..<(start + 8)].reduce(0) { $0 << 1 | $1 }
      }
    }

    private func isMasked(_ mask: Int, _ i: Int, _ j: Int) -> Bool {
      switch mask {
      case 0: (i + j) % 2 == 0
      case 1: i % 2 == 0
      case 2: j % 3 == 0
      case 3: (i + j) % 3 == 0
      case 4: (i / 2 + j / 3) % 2 == 0
      case 5: (i * j) % 2 + (i * j) % 3 == 0
      case 6: ((i * j) % 2 + (i * j) % 3) % 2 == 0
      default: ((i + j) % 2 + (i * j) % 3) % 2 == 0
      }
    }

    private func syndrome(_ words: [UInt8], _ power: Int) -> Int {
      var value = 0
      for word in words {
        for _ in 0..<power { value = value << 1 ^ (value >> 7 == 1 ? 0x11D : 0) }
        value ^= Int(word)
      }
      return value
    }
  }
}
