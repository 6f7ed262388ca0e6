import SearchTestSupport
import Testing
import Vietnamese

@testable import SearchFormat

struct CodingTests {
  @Test func readsBackNumbersAndBits() throws {
    var dice = TestDice(seed: 5)
    for _ in 0..<200 {
      let numbers = (0..<50).map { _ in
        Int.random(in: 0..<1 << Int.random(in: 1...30, using: &dice), using: &dice)
      }
      var writer = ByteWriter()
      numbers.forEach { writer.varint($0) }
      var reader = ByteReader(IndexFile(path: "x", payload: writer.bytes))
      for number in numbers { #expect(try reader.varint() == number) }
      #expect(reader.isAtEnd)
      let parameter = Int.random(in: 0...15, using: &dice)
      var bits = BitWriter()
      for number in numbers {
        bits.rice(UInt32(number), parameter)
        bits.unary(number % 19, below: 19)
        bits.write(UInt32(number & 31), bits: 5)
      }
      bits.endRegion()
      var region = BitReader(ByteReader(IndexFile(path: "x", payload: bits.bytes)))
      for number in numbers {
        #expect(region.rice(parameter) == number)
        #expect(region.unary(below: 19) == number % 19)
        #expect(region.read(5) == number & 31)
      }
      #expect(region.isValid)
    }
  }

  /// A number has at most five bytes and is below 2^31; nothing is read beyond the end.
  @Test(
    arguments: [
      [], [0x80], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF, 0x08],
      [0x80, 0x80, 0x80, 0x80, 0x80, 0x01], [0x80, 0x80, 0x80, 0x80, 0x80, 0x00],
      [UInt8](repeating: 0xFF, count: 20),
    ] as [[UInt8]])
  func refusesNumbersOutOfRange(bytes: [UInt8]) {
    var reader = ByteReader(IndexFile(path: "b/1", payload: bytes))
    #expect(throws: SearchIndexError.damaged(file: "b/1.bin", part: "varint")) {
      _ = try reader.varint()
    }
  }

  @Test func readsTheGreatestNumber() throws {
    var reader = ByteReader(
      IndexFile(path: "x", payload: [0xFF, 0xFF, 0xFF, 0xFF, 0x07]))
    #expect(try reader.varint() == 1 << 31 - 1)
  }

  /// A count that the rest of the file has no room for is refused before anything is reserved.
  @Test func refusesSizesBeyondTheFile() {
    var reader = ByteReader(IndexFile(path: "x", payload: [3, 1, 2]))
    #expect(throws: SearchIndexError.self) { _ = try reader.text() }
    reader = ByteReader(IndexFile(path: "x", payload: [2, 1, 2, 3]))
    #expect(throws: SearchIndexError.self) { _ = try reader.count(ofWidth: 2, "things") }
    #expect(throws: SearchIndexError.self) { _ = try reader.raw(-1) }
  }

  @Test func writesEveryVariantAsANumberAndBack() {
    for word in [
      "điển", "hình", "nguyễn", "hòa", "hoà", "khuỷu", "đường", "quý", "gì", "giếng", "krông",
      "müller", "đắk",
    ] {
      let key = SearchWord(word)
      let (folded, code) = VariantCode.read(key)
      let spelling = Spelling.write(folded, code)
      let (again, same) = VariantCode.read(SearchWord(spelling))
      #expect(again == folded && same == code, "\(word) \(spelling)")
    }
    #expect(
      Spelling.write(Array("nguyen".utf8), VariantCode.read(SearchWord("nguyễn")).code) == "nguyễn")
    #expect(Spelling.write(Array("hoa".utf8), VariantCode.read(SearchWord("hoà")).code) == "hòa")
  }

  @Test func readsItsManifestBack() throws {
    let manifest = IndexManifest(
      build: "0123456789abcdef", documents: 12, stories: 7, lang: "vi", basePath: "/đường",
      headerSize: 99)
    #expect(try IndexManifest(manifest.json) == manifest)
  }

  /// The name of the build becomes part of a path.
  @Test(arguments: ["../../etc/passwd", "0123456789abcde", "0123456789ABCDEF", "0123456789abcde/"])
  func refusesManifestsOfOtherBuildNames(build: String) {
    let manifest = IndexManifest(
      build: build, documents: 1, stories: 1, lang: "vi", basePath: "", headerSize: 9)
    #expect(throws: SearchIndexError.self) { try IndexManifest(manifest.json) }
  }

  @Test(arguments: [
    "", "{", "{\"format\": 1}", "{\"format\": 2, \"build\": \"0123456789abcdef\"}", "\u{FEFF}null",
    "{\"format\": 99999999999999999999, \"build\": 1}",
  ])
  func refusesOtherManifests(json: String) {
    #expect(throws: SearchIndexError.self) { try IndexManifest(Array(json.utf8)) }
  }
}
