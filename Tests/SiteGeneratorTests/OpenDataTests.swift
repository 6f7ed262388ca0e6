import Foundation
import Showcase
import Testing
import Text
import Vietnamese

@testable import Outputs

struct OpenDataTests {
  let catalogue: Catalogue
  let output: OpenData.Output

  init() async throws {
    catalogue = try await SmallSite.catalogue(SmallSite.content)
    output = OpenData.files(catalogue, try SmallSite.siteSettings())
  }

  func bytes(_ path: String) throws -> [UInt8] {
    try #require(output.files.first { $0.path == path }, "no file \(path)").bytes
  }

  /// A table as a reader of CSV sees it: each row by column.
  func table(_ name: String) throws -> (header: [String], rows: [[String: String]]) {
    let bytes = try bytes("data/\(name).csv")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasSuffix("\r\n"))
    let file = SourceFile(path: name, text: text.replacingOccurrences(of: "\r\n", with: "\n"))
    let (read, problems) = CSVReader.read(file)
    #expect(problems.isEmpty)
    let table = try #require(read)
    let header = table.header.map(\.text)
    let rows = table.rows.map { row in
      Dictionary(zip(header, row.cells.map(\.text)), uniquingKeysWith: { first, _ in first })
    }
    return (header, rows)
  }

  func row(_ name: String, _ id: String) throws -> [String: String] {
    try #require(try table(name).rows.first { $0["id"] == id }, "no \(id) in \(name)")
  }

  func object(_ name: String, _ id: String) throws -> [String: Any] {
    try #require(try jsonRows(try bytes("data/\(name).json")).first { $0["id"] as? String == id })
  }

  @Test func writesEveryTypeTwice() throws {
    let names = Catalogue.types.map { $0.schema.folder }
    #expect(
      output.files.map(\.path)
        == names.flatMap { ["data/\($0).csv", "data/\($0).json"] } + ["data/datapackage.json"])
    #expect(output.tables.map(\.csv) == names.map { "/nha-trang/data/\($0).csv" })
    #expect(output.tables.map(\.json) == names.map { "/nha-trang/data/\($0).json" })
    #expect(output.package == "/nha-trang/data/datapackage.json")
    for (name, listed) in zip(names, output.tables) {
      #expect(try table(name).rows.count == listed.rows)
      #expect(try jsonRows(try bytes("data/\(name).json")).count == listed.rows)
      #expect(!listed.summary.isEmpty)
    }
  }

  @Test func normalisesValues() throws {
    let story = try row("stories", "to-tu-quan")
    #expect(story["publishAt"] == "2021-08-11T08:00:00+07:00")
    #expect(story["topics"] == "tuyen-truyen|cham-lo")
    #expect(story["url"] == "https://guong.example/nha-trang/bai-viet/to-tu-quan/")
    #expect(story["wordCount"] == "10")
    #expect(
      story["results"]
        == #"[{"label":"Hộ cam kết","value":163.5,"unit":"hộ","asOf":"2021-08-31"}]"#)
    #expect(try row("localities", "nha-trang")["lat"] == "12.25")
    #expect(try row("localities", "nha-trang")["validFrom"] == "1900-01-01")
    #expect(try row("award-forms", "giay-khen")["statutory"] == "true")
    let object = try object("stories", "to-tu-quan")
    #expect(object["topics"] as? [String] == ["tuyen-truyen", "cham-lo"])
    #expect(object["wordCount"] as? Int == 10)
    #expect((object["results"] as? [[String: Any]])?.first?["value"] as? Double == 163.5)
    #expect((object["images"] as? [[String: Any]])?.first?["alt"] as? String == "Tổ tự quản")
    #expect(object["title"] as? String == "Tổ tự quản & \"nháy\" </script><script>")
  }

  @Test func marksSamples() throws {
    #expect(try row("stories", "mau")["sample"] == "true")
    #expect(try row("stories", "to-tu-quan")["sample"] == "false")
    #expect(try object("recipients", "to-5")["sample"] as? Bool == true)
    #expect(try object("recipients", "chi-hoa")["sample"] as? Bool == false)
  }

  @Test func keepsTheAddressOfADocumentApartFromItsPage() throws {
    let document = try row("documents", "14802-qd-ubnd-2021")
    #expect(document["url"] == "https://vb.example/1")
    #expect(document["page"] == "https://guong.example/nha-trang/van-ban/14802-qd-ubnd-2021/")
    #expect(try table("awards").header.contains("url") == false)
  }

  @Test func publishesNothingThatIsNotPublic() throws {
    for file in output.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("KHONG-CONG-BO"), "\(file.path)")
      #expect(!text.contains("faceConsent"), "\(file.path)")
      #expect(!text.contains("1961"), "\(file.path)")
      #expect(!text.contains("THAN-BAI"), "\(file.path)")
    }
    for type in Catalogue.types {
      let header = try table(type.schema.folder).header
      for field in type.schema.fields where !field.isPublic {
        #expect(!header.contains(field.name), "\(type.schema.name).\(field.name)")
      }
    }
  }

  @Test func tellsOfAwardsThatWereTakenBackInTheirTableOnly() throws {
    let award = try row("awards", "khen-2")
    #expect(award["status"] == "thu-hoi")
    #expect(award["revocation"] == "303/QĐ-UBND")
    #expect(award["revocationDate"] == "2021-12-01")
    #expect(try row("stories", "to-tu-quan")["awards"] == "khen-1")
    #expect(try object("stories", "to-tu-quan")["awards"] as? [String] == ["khen-1"])
  }

  @Test func leavesOutWithdrawnStories() throws {
    #expect(try table("stories").rows.map { $0["id"] } == ["mau", "to-tu-quan"])
    for name in ["data/stories.csv", "data/stories.json"] {
      #expect(!String(decoding: try bytes(name), as: UTF8.self).contains("đã gỡ"))
    }
  }

  @Test func writesNoFormulas() throws {
    #expect(try row("awards", "khen-1")["achievement"] == "'=1+1")
    #expect(try object("awards", "khen-1")["achievement"] as? String == "=1+1")
    #expect(try row("stories", "mau")["sapo"] == "'-5 hộ")
    for file in output.files where file.path.hasSuffix(".csv") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains(",=") && !text.contains("\n="))
    }
  }

  @Test func ordersRowsById() throws {
    for type in Catalogue.types {
      let ids = try table(type.schema.folder).rows.compactMap { $0["id"] }
      #expect(ids == ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
  }

  @Test func namesItsFieldsAsTheTablesDo() throws {
    let package = try jsonObject(try bytes("data/datapackage.json"))
    #expect(package["profile"] as? String == "tabular-data-package")
    #expect(package["name"] as? String == "guong-sang-viec-tot")
    #expect(package["homepage"] as? String == "https://guong.example/nha-trang/data/")
    #expect(package["licenses"] == nil)
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(resources.map { $0["name"] as? String } == Catalogue.types.map { $0.schema.folder })
    for resource in resources {
      let name = try #require(resource["name"] as? String)
      let path = try #require(resource["path"] as? String)
      #expect(resource["profile"] as? String == "tabular-data-resource")
      #expect(resource["bytes"] as? Int == (try bytes("data/" + path).count))
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: Any]])
      let header = try table(name).header
      #expect(fields.compactMap { $0["name"] as? String } == header)
      let keys = try #require(schema["primaryKey"] as? [String])
      #expect(keys.allSatisfy(header.contains))
      try checkRows(of: name, keys: keys, fields: fields)
    }
  }

  /// Every cell is of the declared type, every required one is there and no key occurs twice.
  func checkRows(of name: String, keys: [String], fields: [[String: Any]]) throws {
    var seen: Set<[String]> = []
    for row in try table(name).rows {
      #expect(seen.insert(keys.map { row[$0] ?? "" }).inserted)
      for field in fields {
        let column = try #require(field["name"] as? String)
        let cell = row[column] ?? ""
        let constraints = field["constraints"] as? [String: Any]
        if constraints?["required"] as? Bool == true { #expect(!cell.isEmpty, "\(name).\(column)") }
        guard !cell.isEmpty else { continue }
        switch field["type"] as? String {
        case "integer": #expect(Int(cell) != nil)
        case "number": #expect(Double(cell) != nil)
        case "boolean": #expect(["true", "false"].contains(cell))
        case "date": #expect(CivilDate(iso: cell)?.isoText == cell)
        case "datetime": #expect(Moment(iso: cell)?.rfc3339 == cell)
        default: #expect(field["type"] as? String == "string")
        }
        if let values = constraints?["enum"] as? [String] { #expect(values.contains(cell)) }
      }
    }
  }

  @Test func readsBackAsContent() throws {
    let bytes = try bytes("data/localities.csv")
    let text = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    let (table, _) = CSVReader.read(SourceFile(path: "x.csv", text: text))
    #expect(table?.rows.count == 4)
  }
}
