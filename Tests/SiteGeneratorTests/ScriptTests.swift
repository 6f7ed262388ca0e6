import Testing

@testable import SiteGenerator

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Test(arguments: [
  ("const a = 1;\n// why\nlet b = a + 2;\n", "const a=1;let b=a+2;"),
  ("  if (a) {\n\n    b();\n  }\n", "if(a){b();}\n"),
  ("return a - -b + +c;\n", "return a- -b+ +c;"),
  ("const s = 'a  b // c';\n", "const s = 'a  b // c';\n"),
  ("const s = 'it\\'s  so' + \"x  y\";\n", "const s='it\\'s  so'+\"x  y\";"),
  ("const r = / +x/;\nb ( c );\n", "const r = / +x/;\nb(c);"),
  ("const t = `a  ${b}`;\n", "const t = `a  ${b}`;\n"),
  ("a = b\n  + c\n", "a=b\n+c\n"), ("x = 1 .toString();\n", "x=1 .toString();"),
  ("x = a < !--b;\n", "x=a< !--b;"),
])
func leavesOutWhatBrowsersDoNotRead(script: String, published: String) {
  #expect(text(PublishedScripts.compact(Array(script.utf8))) == published)
}

@Test(arguments: [
  "const t = `a\n  // no remark\n`;\n", "const s = 'a \\\n  // b';\n", "/*\n// x */ y();\n",
])
func leavesScriptsAloneThatItMightBreak(script: String) {
  #expect(text(PublishedScripts.compact(Array(script.utf8))) == script)
}

@Test func namesModulesByTheirFingerprints() throws {
  let assets = [
    "a.js": "import { b } from './b.js';\nimport('./c.js');\n", "b.js": "import './c.js';\n",
    "c.js": "export const c = 1;\n", "style.css": "a { b: './c.js' }\n",
  ].mapValues { Array($0.utf8) }
  func published(_ assets: [String: [UInt8]]) -> [String: String] {
    var scripts = PublishedScripts(assets, declared: assets.keys.sorted())
    var names: [String: String] = [:]
    for path in assets.keys.sorted() { names[path] = text(scripts.bytes(of: path)) }
    return names
  }
  let before = published(assets)
  let c = PublishedAssets.fingerprinted("c.js", Array("export const c=1;".utf8))
  #expect(before["b.js"] == "import './\(c)';\n")
  #expect(before["style.css"] == "a { b: './c.js' }\n")
  // A change of the last module changes the addresses of all that lead to it.
  let after = published(assets.merging(["c.js": Array("export const c = 2;\n".utf8)]) { $1 })
  #expect(after["a.js"] != before["a.js"])
  #expect(after["b.js"] != before["b.js"])
}

@Test(arguments: [
  ("Gương sáng", "Gương sáng"), ("Gương sáng dân vận", "Gương sáng dân"),
  ("Abcdefghijklmnopqrstuvwxyz", "Abcdefghijklmnop"),
])
func shortensTheNameForBrowsers(title: String, short: String) {
  #expect(OpenSearch.shortName(title) == short)
}

@Test func describesTheSearchToBrowsers() {
  let xml = text(
    OpenSearch.description(
      title: "Gương & sáng", summary: "Về <dân vận>", lang: "vi",
      search: "https://guong.example/a/tim-kiem/"))
  #expect(xml.contains("<ShortName>Gương &amp; sáng</ShortName>"))
  #expect(xml.contains("<Description>Về &lt;dân vận&gt;</Description>"))
  #expect(xml.contains("template=\"https://guong.example/a/tim-kiem/?q={searchTerms}\""))
}
