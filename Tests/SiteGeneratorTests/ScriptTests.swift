import Testing

@testable import Outputs
@testable import Pages

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Test(arguments: [
  ("const a = 1;\n// why\nlet b = a + 2;\n", "let a=1;let b=a+2;"),
  ("  if (a) {\n\n    b();\n  }\n", "if(a){b();}\n"),
  ("return a - -b + +c;\n", "return a- -b+ +c;"),
  ("const s = 'a  b // c';\n", "let s='a  b // c';"),
  ("const s = 'it\\'s  so' + \"x  y\";\n", "let s='it\\'s  so'+\"x  y\";"),
  ("const r = / +[/ '] x/g;\nb ( c );\n", "let r= / +[/ '] x/g;b(c);"),
  ("return /a  b/ . test ( c );\n", "return /a  b/.test(c);"), ("x = a / b + c;\n", "x=a /b+c;"),
  ("if (a) / b + c/.test(d);\n", "if (a) / b + c/.test(d);\n"),
  ("a = b; // why  so\n", "a = b; // why  so\n"), ("a = / b + c\n", "a = / b + c\n"),
  ("const t = `a  ${b + ' } '}  c` + d;\n", "let t=`a  ${b + ' } '}  c`+d;"),
  ("const t = `a  ${`b  c`} + d`;\n", "const t = `a  ${`b  c`} + d`;\n"),
  ("f(() => {\n  a = b\n})\n", "f(()=>{a=b})\n"), ("f(() => {\n  b();\n});\n", "f(()=>{b();});"),
  ("f(() => {\n  b = c;\n});\n", "f(()=>{b=c});"),
  ("{\n  if (a) b(); else;\n}\n", "{if(a)b();else;}\n"),
  ("a.const ( { const: b } );\n", "a.const({const:b});"), ("const { a } = b;\n", "let{a}=b;"),
  ("a = b\n  + c\n", "a=b\n+c\n"), ("x = 1 .toString();\n", "x=1 .toString();"),
  ("x = a < !--b;\n", "x=a< !--b;"), ("const f = (a) => a;\n", "let f=a=>a;"),
  ("f(async (a) => { b(a) });\n", "f(async a=>{b(a)});"),
  ("f((a, b) => c, () => (d));\n", "f((a,b)=>c,()=>(d));"),
])
func leavesOutWhatBrowsersDoNotRead(script: String, published: String) {
  #expect(text(CompactScript.text(Array(script.utf8))) == published)
}

@Test(arguments: [
  "const t = `a\n  // no remark\n`;\n", "const s = 'a \\\n  // b';\n", "/*\n// x */ y();\n",
])
func leavesScriptsAloneThatItMightBreak(script: String) {
  #expect(text(CompactScript.text(Array(script.utf8))) == script)
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
  let c = PublishedAssets.fingerprinted("c.js", Array("export let c=1;".utf8))
  #expect(before["b.js"] == "import'./\(c)';")
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

@Test func joinsTheModulesOfAScript() {
  let assets = [
    "a.js":
      "import { b } from './b.js';\nimport { C } from './c.js';\n\nb(new C());\nexport { b };\n",
    "b.js":
      "import { C } from './c.js';\n\nconst own = 1;\nexport async function b() { return own; }\n",
    "c.js":
      "const own = 2;\nexport const one = (own);\nexport class C {}\nexport function* d() {}\n",
    "d.js": "d();\n",
  ].mapValues { Array($0.utf8) }
  var scripts = PublishedScripts(assets, declared: ["a.js"])
  #expect(
    text(scripts.bytes(of: "a.js")) == """
      let $0=(()=>{let own=2;let one=(own);class C{}
      function*d(){}
      return{one,C,d}})();let $1=(()=>{let{C}=$0;let own=1;async function b(){return own;}
      return{b}})();let{b}=$1;let{C}=$0;b(new C());export{b};
      """)
  #expect(scripts.joined == ["b.js", "c.js"])
}

@Test(arguments: [
  ("const own = 1;\nfunction a() {\n  const b = own;\n}\n", false), ("const b = 1;\n", true),
  ("const { b } = c;\n", true),
  ("function* name() {}\n", true), ("const [\n  d, b\n] = c;\n", true),
  ("let d = 1, b = 2;\n", true), ("let d, b;\n", true), ("let d = f(1, 2), e = 'a, b';\n", true),
  ("const d = (x, y = ', ') => [x, y];\n", false),
])
func keepsNamesOfModulesApart(script: String, isWrapped: Bool) {
  let assets = ["a.js": "import { b } from './b.js';\n\(script)", "b.js": "export const b = 1;\n"]
  let joined = JoinedScript("a.js", of: assets.mapValues { Array($0.utf8) }, apart: ["a.js"])
  #expect(text(joined?.text ?? []).contains("return {") == isWrapped)
}

@Test(arguments: [
  "import { b as x } from './b.js';\n", "import b from './b.js';\n",
  "import { a } from './a.js';\n",
  "import { c } from './c.js';\n", "import { d } from './d.js';\n",
  "import { e } from './none.js';\n",
  "import('./b.js');\n",
])
func leavesModulesApartThatItDoesNotUnderstand(script: String) {
  let assets = [
    "a.js": script, "b.js": "export const b = 1;\n", "c.js": "export default 1;\n",
    "d.js": "import { a } from './a.js';\nexport const d = 1;\n",
  ].mapValues { Array($0.utf8) }
  var scripts = PublishedScripts(assets, declared: ["a.js"])
  let published = text(scripts.bytes(of: "a.js"))
  #expect(published.contains(script.contains("(") ? "import('./b.js')" : "import"))
  #expect(scripts.joined.isEmpty)
}
