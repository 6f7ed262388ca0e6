import Testing
import Text

struct CSVReaderTests {
  private func read(_ text: String) -> (table: CSVTable?, problems: [String]) {
    let (table, diagnostics) = CSVReader.read(SourceFile(path: "a.csv", text: text))
    return (table, diagnostics.map { "\($0.position.line):\($0.position.column) \($0.code)" })
  }

  /// The cases that the csv-spectrum collection names, and a few of spreadsheets in Viet Nam.
  @Test(arguments: [
    ("first,address\nAn,\"1, Lê Lợi\"\n", [["first", "address"], ["An", "1, Lê Lợi"]]),
    ("a,b\n1,\"\"\n,\"3\"\n", [["a", "b"], ["1", ""], ["", "3"]]),
    ("a,b\n1,\"ha \"\"ha\"\" ha\"\n", [["a", "b"], ["1", "ha \"ha\" ha"]]),
    ("k,v\n1,\"{\"\"a\"\": \"\"b\"\"}\"\n", [["k", "v"], ["1", "{\"a\": \"b\"}"]]),
    ("a,b\n\"Một\nhai\",3\n4,5", [["a", "b"], ["Một\nhai", "3"], ["4", "5"]]),
    ("a,b\n\"\"\"\n\"\"\",x\n", [["a", "b"], ["\"\n\"", "x"]]),
    ("a\n1\n2\n", [["a"], ["1"], ["2"]]),
    ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
    ("\"a,b,c\";d\n1;2\n", [["a,b,c", "d"], ["1", "2"]]),
    ("a\tb\n1\t2\n\t3\n", [["a", "b"], ["1", "2"], ["", "3"]]),
    (" a , \u{A0}b\u{A0} \n  1 2 , \" 3 \" \n", [["a", "b"], ["1 2", " 3 "]]),
    ("# ghi chú\n\na,b\n\n# ghi, chú\n1,2\n  \n,\n\"\",\n\n", [["a", "b"], ["1", "2"]]),
    ("a,b,\n1,2,\n3,4\n", [["a", "b"], ["1", "2"], ["3", "4"]]),
    ("a,b\n", [["a", "b"]]),
    ("a,b", [["a", "b"]]),
    ("a,b\nTổ \"Ong vàng\",2\n", [["a", "b"], ["Tổ \"Ong vàng\"", "2"]]),
    ("a,b\n1,#2\n", [["a", "b"], ["1", "#2"]]),
  ])
  func readsATable(text: String, cells: [[String]]) {
    let (table, problems) = read(text)
    #expect(problems == [])
    let found = table.map { table in
      [table.header.map(\.text)] + table.rows.map { $0.cells.map(\.text) }
    }
    #expect(found == cells)
  }

  @Test(arguments: [
    ("", "1:1 csv-empty"), ("\n \n# x\n", "1:1 csv-empty"),
    ("a,b\n1,2\n3,\"mở\n5,6\n7,8\n", "3:3 csv-unclosed-quote"),
    ("a,b\n1,\"mở\"\"", "2:3 csv-unclosed-quote"),
    ("a,b\n\"x\" y,2\n", "2:5 csv-text-after-quote"),
    ("a,b,a\n", "1:5 csv-duplicate-header"), ("a, \"a \"\n", "1:4 csv-duplicate-header"),
    ("a,,b\n", "1:3 csv-empty-header"), ("a,b,,\n", "1:5 csv-empty-header"),
    ("a,b\nđ,2,3\n", "2:5 csv-too-many-cells"), ("a,b\n1,2,\n", "2:5 csv-too-many-cells"),
    ("a,b\n1,2\n\"x\ny\",1\n3\n", "5:1 csv-too-few-cells"),
    ("a,b,\n1,2,3\n", "2:5 csv-too-many-cells"),
    ("a,b\n1," + String(repeating: "x", count: 1_048_577) + "\n", "2:3 csv-cell-too-large"),
  ])
  func reportsTheProblemWhereItIs(text: String, problem: String) {
    #expect(read(text).problems == [problem])
  }

  /// Control characters of ASCII stay for the field to refuse; what is no character becomes U+FFFD with a warning.
  @Test(arguments: [0x85, 0x9F, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF])
  func readsWhatIsNoCharacterAsTheReplacementCharacter(_ value: UInt32) throws {
    let character = String(try #require(Unicode.Scalar(value)))
    let (table, problems) = read("a,b\(character)\nđ\(character),\"x\"\"\(character)\"\n")
    #expect(problems == ["1:4", "2:2", "2:8"].map { "\($0) forbidden-character" })
    #expect(table?.header.map(\.text) == ["a", "b\u{FFFD}"])
    #expect(table?.rows.first?.cells.map(\.text) == ["đ\u{FFFD}", "x\"\u{FFFD}"])
  }

  @Test func keepsControlCharactersForTheFieldToRefuse() {
    let (table, problems) = read("a\nx\u{1}y\u{7F}\u{FFFE}\n")
    #expect(problems == ["2:5 forbidden-character"])
    #expect(table?.rows.first?.cells.first?.text == "x\u{1}y\u{7F}\u{FFFD}")
  }

  @Test func namesTheRowAndTheCounts() throws {
    let file = SourceFile(path: "a.csv", text: "a,b,c\n1,2\n")
    let found = try #require(CSVReader.read(file).1.first)
    #expect(found.message.en == "the row on line 2 has 2 cells, the header has 3")
  }

  @Test func reportsAllBadRowsAndKeepsTheGoodOnes() {
    let (table, problems) = read("a,b\n1\n2,3\n\"x\"y,4\n5,6\n")
    #expect(problems == ["2:1 csv-too-few-cells", "4:4 csv-text-after-quote"])
    #expect(table?.rows.map(\.line) == [3, 5])
  }

  @Test func knowsThePlaceOfEveryCell() throws {
    let file = SourceFile(path: "a.csv", text: "a;b\n\"một\nhai\"; \"ba\"\n  đủ ;x\n")
    let table = try #require(CSVReader.read(file).0)
    let places = table.rows.map { row in
      row.cells.map { cell in
        let position = file.position(at: cell.offset)
        return "\(position.line):\(position.column)"
      }
    }
    #expect(places == [["2:1", "3:7"], ["4:3", "4:7"]])
    #expect(table.rows.map(\.line) == [2, 4])
    #expect(table.separator == UInt8(ascii: ";"))
  }

  @Test func stopsAtTheLimits() {
    let rows = String(repeating: "1\n", count: CSVReader.rowLimit)
    #expect(read("a\n" + rows).problems == [])
    #expect(read("a\n" + rows + "1\n").problems == ["1000002:1 csv-too-many-rows"])
    let bad = read("a\n" + String(repeating: "1,2\n", count: 5_000)).problems
    #expect(bad.count == CSVReader.problemLimit + 1)
    #expect(bad.last == "1002:1 csv-too-many-problems")
  }
}
