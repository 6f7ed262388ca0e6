import TestSupport

/// Writes YAML documents, valid and odd, from a seed.
struct DocumentGenerator {
  private var random: Dice
  /// Whether the document keeps to what people write; the others hold every oddity below.
  private var isOrdinary = false

  init(seed: UInt64) { random = Dice(seed: seed) }

  mutating func document() -> String {
    isOrdinary = chance(2)
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<5: return tree()
    case 5..<9: return mutated(tree())
    default: return soup()
    }
  }

  private mutating func tree() -> String {
    var out = ""
    if chance(8) { out += "---\n" }
    if chance(8) { out += "# một chú thích\n\n" }
    if chance(12) {
      sequence(indent: 0, depth: 0, to: &out)
    } else {
      mapping(indent: chance(20) ? 2 : 0, depth: 0, to: &out, firstInline: false)
    }
    if chance(6), out.hasSuffix("\n") { out.removeLast() }
    return out
  }

  private mutating func chance(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &random) == 0 }

  private mutating func pick<T>(_ values: [T]) -> T {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  private static let ordinaryPlains = [
    "Nguyễn Thị Ba", "no", "012", "12:30", "1e3", "~", "null", "2021-02-30", "a:b", "a#b", "it's",
    "-5",
    "http://x.vn/a?b=c&d", "x - y", "50%", "a, b", "cộng đồng  ", "x]", "tab\tbên trong", "…", "👏🏽",
  ]
  private static let ordinaryQuoteds = [
    "\"a\"", "\"\"", "''", "'it''s'", "\"a\\nb\"", "\"\\u0110\\x41\"", "\"a: b # c\"", "'a: b # c'",
  ]
  private static let ordinaryFlows = [
    "[]", "{}", "[a, b]", "[a, b,]", "[ a , \"b, c\" , 'd' ]", "[[a], [b, [c]]]", "{a: 1, b: 2}",
    "{ a: 1 , b: [x, y] }", "[{a: b}, {c: d}]", "[Hà Nội, Huế, Đà Nẵng]", "[http://x, 12:30]",
  ]
  private static let ordinaryHeaders = ["|", ">", "|-", ">-", "|+", ">+"]

  private mutating func plain() -> String { pick(isOrdinary ? Self.ordinaryPlains : Self.plains) }
  private mutating func quoted() -> String {
    pick(isOrdinary ? Self.ordinaryQuoteds : Self.quoteds)
  }

  private static let keys = [
    "title", "tên", "nơi ở", "a", "b1", "key with space", "summary", "ngày-sinh", "x.y", "d", "e",
    "\"quoted\"", "'đơn'", "https://x", "a#b", "-x", "no", "12:30", "~",
  ]
  private static let plains = [
    "Nguyễn Thị Ba", "no", "012", "12:30", "1e3", "~", "null", "2021-02-30", "a:b", "a #b", "a#b",
    "http://x.vn/a?b=c&d", "- x", "-5", "x - y", "Gương: sáng", "\"Ong vàng\" ở tổ 3", "it's",
    "50%",
    "a, b", "[x", "x]", "{", "a}b", "cộng đồng  ", "tab\tbên trong", "é", "*sao*", "&và", "!tag v",
    "@x", "`x`", "%x", "? q", ": x", ":x", "?x", "<<", "a:", "Đ", "…", "a\u{A0}b", "\u{A0}",
    "dài dài dài dài dài dài dài dài", "x # chú thích", "#không", "|x", ">", "\\n", "👏🏽", "---",
    "...",
  ]
  private static let quoteds = [
    "\"a\"", "\"\"", "''", "'it''s'", "\"a\\nb\"", "\"\\u0110\\x41\\U0001F44F\"", "\"a: b # c\"",
    "'a: b # c'", "\"tab\\t\"", "\"\\\"x\\\"\"", "\"sai \\q\"", "\"Đồng Tháp\" # c", "\"a\" b",
    "'a'b", "\"\\_\\N\\L\\P\\e\\0\\a\\/\\ \"", "\"\\ud800\"", "\"nhiều\n    dòng\n\n    nữa\"",
    "'nhiều\n    dòng  \n    nữa'", "\"mở", "'mở", "\"nối \\\n    dòng\"", "\"a\"#x", "\"a\": b",
    "\"thiếu\nthụt lề\"", "\"dài\n\n\n   hết\\\n\n   x\"",
  ]
  private static let flows = [
    "[]", "{}", "[a, b]", "[a, b,]", "[ a , \"b, c\" , 'd' ]", "[[a], [b, [c]]]", "{a: 1, b: 2}",
    "{ a: 1 , b: [x, y] }", "[{a: b}, {c: d}]", "[a: b]", "{a}", "{a: }", "{a: 1, a: 2}",
    "[a, , b]",
    "[a", "{a: 1", "[a]]", "[a] b", "[a] # c", "{\"k\": v}", "{\"k\":v}", "[http://x, 12:30]",
    "[a,\n  b]", "[-1, - 2]", "[*a, &b c]", "[Hà Nội, Huế, Đà Nẵng]", "[a b, c d ]", "{a:b}",
    "[a:,b]",
    "[a #b]", "[a#b]", "{? a : b}", "[x?, y]", "[~, <<]", "{<<: x}", "[!t x]", "[a]: b", "[.5, =x]",
  ]
  private static let headers = [
    "|", ">", "|-", ">-", "|+", ">+", "|2", ">1-", "| # c", "|x", "|-2", ">+3", "|9", "|0", "| ",
    "|#c",
  ]

  private mutating func mapping(
    indent: Int, depth: Int, to out: inout String, firstInline: Bool
  ) {
    let pad = String(repeating: " ", count: indent)
    for index in 0..<Int.random(in: 1...(depth == 0 ? 8 : 3), using: &random) {
      if !(firstInline && index == 0) {
        noise(indent: indent, to: &out)
        out += pad
      }
      if !isOrdinary { out += pick(Self.keys) }
      if isOrdinary || chance(4) { out += "k\(Int.random(in: 0..<500, using: &random))" }
      if chance(30) { out += " " }
      out += ":"
      value(indent: indent, depth: depth, to: &out)
    }
  }

  private mutating func noise(indent: Int, to out: inout String) {
    if chance(15) { out += "\n" }
    if chance(20) { out += "   # ghi chú: x\n" }
    if chance(60) { out += "  \n" }
    if chance(150) { out += "\t\n" }
    if chance(150) { out += "\u{A0}\n" }
  }

  private mutating func value(indent: Int, depth: Int, to out: inout String) {
    switch Int.random(in: 0..<20, using: &random) {
    case 0: out += chance(2) ? "\n" : " # trống\n"
    case 1, 2: out += "\n" + pad(indent + 2) + scalar(indent: indent) + "\n"
    case 3, 4: out += " " + quoted() + "\n"
    case 5, 6: out += " " + pick(isOrdinary ? Self.ordinaryFlows : Self.flows) + "\n"
    case 7, 8: blockScalar(indent: indent, to: &out)
    case 9 where depth < 4, 10 where depth < 4:
      out += "\n"
      mapping(
        indent: indent + Int.random(in: 1...4, using: &random), depth: depth + 1, to: &out,
        firstInline: false)
    case 11 where depth < 4, 12 where depth < 4:
      out += "\n"
      sequence(indent: indent + (chance(2) ? 0 : 2), depth: depth + 1, to: &out)
    case 13:
      out += " " + plain() + "\n" + pad(indent + 1) + plain() + "\n"
    case 14 where !isOrdinary && chance(4):
      out += " " + pick(["&a x", "*a", "!t x", "!!str 1", "&b", "!<x> y"]) + "\n"
    default: out += " " + scalar(indent: indent) + (chance(8) ? "  # c" : "") + "\n"
    }
  }

  private mutating func scalar(indent: Int) -> String {
    chance(3) ? quoted() : plain()
  }

  private func pad(_ count: Int) -> String { String(repeating: " ", count: count) }

  private mutating func blockScalar(indent: Int, to out: inout String) {
    out += " " + pick(isOrdinary ? Self.ordinaryHeaders : Self.headers) + "\n"
    let base = indent + Int.random(in: 0...3, using: &random)
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: out += "\n"
      case 1: out += pad(base + Int.random(in: 0...3, using: &random)) + "\n"
      case 2: out += pad(base + 2) + "* thụt: sâu\n"
      case 3: out += pad(base) + "# không phải chú thích\n"
      default: out += pad(base) + plain() + "\n"
      }
    }
  }

  private mutating func sequence(indent: Int, depth: Int, to out: inout String) {
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      noise(indent: indent, to: &out)
      out += pad(indent) + "-"
      switch Int.random(in: 0..<8, using: &random) {
      case 0 where depth < 4, 1 where depth < 4:
        out += " "
        mapping(indent: indent + 2, depth: depth + 1, to: &out, firstInline: true)
      case 2 where depth < 4:
        out += "   "
        mapping(indent: indent + 4, depth: depth + 1, to: &out, firstInline: true)
      case 3 where depth < 4: out += " - x\n" + pad(indent + 2) + "- y\n"
      default: value(indent: indent, depth: depth, to: &out)
      }
    }
  }

  private static let signs = Array("-?:,[]{}#&*!|>'\"%@` \n\t\\~<=abđ0.\u{A0}é\n  :").map(
    String.init)

  private mutating func mutated(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...3, using: &random) where !scalars.isEmpty {
      let index = Int.random(in: 0..<scalars.count, using: &random)
      let sign = Array(pick(Self.signs).unicodeScalars)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: scalars.remove(at: index)
      case 1: scalars.insert(contentsOf: sign, at: index)
      default: scalars.replaceSubrange(index...index, with: sign)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private mutating func soup() -> String {
    var out = ""
    for _ in 0..<Int.random(in: 1...25, using: &random) { out += pick(Self.signs) }
    return out
  }
}
