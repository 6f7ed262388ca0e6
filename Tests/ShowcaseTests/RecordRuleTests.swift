import Testing
import Text

/// The rules for places, campaigns, documents, criteria and assessments.
struct RecordRuleTests {
  private static let places = "localities/dia-ban.csv"
  private static let campaign = "campaigns/thi-dua-a.yml"
  private static let documents = "documents/van-ban.csv"
  private static let criteria = "criteria/tieu-chi.yml"
  private static let assessment = "assessments/danh-gia.yml"

  @Test(arguments: [
    BadInput(
      "ends before it begins", places, "2025-07-01,,,", "2025-07-01,2025-07-01,,",
      "localities/dia-ban.csv:6:45 error ends-before-start",
      "stories/bai-1.md:20:15 error locality-not-valid"),
    BadInput(
      "district after 2025", places, "", "huyen-b,673,huyen,huyện,B,tinh-a,2025-07-01,,,",
      "localities/dia-ban.csv:7:13 error district-after-2025"),
    BadInput(
      "code without its zero", places, "viet-nam,,quoc", "viet-nam,1,quoc",
      "localities/dia-ban.csv:2:10 error locality-code"),
    BadInput(
      "commune without parent", places, "", "xa-b,24771,xa,xã,B,,2025-07-01,,,",
      "localities/dia-ban.csv:7:1 error missing-field"),
    BadInput(
      "parent of another time", places, "Xã Mới,tinh-a", "Xã Mới,huyen-a",
      "localities/dia-ban.csv:6:27 error parent-not-valid"),
    BadInput(
      "spells that overlap", places, "", "xa-a,24769,xa,xã,A,tinh-a,2025-06-30,,,",
      "localities/dia-ban.csv:7:27 error spells-overlap"),
    BadInput(
      "the same spell twice", places, "", "xa-a,24769,xa,xã,A,tinh-a,1900-01-01,,,",
      "localities/dia-ban.csv:7:1 error duplicate-id"),
    BadInput(
      "place above itself", places, "Tỉnh A,viet-nam", "Tỉnh A,tinh-a",
      "localities/dia-ban.csv:3:28 error locality-ring"),
    BadInput(
      "two places above each other", places, "Việt Nam,,1900", "Việt Nam,tinh-a,1900",
      "localities/dia-ban.csv:3:28 error locality-ring"),
    BadInput(
      "successor that is not", places, "xa-moi:mot-phan", "xa-mo:mot-phan",
      "localities/dia-ban.csv:4:62 error unknown-reference"),
    BadInput(
      "parent that is not", places, "Tỉnh A,viet-nam", "Tỉnh A,viet-nan",
      "localities/dia-ban.csv:3:28 error unknown-reference"),
    BadInput(
      "body above itself", "organisations/co-quan.csv", "tinh,tinh-a,,,,",
      "tinh,tinh-a,bao-a,,,", "organisations/co-quan.csv:3:29 error organisation-ring"),
    BadInput(
      "body ends before it begins", "organisations/co-quan.csv", "1990-01-01,,",
      "1990-01-01,1990-01-01,", "organisations/co-quan.csv:3:52 error ends-before-start"),
    BadInput(
      "column in no newspaper", "organisations/co-quan.csv", ",,true", ",,",
      "columns/chuyen-muc.yml:3:9 error not-an-outlet"),
    BadInput(
      "campaign above itself", campaign, "owner:", "parent: thi-dua-a\nowner:",
      "campaigns/thi-dua-a.yml:7:9 error campaign-ring"),
    BadInput(
      "campaign ends before it begins", campaign, "end: 2021-12-31", "end: 2021-07-31",
      "campaigns/thi-dua-a.yml:12:6 error ends-before-start"),
    BadInput(
      "forms out of order", campaign, "[huan-chuong, giay-khen]",
      "[giay-khen, huan-chuong]", "campaigns/thi-dua-a.yml:13:13 warning award-forms-order"),
    BadInput(
      "event ends before it begins", "events/le.yml", "T10:00", "T07:59",
      "events/le.yml:6:6 error ends-before-start"),
    BadInput(
      "type of the number", documents, "12/KH-UBND,ke-hoach", "12/KH-UBND,quyet-dinh",
      "documents/van-ban.csv:2:28 warning type-of-number"),
    BadInput(
      "number of a spreadsheet", documents, "12/KH-UBND", "12-thg 8",
      "documents/van-ban.csv:2:17 error altered-by-spreadsheet"),
    BadInput(
      "same document twice", documents, "",
      "y,12 / kh-ubnd,ke-hoach,2021-08-01,ubnd-tinh-a,Khác,",
      "documents/van-ban.csv:4:3 error duplicate-document"),
    BadInput(
      "document without its file", documents, "/static/142.pdf", "/static/143.pdf",
      "documents/van-ban.csv:3:76 error missing-file"),
    BadInput(
      "term twice", "vocabularies/danh-muc.yml", "{id: y-te, label: Y tế, labelEn: Health}",
      "{id: y-te, label: A, labelEn: A}, {id: y-te, label: B, labelEn: B}",
      "vocabularies/danh-muc.yml:2:93 error duplicate-id"),
    BadInput(
      "criterion twice", criteria, "", "  - {id: tiem, text: Tiêm, kind: percent, threshold: 90}",
      "criteria/tieu-chi.yml:18:10 error duplicate-id"),
    BadInput(
      "criterion without a threshold", criteria, "    threshold: 95\n", "",
      "assessments/danh-gia.yml:10:12 error bad-value",
      "criteria/tieu-chi.yml:11:11 error missing-field"),
    BadInput(
      "result of no criterion", assessment, "criterion: tiem", "criterion: tien",
      "assessments/danh-gia.yml:9:16 error unknown-criterion"),
    BadInput(
      "result that does not fit", assessment, "value: 97,5%", "value: 197%",
      "assessments/danh-gia.yml:10:12 error bad-value"),
    BadInput(
      "result neither yes nor no", assessment, "value: có", "value: đạt",
      "assessments/danh-gia.yml:8:12 error bad-value"),
    BadInput(
      "result missing", assessment, "  - criterion: ca-mac\n    value: 0\n", "",
      "assessments/danh-gia.yml:7:3 error criterion-without-result"),
    BadInput(
      "result twice", assessment, "passed:", "  - {criterion: tiem, value: 90}\npassed:",
      "assessments/danh-gia.yml:13:17 error duplicate-id"),
    BadInput(
      "below the threshold", assessment, "value: 97,5%", "value: 94,9%",
      "assessments/danh-gia.yml:13:9 error result-contradicts"),
    BadInput(
      "above what is allowed", assessment, "value: 0", "value: 1",
      "assessments/danh-gia.yml:13:9 error result-contradicts"),
    BadInput(
      "passed and said otherwise", assessment, "passed: true\nrecognition: 15/TB-UBND",
      "passed: false", "assessments/danh-gia.yml:13:9 error result-contradicts"),
    BadInput(
      "recognised without passing", assessment, "97,5%\n", "10%\n",
      "assessments/danh-gia.yml:13:9 error result-contradicts"),
  ]) func reports(_ input: BadInput) async {
    #expect(await input.problems() == input.expected)
  }

  @Test func recognisesOnlyWhatPassed() async {
    var fixture = Fixture()
    fixture.change(Self.assessment, "97,5%", "10%")
    fixture.change(Self.assessment, "passed: true", "passed: false")
    #expect(
      await fixture.problems() == [
        "assessments/danh-gia.yml:14:14 error recognised-without-passing"
      ])
  }

  @Test(arguments: [
    BadInput("at the threshold", assessment, "value: 97,5%", "value: 95"),
    BadInput("truth value", assessment, "value: có", "value: true"),
    BadInput("spells that touch", places, "", "xa-a,24769,xa,xã,A,tinh-a,2025-07-01,,,"),
    BadInput(
      "same number in another year", documents, "",
      "y,12/KH-UBND,ke-hoach,2022-08-01,ubnd-tinh-a,Khác,"),
    BadInput("code of two digits", places, "viet-nam,,quoc", "viet-nam,01,quoc"),
  ]) func accepts(_ input: BadInput) async {
    #expect(await input.problems() == [])
  }

  @Test(arguments: [
    ("at-least", "94,9", false), ("at-least", "95", true), ("at-most", "95,1", false),
    ("at-most", "95", true), ("equal", "95", true), ("equal", "95,0", true), ("equal", "96", false),
  ]) func holdsAValueAgainstItsThreshold(comparison: String, value: String, isMet: Bool) async {
    var fixture = Fixture()
    fixture.change(Self.criteria, "threshold: 95", "threshold: 95\n    comparison: \(comparison)")
    fixture.change(Self.assessment, "97,5%", value)
    let contradiction = ["assessments/danh-gia.yml:13:9 error result-contradicts"]
    #expect(await fixture.problems() == (isMet ? [] : contradiction))
  }
}
