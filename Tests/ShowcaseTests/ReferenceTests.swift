import Showcase
import Testing
import Text

/// Every reference is resolved or reported, once, and no record is blamed for another's mistake.
struct ReferenceTests {
  private static let story = "stories/bai-1.md"

  @Test(arguments: [
    BadInput(
      "campaign", story, "campaign: [thi-dua-a]", "campaign: [thi-dua-b]",
      "stories/bai-1.md:5:12 error unknown-reference"),
    BadInput(
      "column", story, "column: guong-a", "column: guong-b",
      "stories/bai-1.md:6:9 error unknown-reference"),
    BadInput(
      "recipient", story, "recipients: [to-a]", "recipients: [to-a, to-b]",
      "stories/bai-1.md:7:20 error unknown-reference"),
    BadInput(
      "award", story, "awards: [gk-to-a]", "awards: [gk-to-b]",
      "stories/bai-1.md:12:10 error unknown-reference"),
    BadInput(
      "person in a picture", story, "people: [ong-a]", "people: [ong-b]",
      "stories/bai-1.md:27:14 error unknown-reference"),
    BadInput(
      "story", "stories/bai-2.md", "basedOn: bai-1", "basedOn: bai-3",
      "stories/bai-2.md:10:10 error unknown-reference"),
    BadInput(
      "source", "stories/bai-2.md", "[142-qd-ubnd-2021]", "[142-qd-ubnd-2020]",
      "stories/bai-2.md:13:11 error unknown-reference"),
    BadInput(
      "document", "campaigns/thi-dua-a.yml", "[12-kh-ubnd-2021]", "[13-kh-ubnd-2021]",
      "campaigns/thi-dua-a.yml:8:14 error unknown-reference"),
    BadInput(
      "body in a group", "campaigns/thi-dua-a.yml", "organisation: bao-a",
      "organisation: bao-b", "campaigns/thi-dua-a.yml:16:19 error unknown-reference"),
    BadInput(
      "criteria", "assessments/danh-gia.yml", "set: tieu-chi-a", "set: tieu-chi-b",
      "assessments/danh-gia.yml:3:6 error unknown-reference"),
    BadInput(
      "term of a group", "campaigns/thi-dua-a.yml", "role: chu-tri", "role: chu-chi",
      "campaigns/thi-dua-a.yml:17:11 error unknown-term"),
    BadInput(
      "place", story, "locality: xa-a", "locality: xa-b",
      "stories/bai-1.md:8:11 error unknown-reference"),
    // Places on their day.
    BadInput(
      "place of another time", story, "locality: xa-a", "locality: xa-moi",
      "stories/bai-1.md:8:11 error locality-not-valid"),
    BadInput(
      "day written with the place", story, "locality: xa-a", "locality: xa-a@2025-07-01",
      "stories/bai-1.md:8:11 error locality-not-valid"),
    BadInput(
      "day of the record", story, "locality: xa-a",
      "localityAsOf: 2025-07-01\nlocality: xa-a",
      "stories/bai-1.md:9:11 error locality-not-valid"),
    BadInput(
      "day of a replication", story, "since: 2025-08-01", "since: 2025-06-30",
      "stories/bai-1.md:20:15 error locality-not-valid"),
    BadInput(
      "place of an event", "events/le.yml", "locality: xa-a", "locality: xa-moi",
      "events/le.yml:7:11 error locality-not-valid"),
  ]) func reports(_ input: BadInput) async {
    #expect(await input.problems() == input.expected)
  }

  /// Files that are wrong as a whole: nothing is reported but what is wrong in them.
  @Test(arguments: [
    BadInput(
      "story that is no YAML", story, "title: Tổ A", "title: 'Tổ A",
      "stories/bai-1.md:2:8 error yaml-unclosed-quote"),
    BadInput(
      "table that cannot be read", "recipients/doi-tuong.csv", "Tổ A", "\"Tổ A",
      "recipients/doi-tuong.csv:2:14 error csv-unclosed-quote"),
    BadInput(
      "id that is no slug", "recipients/doi-tuong.csv", "\nto-a,", "\nTổ A,",
      "recipients/doi-tuong.csv:2:1 error bad-value"),
    BadInput(
      "id missing", "campaigns/thi-dua-a.yml", "id: thi-dua-a\n", "",
      "campaigns/thi-dua-a.yml:1:1 error missing-field"),
    BadInput(
      "vocabularies that cannot be read", "vocabularies/danh-muc.yml", "Model}", "Model",
      "vocabularies/danh-muc.yml:1:146 error yaml-syntax"),
    BadInput(
      "term that cannot be read", "vocabularies/danh-muc.yml", "{id: y-te,", "{id: Y tế,",
      "vocabularies/danh-muc.yml:2:59 error bad-value"),
    BadInput(
      "form that cannot be read", "award-forms/hinh-thuc.csv", "có,20,20", "có,hai,20",
      "award-forms/hinh-thuc.csv:2:54 error bad-value"),
    BadInput(
      "place that cannot be read", "localities/dia-ban.csv",
      "xa-a,24769,xa,xã,Xã A,huyen-a,1900-01-01", "xa-a,24769,xa,xã,Xã A,huyen-a,1900-02-30",
      "localities/dia-ban.csv:5:31 error bad-value"),
    BadInput(
      "recipients without their kind", "recipients/doi-tuong.csv", "id,type,name",
      "id,kiểu,name", "recipients/doi-tuong.csv:1:1 error missing-column",
      "recipients/doi-tuong.csv:1:4 error unknown-key"),
    BadInput(
      "two awards with a mistake each", "awards/khen.csv", "",
      ",giay-khen,,ong-a,ubnd-tinh-a,7/QĐ-UBND,2021-09-03,Việc,traoo,,,,,\n"
        + ",giay-khen,,ong-a,ubnd-tinh-a,7/QĐ-UBND,2021-09-03,Việc,traoo,,,,,",
      "awards/khen.csv:4:57 error bad-value", "awards/khen.csv:5:57 error bad-value"),
    BadInput(
      "one spell of two", "localities/dia-ban.csv", "",
      "xa-a,24769,xa,xã,A,tinh-a,2025-07-0,,,", "localities/dia-ban.csv:7:27 error bad-value"),
  ]) func blamesNobodyElse(_ input: BadInput) async {
    #expect(await input.problems() == input.expected)
  }

  /// A day may belong to the very row that could not be read.
  @Test func judgesNoPlaceOfWhichARowIsWrong() async {
    var fixture = Fixture()
    fixture.append("localities/dia-ban.csv", "xa-a,24769,xa,xã,A,tinh-a,2025-07-0,,,")
    fixture.change(Self.story, "locality: xa-moi", "locality: xa-a")
    #expect(await fixture.problems() == ["localities/dia-ban.csv:7:27 error bad-value"])
  }

  @Test func reportsAVocabularyThatIsNotThere() async {
    var fixture = Fixture()
    fixture.change("vocabularies/danh-muc.yml", "- {id: topic,", "- {id: topics,")
    #expect(await fixture.problems() == ["stories/bai-1.md:11:10 error unknown-vocabulary"])
  }

  @Test func suggestsTheNearestNameInBothLanguages() async throws {
    var fixture = Fixture()
    fixture.change(Self.story, "column: guong-a", "column: guong-aa")
    let found = try #require(await fixture.assembled().diagnostics.first)
    #expect(
      found.printed(.en) == """
        content/stories/bai-1.md:6:9: error: there is no column 'guong-aa'; did you mean 'guong-a'?
        """)
    #expect(
      found.printed(.vi) == """
        content/stories/bai-1.md:6:9: lỗi: không có chuyên mục 'guong-aa'; có phải là 'guong-a'?
        """)
  }

  @Test func namesBothPlacesOfAnId() async throws {
    var fixture = Fixture()
    fixture.append(
      "organisations/co-quan.csv", "bao-a,Báo khác,bao,tinh,tinh-a,,,,")
    let found = try #require(await fixture.assembled().diagnostics.first)
    #expect(await fixture.problems() == ["organisations/co-quan.csv:4:1 error duplicate-id"])
    #expect(
      found.printed(.en) == """
        content/organisations/co-quan.csv:4:1: error: the id 'bao-a' is used already at \
        content/organisations/co-quan.csv:3; give one of them another id
        """)
  }

  @Test func suggestsTheValueWhoseLabelWasWritten() async throws {
    var fixture = Fixture()
    fixture.change("awards/khen.csv", "xanh,trao", "xanh,Presented")
    let found = try #require(await fixture.assembled().diagnostics.first)
    #expect(
      found.printed(.vi) == """
        content/awards/khen.csv:2:74: lỗi: 'Presented' không hợp với 'status'; có phải là 'trao'?
        """)
  }

  @Test func tellsTheSpellsOfAPlace() async throws {
    var fixture = Fixture()
    fixture.change(Self.story, "locality: xa-a", "locality: xa-a@2025-07-01")
    let found = try #require(await fixture.assembled().diagnostics.first)
    #expect(
      found.printed(.en) == """
        content/stories/bai-1.md:8:11: error: 'xa-a' did not exist on 2025-07-01; it did 1900-01-01 \
        – 2025-07-01; xa-moi; name the day as 'xa-a@YYYY-MM-DD'
        """)
  }
}
