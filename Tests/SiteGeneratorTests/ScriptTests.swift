import Foundation
import Testing
import Text

@testable import SiteBuilder
@testable import Outputs
@testable import Pages

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Test(arguments: [
  ("import { a } from './b.js';\n", ["./b.js"], [true]),
  ("import{a}from\"./b.js\"", ["./b.js"], [true]),
  ("import {\n  a, // from 'c'\n} from\n  './b.js';\n", ["./b.js"], [true]),
  ("import a, * as b from '../b.js';\n", ["../b.js"], [true]),
  ("import './b.js';\n  import './c.js';\n", ["./b.js", "./c.js"], [true, true]),
  ("export * from './b.js';\nexport { c } from './c.js';\n", ["./b.js", "./c.js"], [true, true]),
  ("const b = await import('./b.js');\n", ["./b.js"], [false]),
  ("if (a) import (\n  './b.js',\n);\n", ["./b.js"], [false]),
  ("// import { a } from './b.js';\n  // import './b.js'\n", [], []),
  ("import 'b.js';\nimport '/b.js';\nimport 'https://example.com/b.js';\n", [], []),
  ("const a = './b.js';\nfetch('./b.js');\nArray.from('./b.js');\n", [], []),
  ("a.import('./b.js');\nreimport('./b.js');\nđfrom './b.js';\n", [], []),
  ("import './b.js\n';\nimport './c.js\";\n", [], []), ("import './b.js", [], []), ("'", [], []),
])
func findsTheModulesThatAScriptImports(script: String, paths: [String], isStatic: [Bool]) {
  let found = ModuleSpecifier.all(in: Array(script.utf8))
  #expect(found.map { text(Array(Array(script.utf8)[$0.range])) } == paths)
  #expect(found.map(\.isStatic) == isStatic)
}

@Test(arguments: [
  ("./b.js", "a.js", "b.js"), ("./b.js", "search/a.js", "search/b.js"),
  ("../b.js", "search/a.js", "b.js"), ("./../x/./b.js", "search/a.js", "x/b.js"),
  ("../b.js", "a.js", nil),
])
func resolvesAModuleFromTheScript(specifier: String, script: String, path: String?) {
  #expect(FingerprintedAssets.resolve(specifier, from: script) == path)
}

/// A theme whose script loads modules, in a folder and above it, statically and later.
private let modules = [
  "a.js": "import { b } from './lib/b.js';\nimport './c.js';\nb(() => import('./late.js'));\n",
  "c.js": "export * from './lib/d.js';\n", "late.js": "export default './c.js';\n",
  "lib/b.js": "export { b } from './d.js';\nimport '../c.js';\n",
  "lib/d.js": "export const b = 1;\n",
  "alone.js": "import './c.js';\n",
]

private func fixture(_ modules: [String: String], script: String = "a.js") throws -> SiteFixture {
  var fixture = try SiteFixture()
  fixture["themes/tiny/theme.yml"] += "  script: \(script)\n"
  for (path, text) in modules { fixture["themes/tiny/assets/\(path)"] = text }
  return fixture
}

/// The published scripts by the paths that they have in the theme.
private func scripts(_ site: BuiltSite) -> [String: (name: String, text: String)] {
  var found: [String: (name: String, text: String)] = [:]
  for path in site.paths where path.hasPrefix("assets/") && path.hasSuffix(".js") {
    let name = String(path.dropFirst("assets/".count))
    let source = name.replacing(/\.[0-9a-f]{10}\.js$/, with: ".js")
    found[source] = (name, site[path])
  }
  return found
}

@Test func namesModulesByTheirFingerprints() async throws {
  let site = try await fixture(modules).build()
  #expect(site.problems == [])
  let published = scripts(site)
  #expect(published.keys.sorted() == modules.keys.sorted())
  func name(_ path: String) -> String { published[path]?.name ?? "" }
  func last(_ path: String) -> String { String(name(path).split(separator: "/").last ?? "") }
  #expect(
    published["a.js"]?.text
      == "import { b } from './lib/\(last("lib/b.js"))';\nimport './\(name("c.js"))';\n"
      + "b(() => import('./\(name("late.js"))'));\n")
  #expect(
    published["lib/b.js"]?.text
      == "export { b } from './\(last("lib/d.js"))';\nimport '../\(name("c.js"))';\n")
  for path in modules.keys where path != "alone.js" {
    let text = published[path]?.text ?? ""
    #expect(name(path) == FingerprintedAssets.fingerprinted(path, Array(text.utf8)))
  }
  // What is no import stays, and so does a script that nothing leads to.
  #expect(published["late.js"]?.text == modules["late.js"])
  #expect(name("alone.js") == "alone.js" && published["alone.js"]?.text == modules["alone.js"])
}

@Test func givesNewNamesToAllThatLeadToAChangedModule() async throws {
  let before = scripts(try await fixture(modules).build())
  var changed = modules
  changed["c.js"] = "export const c = 2;\n"
  let after = scripts(try await fixture(changed).build())
  let renamed = before.keys.filter { before[$0]?.name != after[$0]?.name }.sorted()
  #expect(renamed == ["a.js", "c.js", "lib/b.js"])
}

@Test func replacesAModuleOfTheParent() async throws {
  var fixture = try fixture(modules)
  fixture["themes/con/theme.yml"] = "parent: tiny\n"
  fixture["themes/con/assets/lib/d.js"] = "import './own.js';\nexport const b = 3;\n"
  fixture["themes/con/assets/lib/own.js"] = "export {};\n"
  let before = scripts(try await fixture.build())
  let site = try await fixture.build { $0.theme = "con" }
  #expect(site.problems == [])
  let after = scripts(site)
  #expect(after["lib/d.js"]?.text.hasSuffix("export const b = 3;\n") == true)
  #expect(after["lib/own.js"]?.name != "lib/own.js")
  #expect(after["a.js"]?.name != before["a.js"]?.name)
}

/// Modules are preloaded in the order in which browsers run them, those that a script may load later not at all.
@Test func listsTheModulesToPreload() async throws {
  var fixture = try fixture(modules)
  fixture["themes/tiny/layouts/page.mustache"] =
    "{{<base}}\n{{$main}}\n{{#assets.scriptModules}}{{.}}\n{{/assets.scriptModules}}\n"
    + "{{assets.script}}!\n{{/main}}\n{{/base}}\n"
  let site = try await fixture.build()
  #expect(site.problems == [])
  let names = scripts(site)
  let expected = ["lib/d.js", "c.js", "lib/b.js", "a.js"].map { "/assets/\(names[$0]?.name ?? "")" }
  let list = expected.joined(separator: "\n") + "\n\(expected.last ?? "")!"
  #expect(!site.files(with: list).isEmpty, "no page has \(list)")
}

@Test func letsAThemeNameAFileLikeAListOfModules() async throws {
  var fixture = try fixture(modules)
  fixture["themes/tiny/theme.yml"] += "  scriptModules: style.css\n"
  fixture["themes/tiny/layouts/page.mustache"] =
    "{{<base}}\n{{$main}}\nthe file {{assets.scriptModules}}\n{{/main}}\n{{/base}}\n"
  let site = try await fixture.build()
  #expect(site.problems == [])
  #expect(!site.files(with: "the file /assets/style.").isEmpty)
}

@Test(arguments: [
  (["a.js": "\n  import './khong-co.js';\n"], ["a.js:2:11 missing-module"]),
  (["a.js": "/* Ấ */ import('./style.cs');\n"], ["a.js:1:17 missing-module"]),
  (["a.js": "import '../a.js';\n"], ["a.js:1:9 missing-module"]),
  (["a.js": "import './b.js';\n", "b.js": "import './c.js';\n"], ["b.js:1:9 missing-module"]),
  (["a.js": "import './a.js';\n"], ["a.js:1:9 import-cycle"]),
  (
    ["a.js": "import './b.js';\n", "b.js": "\n import './c.js';\n", "c.js": "import('./b.js');"],
    ["c.js:1:9 import-cycle"]
  ),
])
func refusesModulesThatCannotBePublished(modules: [String: String], problems: [String]) async throws
{
  let place = try SitePlace()
  let before = try await place.build(SiteFixture())
  let site = try await place.build(fixture(modules))
  #expect(site.problems == problems.map { "themes/tiny/assets/\($0)" })
  #expect(site.report.exitCode == 2)
  #expect(site.files == before.files)
}

@Test func tellsTheNearestFileAndTheWayOfACycle() async throws {
  let missing = try await fixture(["a.js": "import './lib/bb.js';\n", "lib/b.js": ""]).build()
  #expect(missing.messages.contains("lib/bb.js"))
  #expect(missing.messages.contains("'lib/b.js'"))
  let cycle = try await fixture([
    "a.js": "import './b.js';\n", "b.js": "import './c.js';\n", "c.js": "import './b.js';\n",
  ]).build()
  #expect(cycle.messages.contains("b.js → c.js → b.js"))
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
