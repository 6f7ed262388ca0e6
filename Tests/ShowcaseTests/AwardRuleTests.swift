import Testing
import Text

/// The rules for awards, their forms, recipients and decisions.
struct AwardRuleTests {
  private static let awards = "awards/khen.csv"
  private static let first = "142/QĐ-UBND,2021-09-01,Giữ vùng xanh,trao,,,,,thi-dua-a"
  private static let second = ",giay-khen,,ong-a,ubnd-tinh-a,142/QĐ-UBND,2021-09-01,Đi từng ngõ"

  @Test(arguments: [
    BadInput(
      "no decision", awards, first, ",2021-09-01,Giữ vùng xanh,trao,,,,,thi-dua-a",
      "awards/khen.csv:2:63 error award-without-decision"),
    BadInput(
      "no day of the decision", awards, first, "142/QĐ-UBND,,Giữ vùng xanh,trao,,,,,thi-dua-a",
      "awards/khen.csv:2:64 error award-without-decision"),
    // 59: what a spreadsheet made of a number.
    BadInput(
      "number turned into a day", awards, first,
      "12-thg 8,2021-09-01,Giữ vùng xanh,trao,,,,,thi-dua-a",
      "awards/khen.csv:2:37 error altered-by-spreadsheet"),
    BadInput(
      "number turned into a power", awards, first,
      "1.23E+05,2021-09-01,Giữ vùng xanh,trao,,,,,thi-dua-a",
      "awards/khen.csv:2:37 error altered-by-spreadsheet"),
    BadInput(
      "no number of a decision", awards, first,
      "theo tờ trình,2021-09-01,Giữ vùng xanh,trao,,,,,thi-dua-a",
      "awards/khen.csv:2:37 warning decision-number"),
    BadInput(
      "decision of tomorrow", awards, "2021-09-01,Giữ", "2022-01-02,Giữ",
      "awards/khen.csv:2:49 error decision-in-future"),
    BadInput(
      "withdrawn without a decision", awards, first,
      "142/QĐ-UBND,2021-09-01,Giữ vùng xanh,thu-hoi,,,,,thi-dua-a",
      "awards/khen.csv:2:74 error revocation-without-decision"),
    BadInput(
      "annulled without a day", awards, first,
      "142/QĐ-UBND,2021-09-01,Giữ vùng xanh,huy-bo,9/QĐ-UBND,,,,thi-dua-a",
      "awards/khen.csv:2:74 error revocation-without-decision"),
    BadInput(
      "withdrawn before it was decided", awards, first,
      "142/QĐ-UBND,2021-09-01,Giữ vùng xanh,thu-hoi,9/QĐ-UBND,2021-08-31,,,thi-dua-a",
      "awards/khen.csv:2:92 error revoked-before-decided"),
    BadInput(
      "consultation without days", awards, first,
      ",,Giữ vùng xanh,lay-y-kien,,,2021-09-01,,thi-dua-a",
      "awards/khen.csv:2:53 error consultation-without-dates"),
    // Wednesday 1 to Monday 13 September: nine working days.
    BadInput(
      "consultation of nine days", awards, first,
      ",,Giữ vùng xanh,lay-y-kien,,,2021-09-01,2021-09-13,thi-dua-a",
      "awards/khen.csv:2:77 error short-consultation"),
    BadInput(
      "consultation that ends before it begins", awards, first,
      ",,Giữ vùng xanh,lay-y-kien,,,2021-09-14,2021-09-01,thi-dua-a",
      "awards/khen.csv:2:77 error short-consultation"),
    BadInput(
      "class of a form without classes", awards, "gk-to-a,giay-khen,,",
      "gk-to-a,giay-khen,nhat,", "awards/khen.csv:2:19 error class-of-form"),
    BadInput(
      "class that the form has not", awards, "gk-to-a,giay-khen,,",
      "gk-to-a,huan-chuong,ba,", "awards/khen.csv:2:21 error class-of-form"),
    BadInput(
      "class not told", awards, "gk-to-a,giay-khen,,", "gk-to-a,huan-chuong,,",
      "awards/khen.csv:2:9 warning class-missing"),
    BadInput(
      "before the form was", awards, "2021-09-01,Giữ", "2004-06-30,Giữ",
      "awards/khen.csv:2:49 error form-not-valid"),
    BadInput(
      "on the day when the form was no more", "award-forms/hinh-thuc.csv",
      "2004-07-01,2024-01-01,", "2004-07-01,2021-09-01,",
      "awards/khen.csv:2:49 error form-not-valid", "awards/khen.csv:3:43 error form-not-valid"),
    BadInput(
      "form of another type of recipient", "award-forms/hinh-thuc.csv",
      "2024-01-01,ca-nhan|tap-the", "2024-01-01,ca-nhan",
      "awards/khen.csv:2:20 error form-not-for-recipient"),
    BadInput(
      "campaign for others", "campaigns/thi-dua-a.yml", "[ca-nhan, tap-the]", "[ca-nhan]",
      "awards/khen.csv:2:20 warning not-eligible"),
    // 58: the same award twice, however the number is written.
    BadInput(
      "same row twice", awards, "", second + ",trao,,,,,",
      "awards/khen.csv:4:31 error duplicate-award"),
    BadInput(
      "same decision in other words", awards, "",
      ",giay-khen,,ong-a,ubnd-tinh-a,Số 142 / qđ-ubnd,2021-09-01,Đi từng ngõ,trao,,,,,",
      "awards/khen.csv:4:31 error duplicate-award"),
    BadInput(
      "same achievement", awards, "",
      "x,giay-khen,,ong-a,ubnd-tinh-a,143/QĐ-UBND,2021-09-02,đi từng ngõ,trao,,,,,",
      "awards/khen.csv:4:55 warning same-achievement"),
    BadInput(
      "another issuer, ids that meet", awards, "",
      ",giay-khen,,ong-a,bao-a,142/QĐ-UBND,2021-09-01,Việc khác,trao,,,,,",
      "awards/khen.csv:4:1 error duplicate-id"),
    BadInput(
      "ends before it begins", "award-forms/hinh-thuc.csv", "2004-07-01,2024-01-01",
      "2024-01-01,2024-01-01", "award-forms/hinh-thuc.csv:2:71 error ends-before-start",
      "awards/khen.csv:2:49 error form-not-valid", "awards/khen.csv:3:43 error form-not-valid"),
    BadInput(
      "form that is not", awards, "gk-to-a,giay-khen", "gk-to-a,giay-khe",
      "awards/khen.csv:2:9 error unknown-reference"),
    BadInput(
      "status by another word", awards, "xanh,trao", "xanh,Đã trao",
      "awards/khen.csv:2:74 error bad-value"),
    BadInput(
      "person of no kind", "recipients/doi-tuong.csv", "nong-dan", "",
      "recipients/doi-tuong.csv:3:7 error missing-field"),
    BadInput(
      "collective of no kind", "recipients/doi-tuong.csv", "to-covid", "",
      "recipients/doi-tuong.csv:2:6 error missing-field"),
    BadInput(
      "household without a head", "recipients/doi-tuong.csv", "",
      "nha-a,ho-gia-dinh,Nhà A,,,,xa-a,,", "recipients/doi-tuong.csv:4:7 error missing-field"),
    // 67: personal data.
    BadInput(
      "column of personal data", "recipients/doi-tuong.csv", "birthYear", "Số CCCD",
      "recipients/doi-tuong.csv:1:54 error unknown-key"),
  ]) func reports(_ input: BadInput) async {
    #expect(await input.problems() == input.expected)
  }

  @Test(arguments: [
    BadInput("decision of today", awards, "2021-09-01,Giữ", "2022-01-01,Giữ"),
    BadInput("first day of the form", awards, "2021-09-01,Giữ", "2004-07-01,Giữ"),
    BadInput(
      "ten working days", awards, first,
      ",,Giữ vùng xanh,lay-y-kien,,,2021-09-01,2021-09-14,thi-dua-a"),
    BadInput("proposed without a decision", awards, first, ",,Giữ vùng xanh,de-nghi,,,,,thi-dua-a"),
    BadInput("class unknown", awards, "gk-to-a,giay-khen,,", "gk-to-a,huan-chuong,khong-ro,"),
    BadInput(
      "one decision for many", awards, "",
      "y,giay-khen,,to-a,ubnd-tinh-a,142/QĐ-UBND,2021-09-02,Việc khác,trao,,,,,"),
    BadInput(
      "same number of another issuer", awards, "",
      "y,giay-khen,,ong-a,bao-a,142/QĐ-UBND,2021-09-01,Việc khác,trao,,,,,"),
    BadInput(
      "proposed twice for one thing", awards, "",
      "y,giay-khen,,ong-a,ubnd-tinh-a,,,Đi từng ngõ,de-nghi,,,,,"),
    BadInput(
      "withdrawn", awards, first,
      "142/QĐ-UBND,2021-09-01,Giữ vùng xanh,thu-hoi,9/QĐ-UBND,2021-09-01,,,thi-dua-a"),
  ]) func accepts(_ input: BadInput) async {
    #expect(await input.problems() == [])
  }

  @Test func namesBothPlacesOfAnAward() async throws {
    var fixture = Fixture()
    fixture.append(Self.awards, Self.second + ",trao,,,,,")
    let found = try #require(await fixture.assembled().diagnostics.first)
    #expect(
      found.printed(.en) == """
        content/awards/khen.csv:4:31: error: 'ong-a' has this award by this decision already at \
        content/awards/khen.csv:3
        """)
    #expect(
      found.printed(.vi) == """
        content/awards/khen.csv:4:31: lỗi: 'ong-a' đã có khen thưởng này theo quyết định này ở \
        content/awards/khen.csv:3
        """)
  }

  @Test func takesAnAwardByItsSourcesWhereNoNumberIsKnown() async {
    var fixture = Fixture()
    fixture.texts[Self.awards] = """
      id,form,recipient,issuer,decisionDate,achievement,status,sources
      gk-to-a,giay-khen,to-a,ubnd-tinh-a,2021-09-01,Giữ vùng xanh,trao,https://example.vn/tin

      """
    #expect(await fixture.problems() == [])
  }
}
