import Showcase
import Testing
import Text
import Vietnamese

/// What is hidden, to the second, and when that changes.
struct VisibilityTests {
  private static let noon = Moment(iso: "2022-01-01T12:00:00") ?? Moment(seconds: 0)

  private func record(_ fields: String, type: RecordSchema = Story.schema) throws -> ParsedRecord {
    let path = type.isMarkdown ? "content/stories/a.md" : "content/events/a.yml"
    let text = type.isMarkdown ? "---\n\(fields)\n---\n" : fields
    return try #require(
      RecordReader.read(SourceFile(path: path, text: text), schema: type).records.first)
  }

  private func visibility(
    _ seconds: Int = 0, drafts: Bool = false, samples: Bool = true
  ) -> Visibility {
    Visibility(
      now: Moment(seconds: Self.noon.seconds + seconds), showsDrafts: drafts, showsSamples: samples)
  }

  private func later(_ seconds: Int) -> Moment { Moment(seconds: Self.noon.seconds + seconds) }

  // 33: exactly now it is shown, a second before it is not.
  @Test(arguments: [
    ("publishAt: 2022-01-01T12:00", -1, false), ("publishAt: 2022-01-01T12:00", 0, true),
    ("publishAt: 2022-01-01T05:00Z", -1, false), ("publishAt: 2022-01-01T05:00Z", 0, true),
    ("publishAt: 2022-01-01T12:00\nembargoUntil: 2022-01-01T12:00:10", 9, false),
    ("publishAt: 2022-01-01T12:00\nembargoUntil: 2022-01-01T12:00:10", 10, true),
    ("publishAt: 2022-01-01T12:00:10\nembargoUntil: 2022-01-01T12:00", 9, false),
    ("publishAt: 2022-01-01T12:00:10\nembargoUntil: 2022-01-01T12:00", 10, true),
    ("embargoUntil: 2022-01-01T12:00", -1, false), ("embargoUntil: 2022-01-01T12:00", 0, true),
    ("expires: 2022-01-01T12:00", -1, true), ("expires: 2022-01-01T12:00", 0, false),
    ("publishAt: 2022-01-01\nexpires: 2022-01-02", 43_199, true),
    ("publishAt: 2022-01-01\nexpires: 2022-01-02", 43_200, false),
    ("draft: false", 0, true), ("draft: true", 0, false), ("draft: có", 0, false),
    ("status: draft", 0, false), ("status: review", 0, false), ("status: approved", 0, true),
    ("status: published", 0, true), ("status: corrected", 0, true),
    ("status: withdrawn", 0, true), ("draft: true\nstatus: published", 0, false),
    ("title: A", 0, true), ("sample: true", 0, true),
  ]) func showsARecordAtItsTime(fields: String, seconds: Int, isShown: Bool) throws {
    let reason = visibility(seconds).reason(toHide: try record(fields))
    #expect((reason == nil) == isShown)
  }

  @Test func tellsWhyARecordIsHidden() throws {
    let both = try record("publishAt: 2022-01-01T12:00\nembargoUntil: 2022-01-01T12:00:10")
    #expect(visibility().reason(toHide: both) == .embargoed(until: later(10)))
    let expired = try record("expires: 2022-01-01T12:00")
    #expect(visibility(5).reason(toHide: expired) == .expired(since: later(0)))
    #expect(visibility().reason(toHide: try record("draft: true")) == .draft)
    let sample = try record("sample: true\ndraft: true")
    #expect(visibility(samples: false).reason(toHide: sample) == .sample)
    #expect(visibility().reason(toHide: sample) == .draft)
  }

  @Test func showsDraftsWhenAskedButNoSamples() throws {
    let editor = visibility(drafts: true, samples: false)
    for fields in ["draft: true", "status: review", "publishAt: 2030-01-01", "expires: 2000-01-01"]
    {
      #expect(editor.reason(toHide: try record(fields)) == nil)
      #expect(editor.reason(toHide: try record(fields + "\nsample: true")) == .sample)
    }
  }

  /// Only a story's status hides it; an award's `de-nghi` does not.
  @Test func hidesRecordsOfEveryTypeByTheirFields() throws {
    #expect(
      visibility().reason(toHide: try record("draft: true", type: Event.schema)) == .draft)
    #expect(visibility().reason(toHide: try record("status: draft", type: Event.schema)) == nil)
  }

  @Test(
    arguments: [
      ("publishAt: 2022-01-01T12:00:10", 10), ("publishAt: 2022-01-01T12:00", nil),
      ("publishAt: 2022-01-01T12:00:10\nembargoUntil: 2022-01-01T12:00:20", 20),
      ("publishAt: 2022-01-01T12:00:10\nexpires: 2022-01-01T12:00:30", 10),
      ("publishAt: 2022-01-01\nexpires: 2022-01-01T12:00:30", 30),
      ("expires: 2022-01-01T12:00", nil), ("title: A", nil),
      // A draft does not come by itself, and what expires before it is shown never comes.
      ("draft: true\npublishAt: 2022-01-01T12:00:10", nil),
      ("publishAt: 2022-01-01T12:00:10\nexpires: 2022-01-01T12:00:05", nil),
    ] as [(String, Int?)]) func tellsTheNextChange(fields: String, seconds: Int?) throws
  {
    #expect(visibility().nextChange(of: try record(fields)) == seconds.map(later))
    #expect(visibility(drafts: true).nextChange(of: try record(fields)) == nil)
  }

  /// 35: a moment that cannot be read is an error, never published.
  @Test func neverPublishesWhatItCannotRead() async {
    var fixture = Fixture()
    fixture.change("stories/bai-2.md", "publishAt: 2021-10-02", "publishAt: ngày mai")
    let (catalogue, diagnostics) = await fixture.assembled()
    #expect(diagnostics.map(\.brief) == ["stories/bai-2.md:12:12 error bad-value"])
    #expect(!catalogue.stories.contains("bai-2"))
  }

  /// Hidden records leave no trace: neither their faults nor their ids show.
  @Test func leavesNoTraceOfHiddenRecords() async throws {
    var fixture = Fixture()
    fixture.texts["stories/bai-3.md"] = "---\ndraft: true\nlocality: khong-co\nkind: x\n---\n"
    #expect(await fixture.problems() == [])
    fixture.change("stories/bai-2.md", "basedOn: bai-1", "basedOn: bai-33")
    let hint = try #require(await fixture.assembled().diagnostics.first?.hint)
    #expect(!hint.en.contains("bai-3"))
    fixture.visibility = Visibility(now: Fixture.now, showsDrafts: true)
    #expect(await fixture.problems().count > 5)
  }
}
