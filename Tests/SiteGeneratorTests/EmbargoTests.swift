import Foundation
import Testing
import Text

@testable import SiteBuilder

// A hidden record leaves no trace: the site and the messages are those of a project without it. Every field,
// file name and picture of the hidden records holds the token, which must then be nowhere.

/// A way in which a record is hidden at 2026-01-01.
enum Hiding: String, CaseIterable, Sendable {
  case draft, inDraft, inReview, publishAt, embargo, embargoAfterPublishing, expired, sample

  /// Of any type of record; a status of its own is known by stories only.
  static let ofAny: [Hiding] = [
    .draft, .publishAt, .embargo, .embargoAfterPublishing, .expired, .sample,
  ]

  var fields: [(String, String)] {
    switch self {
    case .draft: [("draft", "true"), ("publishAt", "2021-01-01")]
    case .inDraft: [("status", "draft"), ("publishAt", "2021-01-01")]
    case .inReview: [("status", "review"), ("publishAt", "2021-01-01")]
    case .publishAt: [("publishAt", "2026-01-01T00:01")]
    case .embargo: [("embargoUntil", "2026-01-02"), ("publishAt", "2026-01-01T12:00")]
    case .embargoAfterPublishing:
      [("embargoUntil", "2026-01-01T00:00:01"), ("publishAt", "2021-01-01")]
    case .expired: [("expires", "2026-01-01"), ("publishAt", "2021-01-01")]
    case .sample: [("sample", "true"), ("publishAt", "2021-01-01")]
    }
  }

  var yaml: String { fields.map { "\($0): \($1)\n" }.joined() }
}

@Suite struct EmbargoTests {
  private static let token = "bimat7q"

  /// The fixture with records that only the hidden story belongs to.
  private static func project() throws -> SiteFixture {
    var fixture = try SiteFixture()
    let campaign =
      "- id: phong-trao-moi\n  name: Phong trào mới\n  shortName: Phong trào mới\n"
      + "  summary: Chưa có bài nào.\n  type: theo-dot\n  level: tinh\n  owner: ubnd-tinh\n"
      + "  legalBasis: [5488-kh-ubnd-2021]\n  scope: [khanh-hoa]\n  start: 2021-01-01\n"
    fixture["content/campaigns/phong-trao.yml"] += campaign
    fixture["content/localities/dia-ban.csv"] +=
      "xuong-huan,,xa,phường,Xương Huân,nha-trang,1900-01-01,2025-07-01,phuong-nha-trang,\n"
    fixture.replace(
      "- { id: vung-xanh, label: Vùng xanh",
      with:
        "- { id: loa-phuong, label: Loa phường, labelEn: x }\n    - { id: vung-xanh, label: Vùng xanh",
      in: "content/vocabularies/all.yml")
    fixture["content/recipients/doi-tuong.csv"] +=
      "nguoi-moi,ca-nhan,Người Mới,nguoi-dan,,,xuong-huan,2021-01-01,,\n"
    return fixture
  }

  /// The project without the hidden story, built once; with and without samples.
  private static let plain = Task { try await project().build() }
  private static let withoutSamples = Task { try await project().build { $0.showsSamples = false } }

  private static func story(_ hiding: String, body: String = "Bimat7q trong bài.") -> String {
    """
    ---
    id: bimat7q
    slug: bimat7q-slug
    title: Bimat7q tít
    kind: mo-hinh
    sapo: Bimat7q một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám chín mười một hai ba
    campaign: [phong-trao-moi, dia-ban-an-toan]
    column: guong-sang
    recipients: [nguoi-moi, tran-thi-mau]
    locality: xuong-huan
    localityAsOf: 2021-08-11
    settings: [cho]
    fields: [y-te]
    topics: [loa-phuong]
    awards: [gk-mau]
    basedOn: vung-xanh
    whatWasDone: Bimat7q đã làm
    results:
      - { label: Bimat7q, value: 7, unit: bimat7q, asOf: 2021-08-31 }
    replications:
      - { locality: loc-tho, since: 2021-09-05, status: bimat7q }
    applicability:
      steps: [Bimat7q]
    author: Bimat7q
    photographer: Bimat7q
    sources: ["https://bimat7q.example/", 5488-kh-ubnd-2021]
    aliases: [/cu/bimat7q, /bimat7q.html]
    note: bimat7q
    images:
      - { file: bimat7q.png, alt: Bimat7q, caption: Bimat7q, credit: Bimat7q }
    \(hiding)---

    \(body)

    ## Bimat7q

    ![Bimat7q](bimat7q-2.png "Bimat7q. Ảnh: Bimat7q")
    """
  }

  private static func hide(_ fixture: inout SiteFixture, _ hiding: String) {
    fixture["content/stories/bimat7q/bimat7q.md"] = story(hiding)
    let picture = fixture.files["content/stories/vung-xanh.png"] ?? []
    fixture.files["content/stories/bimat7q/bimat7q.png"] = picture + Array(token.utf8)
    fixture.files["content/stories/bimat7q/bimat7q-2.png"] = picture + Array(token.utf8)
  }

  private func expectNoTrace(
    _ with: BuiltSite, _ without: BuiltSite, at location: SourceLocation = #_sourceLocation
  ) {
    expectSame(with.files, without.files, at: location)
    #expect(with.files(with: Self.token) == [], sourceLocation: location)
    #expect(BuiltSite.search(with.beside, Self.token) == [], sourceLocation: location)
    #expect(!with.messages.lowercased().contains(Self.token), sourceLocation: location)
    #expect(with.report.diagnostics == without.report.diagnostics, sourceLocation: location)
    #expect(with.report.stories == without.report.stories, sourceLocation: location)
    #expect(with.report.pages == without.report.pages, sourceLocation: location)
    #expect(with.report.hidden.isEmpty, sourceLocation: location)
    #expect(with.report.nextChange == nil, sourceLocation: location)
    #expect(
      with.report.timings.map(\.stage) == without.report.timings.map(\.stage),
      sourceLocation: location)
  }

  @Test(arguments: Hiding.allCases)
  func hidesAStoryWithoutATrace(hiding: Hiding) async throws {
    let without = try await Self.withoutSamples.value
    var fixture = try Self.project()
    Self.hide(&fixture, hiding.yaml)
    let with = try await fixture.build { $0.showsSamples = false }
    #expect(without.problems == [])
    #expect(without.report.publication != nil)
    expectNoTrace(with, without)
  }

  /// The test sees what it looks for: a story that is shown is named all over the site.
  @Test func findsTheTokenOfAStoryThatIsShown() async throws {
    var fixture = try Self.project()
    Self.hide(&fixture, "publishAt: 2021-08-20\n")
    let site = try await fixture.build()
    #expect(site.problems == [])
    let found = site.files(with: Self.token)
    let expected = [
      "bai-viet/bimat7q-slug/index.html", "bai-viet/vung-xanh/index.html", "bimat7q.html",
      "chu-de/loa-phuong/index.html", "cu/bimat7q/index.html", "data/stories.csv",
      "dia-phuong/khanh-hoa/xuong-huan/index.html", "feed.xml", "guong/nguoi-moi/index.html",
      "index.html", "media/stories/bimat7q/bimat7q-2.png", "media/stories/bimat7q/bimat7q.png",
      "phong-trao/phong-trao-moi/index.html", "sitemap.xml", "van-ban/5488-kh-ubnd-2021/index.html",
    ]
    for path in expected { #expect(found.contains(path), "\(path)") }
    #expect(!BuiltSite.search(site.beside, Self.token).isEmpty)
  }

  @Test(arguments: [
    ("2026-03-01T07:59:59+07:00", false), ("2026-03-01T08:00:00+07:00", true),
    ("2026-03-01T01:00:00Z", true), ("2026-03-01T08:00:01+07:00", true),
    ("2026-04-01T07:59:59+07:00", true), ("2026-04-01T08:00:00+07:00", false),
  ])
  func keepsToTheSecond(now: String, isShown: Bool) async throws {
    var fixture = try Self.project()
    let without = try await fixture.build(now: now)
    Self.hide(
      &fixture, "publishAt: 2026-02-01\nembargoUntil: 2026-03-01T08:00\nexpires: 2026-04-01T08:00\n"
    )
    let with = try await fixture.build(now: now)
    #expect(with.report.errors == 0)
    #expect((with.files["bai-viet/bimat7q-slug/index.html"] != nil) == isShown)
    if !isShown { expectNoTrace(with, without) }
  }

  /// A bare day means 00:00 in Vietnam, whatever the zone of the clock.
  @Test(arguments: [("2026-02-28T16:59:59Z", false), ("2026-02-28T17:00:00Z", true)])
  func beginsADayInVietnam(now: String, isShown: Bool) async throws {
    var fixture = try Self.project()
    Self.hide(&fixture, "publishAt: 2026-03-01\n")
    let site = try await fixture.build(now: now)
    #expect((site.files["bai-viet/bimat7q-slug/index.html"] != nil) == isShown)
  }

  // MARK: Other types

  private static let bodies: [(String, String)] = [
    (
      "recipients/bimat7q.yml",
      "id: bimat7q\ntype: ca-nhan\nname: Bimat7q\npersonType: can-bo\nlocality: loc-tho\nlocalityAsOf: 2021-08-11\nsummary: Bimat7q\n"
    ),
    (
      "awards/bimat7q.yml",
      "id: bimat7q\nform: bang-khen-tinh\nrecipient: tran-thi-mau\nissuer: ubnd-tinh\ndecision: 101/QĐ-UBND\ndecisionDate: 2021-10-18\ncampaign: dan-van-kheo\nachievement: Bimat7q\nstatus: trao\n"
    ),
    (
      "awards/bimat7q-2.yml",
      "id: 0-bimat7q\nform: giay-khen-huyen\nrecipient: to-thanh-gia-1\nissuer: ubnd-tp\ndecision: 777/QĐ-BIMAT7Q\ndecisionDate: 2019-10-18\nachievement: Bimat7q\nstatus: thu-hoi\nrevocation: 1/QĐ-BIMAT7Q\nrevocationDate: 2020-01-01\n"
    ),
    (
      "events/bimat7q.yml",
      "id: bimat7q\nname: Bimat7q\ntype: le-trao\ncampaign: [dan-van-kheo]\nstart: 2021-08-11\nlocality: vinh-hai\norganiser: [ubnd-tp]\nhonoured: [le-van-vi-du]\ndocuments: [5488-kh-ubnd-2021]\naliases: [/bimat7q]\n"
    ),
    (
      "documents/bimat7q.yml",
      "id: bimat7q\nnumber: 777/KH-BIMAT7Q\ndocType: ke-hoach\ndate: 2021-01-01\nissuer: ubnd-tp\nsubject: Bimat7q\nfile: bimat7q.pdf\n"
    ),
    (
      "organisations/bimat7q.yml",
      "id: bimat7q\nname: Bimat7q\nkind: chinh-quyen\nlevel: tinh\nlocality: khanh-hoa\nparent: ubnd-tinh\n"
    ),
    (
      "campaigns/bimat7q.yml",
      "id: bimat7q\nname: Bimat7q\nshortName: Bimat7q\nsummary: Bimat7q\ntype: khac\nlevel: tinh\nparent: dan-van-kheo\nrelated: [dia-ban-an-toan]\nowner: ubnd-tp\nlegalBasis: [5488-kh-ubnd-2021]\nscope: [khanh-hoa]\nstart: 2021-01-01\n"
    ),
    (
      "columns/bimat7q.yml",
      "id: bimat7q\ntitle: Bimat7q\noutlet: bao-thu\ncampaign: [dia-ban-an-toan]\nsummary: Bimat7q\n"
    ),
    ("committees/bimat7q.yml", "id: bimat7q\nname: Bimat7q\ncampaign: [dia-ban-an-toan]\n"),
    (
      "criteria/bimat7q.yml",
      "id: bimat7q\nname: Bimat7q\nappliesTo: [Bimat7q]\ncampaign: [dia-ban-an-toan]\n"
    ),
    (
      "assessments/bimat7q.yml",
      "id: bimat7q\narea: to-tu-quan-that\nset: an-toan\ndate: 2021-10-30\nassessor: ubnd-tp\nresults:\n  - { criterion: cam-ket, value: 99, evidence: Bimat7q }\npassed: true\n"
    ),
    (
      "localities/bimat7q.yml",
      "id: bimat7q\nlevel: xa\ntype: phường\nname: Bimat7q\nparent: nha-trang\nvalidFrom: 1900-01-01\nvalidTo: 2025-07-01\nsuccessors: [phuong-nha-trang]\n"
    ),
    (
      "award-forms/bimat7q.yml",
      "id: bimat7q\nname: Bimat7q\ngroup: bang-khen\nissuerOffice: Bimat7q\nlevel: tinh\nstatutory: true\nrank: 1\nrankCeremony: 1\nvalidFrom: 2000-01-01\nappliesTo: [ca-nhan]\n"
    ),
    (
      "vocabularies/bimat7q.yml",
      "id: bimat7q\nname: Bimat7q\nnameEn: Bimat7q\nterms:\n  - { id: bimat7q, label: Bimat7q, labelEn: Bimat7q }\n"
    ),
    ("pages/bimat7q.md", "---\ntitle: Bimat7q\nsummary: Bimat7q\naliases: [/cu-bimat7q]\n"),
  ]

  /// The site without any of the hidden records, built once for all of these tests.
  private static let bare = Task { try await records().build { $0.showsSamples = false } }

  private static func records() throws -> SiteFixture {
    var fixture = try SiteFixture()
    fixture["content/recipients/that.yml"] =
      "id: to-tu-quan-that\ntype: khu-dan-cu\nname: Khu dân cư\nlocality: loc-tho\nlocalityAsOf: 2021-08-11\n"
    return fixture
  }

  private static func add(
    _ path: String, _ body: String, _ hiding: String, to fixture: inout SiteFixture
  ) {
    fixture["content/\(path)"] = body + hiding + (path.hasSuffix(".md") ? "---\n\nBimat7q\n" : "")
    if path.hasPrefix("documents") {
      fixture["content/documents/bimat7q.pdf"] = "%PDF-1.4\nBimat7q\n"
    }
  }

  @Test(arguments: bodies)
  func hidesARecordWithoutATrace(path: String, body: String) async throws {
    let without = try await Self.bare.value
    #expect(without.problems == [])
    var fixture = try Self.records()
    Self.add(path, body, Hiding.draft.yaml, to: &fixture)
    expectNoTrace(try await fixture.build { $0.showsSamples = false }, without)
    // The same record, shown, is valid and leaves its traces: the test sees what it looks for.
    Self.add(path, body, "", to: &fixture)
    let shown = try await fixture.build()
    #expect(shown.report.errors == 0, "\(shown.problems)")
    #expect(!shown.files(with: Self.token).isEmpty)
  }

  @Test(arguments: Hiding.ofAny)
  func hidesRecordsOfAllTypesWithoutATrace(hiding: Hiding) async throws {
    var fixture = try Self.records()
    for (path, body) in Self.bodies { Self.add(path, body, hiding.yaml, to: &fixture) }
    expectNoTrace(
      try await fixture.build { $0.showsSamples = false }, try await Self.bare.value)
  }

  /// A row of a table that others share.
  @Test(arguments: [
    "true,,,", ",2026-01-01T00:01,,", ",,2026-01-02,", ",,,2026-01-01",
  ])
  func hidesARowOfATable(hiding: String) async throws {
    var fixture = try SiteFixture()
    let rows = fixture["content/awards/khen-thuong.csv"].split(separator: "\n")
    fixture["content/awards/khen-thuong.csv"] = rows.enumerated().map { index, row in
      row + (index == 0 ? ",draft,publishAt,embargoUntil,expires\n" : ",,,,\n")
    }.joined()
    let without = try await fixture.build()
    fixture["content/awards/khen-thuong.csv"] +=
      "bimat7q,giay-khen-huyen,to-thanh-gia-1,ubnd-tp,101/QĐ-UBND,2021-10-18,101-qd-ubnd-2021,phong-trao,dia-ban-an-toan,Bimat7q,trao,7777777,le-trao,,,,\(hiding)\n"
    let with = try await fixture.build()
    #expect(without.problems == [])
    expectNoTrace(with, without)
    #expect(with.files(with: "7.777.777") == [])
  }

  // MARK: Mistakes

  @Test(arguments: [
    "locality: khong-co", "kind: khong-co", "khongCo: 1", "results: 7",
    "updatedAt: hôm qua", "awards: [khong-co]", "images: [{ file: khong-co.png }]",
  ])
  func isNotStoppedByAMistakeInAHiddenStory(line: String) async throws {
    let without = try await Self.plain.value
    var fixture = try Self.project()
    let key = try #require(line.split(separator: ":").first) + ":"
    Self.hide(&fixture, "draft: true\n")
    var lines = fixture["content/stories/bimat7q/bimat7q.md"].components(separatedBy: "\n")
    if let start = lines.firstIndex(where: { $0.hasPrefix(key) }) {
      let next = lines[(start + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? start + 1
      lines.replaceSubrange(start..<next, with: [line])
    } else {
      lines.insert(line, at: 1)
    }
    fixture["content/stories/bimat7q/bimat7q.md"] = lines.joined(separator: "\n")
    expectNoTrace(try await fixture.build(), without)
    // Once it is shown, the mistake counts.
    fixture.replace(
      "draft: true\n", with: "publishAt: 2021-08-20\n", in: "content/stories/bimat7q/bimat7q.md")
    let shown = try await fixture.build()
    #expect(shown.report.errors > 0)
    #expect(shown.files.isEmpty)
  }

  @Test(arguments: [
    "[Bimat7q](story:khong-co)", "<script>bimat7q</script>", "[Bimat7q](javascript:bimat7q)",
    "![Bimat7q](khong-co.png)", "Bimat7q[^1]",
  ])
  func isNotStoppedByAMistakeInAHiddenText(body: String) async throws {
    let without = try await Self.plain.value
    var fixture = try Self.project()
    Self.hide(&fixture, "draft: true\n")
    fixture["content/stories/bimat7q/bimat7q.md"] = Self.story("draft: true\n", body: body)
    expectNoTrace(try await fixture.build(), without)
  }

  @Test(arguments: [
    "publishAt: mai", "publishAt: 31/12/2020", "publishAt: 2020-02-30", "publishAt: 2020-13-01",
    "embargoUntil: sang-mai", "expires: 2020-00-01", "draft: \"có lẽ\"", "status: nhap",
  ])
  func publishesNothingWhenTheMomentCannotBeRead(line: String) async throws {
    let place = try SitePlace()
    var fixture = try Self.project()
    let before = try await place.build(fixture)
    Self.hide(
      &fixture, line.hasPrefix("publishAt") ? line + "\n" : "publishAt: 2020-01-01\n\(line)\n")
    let after = try await place.build(fixture)
    #expect(after.report.publication == nil)
    #expect(after.report.errors > 0)
    #expect(after.report.exitCode == 1)
    #expect(after.report.diagnostics.contains { $0.path.hasSuffix("bimat7q.md") })
    #expect(after.files(with: Self.token) == [])
    expectSame(before.files, after.files)
  }

  @Test(arguments: [
    ("basedOn: bimat7x", ""), ("sources: [bimat7x]", "[x](story:bimat7x)"),
    ("campaign: [bimat7x]", ""), ("topics: [bimat7x]", ""), ("recipients: [bimat7x]", ""),
    ("locality: bimat7x", ""), ("column: bimat7x", ""), ("awards: [bimat7x]", ""),
    ("author: x", "[x](event:bimat7x) [y](document:bimat7x) [z](page:bimat7x)"),
  ])
  func suggestsNoHiddenName(line: String, text: String) async throws {
    var fixture = try Self.project()
    fixture["content/stories/sai.md"] = """
      ---
      title: Bài sai
      kind: cach-lam-hay
      sapo: Một hai ba
      campaign: [dan-van-kheo]
      locality: khanh-hoa
      author: x
      publishAt: 2021-09-02
      \(line)
      ---

      \(text)
      """
    // The key that the case is about stands once.
    let key = try #require(line.split(separator: ":").first) + ":"
    var seen = false
    fixture["content/stories/sai.md"] = fixture["content/stories/sai.md"]
      .components(separatedBy: "\n").reversed().filter { candidate in
        guard candidate.hasPrefix(key) else { return true }
        defer { seen = true }
        return !seen
      }.reversed().joined(separator: "\n")
    let without = try await fixture.build()
    Self.hide(&fixture, "draft: true\n")
    for (path, body) in Self.bodies where !path.hasPrefix("vocabularies") && !path.hasSuffix(".md")
    {
      fixture["content/\(path)"] = body + "draft: true\n"
    }
    fixture["content/pages/bimat7q.md"] = "---\ntitle: Bimat7q\ndraft: true\n---\n"
    let with = try await fixture.build()
    #expect(with.report.diagnostics.sorted() == without.report.diagnostics.sorted())
    #expect(!with.messages.lowercased().contains(Self.token))
  }

  /// A hidden record takes no address and no id from a record that is shown.
  @Test func collidesWithNothing() async throws {
    let without = try await Self.plain.value
    var fixture = try Self.project()
    Self.hide(&fixture, "draft: true\n")
    fixture.replace(
      "slug: bimat7q-slug", with: "slug: vung-xanh", in: "content/stories/bimat7q/bimat7q.md")
    fixture.replace(
      "id: bimat7q\n", with: "id: nguoi-to-truong\n", in: "content/stories/bimat7q/bimat7q.md")
    fixture.replace(
      "/cu/bimat7q", with: "/bai-viet/vung-xanh/", in: "content/stories/bimat7q/bimat7q.md")
    expectNoTrace(try await fixture.build(), without)
  }

  // MARK: What was published before

  @Test(arguments: ["draft: true\n", "embargoUntil: 2026-02-01\n", "expires: 2025-12-31\n"])
  func takesAStoryBackThatWasPublished(hiding: String) async throws {
    let without = try await Self.plain.value
    let place = try SitePlace()
    var fixture = try Self.project()
    Self.hide(&fixture, "publishAt: 2021-08-20\n")
    let shown = try await place.build(fixture)
    #expect(shown.files["media/stories/bimat7q/bimat7q.png"] != nil)
    Self.hide(&fixture, "publishAt: 2021-08-20\n\(hiding)")
    let hidden = try await place.build(fixture)
    expectSame(hidden.files, without.files)
    #expect(hidden.files(with: Self.token) == [])
    #expect(BuiltSite.search(hidden.beside, Self.token) == [])
    let folders = try FileManager.default.subpathsOfDirectory(atPath: place.output.path)
    #expect(folders.filter { $0.contains(Self.token) } == [])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: place.root.path).sorted() == [
        ".guong", "Public", "content", "themes",
      ])
  }
}
