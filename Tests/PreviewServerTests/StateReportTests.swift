import Foundation
import Testing
import Text
import Vietnamese

@testable import PreviewServer

@Suite struct StateReportTests {
  private struct Site: PreviewSnapshot {
    var basePath = ""
    var problems: [Diagnostic] = []
    var counts = PreviewCounts()
    var paths: [String] = []
    func answer(at path: String) -> PreviewAnswer { .absent(nil) }
    func facts(at path: String) -> PageFacts? { nil }
  }

  private func problem(_ line: Int, _ severity: Diagnostic.Severity = .error) -> Diagnostic {
    Diagnostic(
      path: "content/a.md", position: Position(line: line, column: 2), severity: severity,
      code: "x", message: Message(en: "wrong </script>", vi: "sai"),
      hint: Message(en: "do", vi: "làm"), excerpt: "dòng \u{202E}\u{1}")
  }

  private func json(
    _ site: Site, page: StateReport.Page? = nil, follows: Bool = false,
    _ language: MessageLanguage = .vi
  ) throws -> [String: Any] {
    let report = StateReport(run: "r", language: language, follows: follows)
    let current = CurrentSnapshot(site)
    current.replace(with: PreviewUpdate(snapshot: site, saved: "/bài/"))
    let bytes = report.json(current.state, page: page)
    let object = try JSONSerialization.jsonObject(with: Data(bytes))
    return try #require(object as? [String: Any])
  }

  @Test func listsErrorsAndCountsTheRest() throws {
    var site = Site()
    site.problems = (1...250).map { problem($0) } + [problem(1, .warning)]
    let problems = try #require(try json(site)["problems"] as? [String: Any])
    #expect(problems["errors"] as? Int == 250)
    #expect(problems["warnings"] as? Int == 1)
    #expect(problems["omitted"] as? Int == 50)
    let list = try #require(problems["list"] as? [[String: Any]])
    #expect(list.count == 200)
    #expect(list[0]["message"] as? String == "sai")
    #expect(list[0]["hint"] as? String == "làm")
    #expect(list[0]["excerpt"] as? String == "dòng \u{202E}\u{1}")
    let english = try #require(try json(site, .en)["problems"] as? [String: Any])
    #expect((english["list"] as? [[String: Any]])?[0]["message"] as? String == "wrong </script>")
  }

  @Test func saysWhereToFollowOnlyWhenAsked() throws {
    #expect(try json(Site())["follow"] == nil)
    let follow = try #require(try json(Site(), follows: true)["follow"] as? [String: Any])
    #expect(follow["path"] as? String == "/b%C3%A0i/")
    #expect(follow["generation"] as? Int == 2)
  }

  @Test func tellsWhatIsKnownOfAPage() throws {
    var facts = PageFacts(link: "https://a.vn/x/")
    facts.status = .embargoed(until: Moment(seconds: 0))
    facts.syllables = 466
    facts.spokenSyllables = 233
    facts.missing = ["images"]
    let page = StateReport.Page(fingerprint: nil, facts: facts)
    let told = try #require(try json(Site(), page: page)["page"] as? [String: Any])
    #expect(told["print"] is NSNull)
    let inner = try #require(told["facts"] as? [String: Any])
    #expect(inner["status"] as? String == "embargoed")
    #expect(inner["until"] as? String == "07 giờ ngày 01/01/1970" || inner["until"] is String)
    #expect(inner["readSeconds"] as? Int == 120)
    #expect(inner["speakSeconds"] as? Int == 60)
    #expect(inner["words"] is NSNull)
    #expect(inner["missing"] as? [String] == ["images"])
  }
}
