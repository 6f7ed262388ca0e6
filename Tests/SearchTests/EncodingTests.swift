import Testing
import Vietnamese

@testable import Search

struct EncodingTests {
  @Test func readsBackNumbersAndBits() throws {
    var dice = TestDice(seed: 5)
    for _ in 0..<200 {
      let numbers = (0..<50).map { _ in
        Int.random(in: 0..<1 << Int.random(in: 1...30, using: &dice), using: &dice)
      }
      var writer = ByteWriter()
      numbers.forEach { writer.varint($0) }
      var reader = ByteReader(writer.bytes)
      for number in numbers { #expect(try reader.varint() == number) }
      #expect(reader.isAtEnd)
      let parameter = Int.random(in: 0...15, using: &dice)
      var bits = BitWriter()
      for number in numbers {
        bits.rice(UInt32(number), parameter)
        bits.unary(number % 19, below: 19)
        bits.write(UInt32(number & 31), bits: 5)
      }
      let bytes = bits.finish()
      var region = BitReader(bytes, from: 0, to: bytes.count)
      for number in numbers {
        #expect(region.rice(parameter) == number)
        #expect(region.unary(below: 19) == number % 19)
        #expect(region.read(5) == number & 31)
      }
      #expect(region.isValid)
    }
  }

  /// Lists with chance contents: entries come back, impacts within half a step, the best of a cut list.
  @Test func readsBackLists() throws {
    var dice = TestDice(seed: 11)
    for round in 0..<300 {
      let documents = Int.random(in: 1...3_000, using: &dice)
      let count = Int.random(in: 1...4, using: &dice)
      var settings = SearchSettings()
      settings.listLimit = round % 3 == 0 ? 40 : 4_096
      let share = Double.random(in: 0.001...1, using: &dice)
      var workshop = ListWorkshop()
      var variants: [Variant] = []
      var expected: [[Int: Int]] = []
      for _ in 0..<count {
        var own: [Int: Int] = [:]
        for document in 0..<documents where Double.random(in: 0..<1, using: &dice) < share {
          own[document] = Int.random(in: 1...220, using: &dice)
        }
        if own.isEmpty { own[documents - 1] = 7 }
        let entries = own.sorted { $0.key < $1.key }.map {
          ListEntry(document: UInt64($0.key), impact: UInt64($0.value))
        }
        variants.append(Variant(form: variants.count * 7, entries: workshop.add(entries)))
        expected.append(own)
      }
      var documentBits = 1
      while 1 << documentBits < documents { documentBits += 1 }
      let encoder = ListEncoder(
        documents: documents, documentBits: documentBits,
        rarity: RarityTable(documents: documents), settings: settings)
      for byte in 1...3 { workshop.out.byte(byte) }
      let encoded = encoder.encode(variants, in: &workshop)
      let bytes = Array(encoded.bytes(in: workshop.out.bytes, presence: 5))
      let list = try PostingList(
        bytes, 0..<bytes.count, documents: documents, documentBits: documentBits)
      let all = Set(expected.flatMap(\.keys))
      #expect(list.frequency == all.count)
      for entry in list.entries {
        let impact = expected[list.variants[entry.variant].form / 7][entry.document]
        #expect(impact.map { abs($0 - entry.impact) <= 8 } ?? false)
      }
      if list.presence == nil {
        #expect(list.entries.count == expected.reduce(0) { $0 + $1.count })
      } else {
        #expect(list.entries.count == settings.listLimit)
        let size = min(SearchSettings.partSize, documents)
        #expect(Set(try PresenceList.documents(encoded.presence[0], size: size)) == all)
      }
    }
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

  /// Titles come back byte for byte, whatever stands in them.
  @Test func givesCardsBackAsTheyWere() async throws {
    let titles = [
      "Tổ tự quản “vùng xanh”, 163 hộ đồng tình!", "  Hai khoảng trắng",
      "UBND tỉnh Đắk Lắk: 10-CT/TU",
      "hoà và hòa, kỹ và kĩ, Mỹ Lý", "😀 cười (vui) — “ngoặc”", "H'Hen Niê & H’Hen Niê", "a  b", "x",
      "Ủy ban Mặt trận Tổ quốc; quý I/2021", "đ", "日本語 text", "kỹ thuật KỸ THUẬT Kỹ thuật",
    ]
    let site = await TestSite(
      titles.map { (title: $0, text: "tổ tự quản vùng xanh hộ đồng tình kĩ lí mĩ quí thuật chung") }
    )
    var options = SearchOptions()
    options.limit = 50
    let results = try site.search("chung", options).results
    #expect(results.count == titles.count)
    for result in results {
      #expect(result.title == titles[Int(result.id.dropFirst()) ?? 0])
      #expect(result.url == "/bai-viet/\(result.id)/")
      #expect(result.place == "tỉnh Khánh Hòa")
    }
  }

  /// Whatever is done to a file, the answer is right or an error.
  @Test func refusesDamagedFiles() async throws {
    var dice = TestDice(seed: 23)
    let stories = (0..<30).map {
      (title: "Bài \($0)", text: "dân vận khéo ở thôn \($0) covid lạ\($0) đồng lòng vùng xanh")
    }
    var settings = SearchSettings()
    settings.listLimit = 10
    settings.lexiconLimit = 8
    let site = await TestSite(stories, settings: settings)
    let queries = ["dân vận khéo", "covid", "lạ3 đồng", "thôn 7"]
    let right = try queries.map { try site.search($0).results.map(\.id) }
    let paths = site.files.keys.sorted().filter { $0.hasSuffix(".bin") }
    for _ in 0..<400 {
      let path = paths.randomElement(using: &dice) ?? ""
      var files = site.files
      var bytes = files[path] ?? []
      switch Int.random(in: 0..<3, using: &dice) {
      case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &dice))
      case 1:
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] ^=
          1 << UInt8.random(in: 0..<8, using: &dice)
      default: bytes = files[paths.randomElement(using: &dice) ?? ""] ?? []
      }
      guard bytes != files[path] else { continue }
      files[path] = bytes
      let damaged = files
      for (query, ids) in zip(queries, right) {
        do {
          let engine = try SearchEngine(try IndexReader { damaged[$0] })
          #expect(try engine.search(query).results.map(\.id) == ids)
        } catch is SearchIndexError {
          continue
        }
      }
    }
  }

  /// Behind the check, too, nothing that a list or a head may hold makes the reader fail.
  @Test func survivesAnyBytes() {
    var dice = TestDice(seed: 29)
    for _ in 0..<4_000 {
      let bytes = (0..<Int.random(in: 0...60, using: &dice)).map { _ in
        UInt8.random(in: 0...255, using: &dice)
      }
      do {
        _ = try PostingList(bytes, 0..<bytes.count, documents: 1_000, documentBits: 10)
      } catch {}
      do { _ = try Head(bytes) } catch {}
      do { _ = try PresenceList.documents(bytes, size: 100) } catch {}
      do { _ = try DateColumn.days(bytes, count: 20) } catch {}
    }
  }
}
