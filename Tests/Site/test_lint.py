"""The lint rule that keeps a switch from hiding a kind of record, a taxonomy, a layout or a choice."""

import importlib.util
import unittest

from support import ROOT

spec = importlib.util.spec_from_file_location("lint", ROOT / "Scripts" / "lint.py")
lint = importlib.util.module_from_spec(spec)
spec.loader.exec_module(lint)

ENUMS = """
package enum RecordKind: String, CaseIterable, Sendable {
  case story
  case awardForm = "award-form"
  case page

  var type: Int { switch self { case .story: 1 case .awardForm: 2 case .page: 3 } }
}
enum Status: String, ChoiceValue {
  case proposed = "de-nghi", decided
}
enum Body { case page(Int), file }
"""


def switch(*cases: str) -> str:
    return "func f() {\n  switch value {\n  " + "\n  ".join(cases) + "\n  }\n}\n"


class Lint(unittest.TestCase):
    def found(self, source: str) -> list[str]:
        return lint.hidden_cases("a.swift", source, lint.exhaustive_enums([ENUMS]))

    def test_reads_the_cases_of_the_enumerations(self):
        self.assertEqual(
            lint.exhaustive_enums([ENUMS]), [{"story", "awardForm", "page"}, {"proposed", "decided"}])

    def test_refuses_a_default_over_kinds_and_choices(self):
        self.assertEqual(
            self.found(switch("case .story: a()", "default: b()")),
            ["a.swift:2: 'default:' hides cases: name them all"])
        for cases in (["case .story, .page:", "  a()"], ["case .decided?: a()", "case nil: b()"],
                      ["case .story where c: a()"], ["case .story:", "  if x { switch y { case 1: a() } }"]):
            self.assertEqual(len(self.found(switch(*cases, "default: b()"))), 1, cases)

    def test_lets_other_switches_be(self):
        for cases in (["case .story: a()", "case .page, .awardForm: b()"], ["case .file: a()", "default: b()"],
                      ["case .page(let n): a(n)", "default: b()"], ["case 1: a()", "default: b()"],
                      ['case "story": a()', "default: b()"], ["// default:", "case .story: a()"],
                      ["case .story:", "  switch n {", "  case 1: a()", "  default: b()", "  }"]):
            self.assertEqual(self.found(switch(*cases)), [], cases)

    def test_finds_none_in_the_sources(self):
        sources = [path.read_text("utf-8") for path in (ROOT / "Sources").rglob("*.swift")]
        enums = lint.exhaustive_enums(sources)
        self.assertGreaterEqual(len(enums), 20)
        self.assertEqual([hit for source in sources for hit in lint.hidden_cases("", source, enums)], [])
