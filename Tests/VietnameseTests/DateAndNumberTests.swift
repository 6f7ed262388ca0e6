import Foundation
import Testing

@testable import Vietnamese

@Test(arguments: [
  "2026-02-30", "31/12/2026", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01", "10000-01-01",
  "-001-01-01", "1899-12-31", "2201-01-01", "now", "", "2100-02-29", "2026-1-1", " 2026-01-01",
  "2026-01-01 ", "45678", "２０２６-01-01", "2026-01-011", "2026-04-31", "+026-01-01",
])
func refusesWhatIsNoDate(text: String) {
  #expect(CivilDate(iso: text) == nil)
  if text != "2026-01-01 " { #expect(Moment(iso: text) == nil) }
}

@Test(arguments: [
  ("2021-08-02", "02/8/2021", "ngày 02 tháng 8 năm 2021"),
  ("2020-01-05", "05/01/2020", "ngày 05 tháng 01 năm 2020"),
  ("2024-02-29", "29/02/2024", "ngày 29 tháng 02 năm 2024"),
  ("2021-10-13", "13/10/2021", "ngày 13 tháng 10 năm 2021"),
])
func writesDatesByDecree30(iso: String, short: String, long: String) throws {
  let date = try #require(CivilDate(iso: iso))
  #expect(date.isoText == iso)
  #expect(date.vietnameseText == short)
  #expect(date.longVietnameseText == long)
}

@Test func countsDaysLikeTheCalendar() throws {
  var calendar = Calendar(identifier: .gregorian)
  calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
  for days in stride(from: -25_567, through: 84_370, by: 1) {
    let date = CivilDate(daysSinceEpoch: days)
    #expect(date.daysSinceEpoch == days)
    #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
    guard days % 37 == 0 else { continue }
    let parts = calendar.dateComponents(
      [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(days) * 86_400))
    #expect(parts.year == date.year && parts.month == date.month && parts.day == date.day)
    #expect(parts.weekday == date.weekday.rawValue + 1)
  }
  #expect(CivilDate(iso: "2021-12-31")?.adding(days: 1).isoText == "2022-01-01")
}

@Test(arguments: [
  ("2021-08-11", "2021-08-11T00:00:00+07:00"), ("2021-08-11T08:00", "2021-08-11T08:00:00+07:00"),
  ("2021-08-11 08:00:09", "2021-08-11T08:00:09+07:00"),
  ("2021-08-11T20:00Z", "2021-08-12T03:00:00+07:00"),
  ("2021-08-11T08:00:00-05:30", "2021-08-11T20:30:00+07:00"),
  ("2021-01-01T00:00+14:00", "2020-12-31T17:00:00+07:00"),
])
func readsMoments(iso: String, expected: String) {
  #expect(Moment(iso: iso)?.rfc3339 == expected)
}

@Test(arguments: [
  "2021-08-11T24:00", "2021-08-11T08:60", "2021-08-11T08:00:60", "2021-08-11T8:00", "2021-08-11T",
  "2021-08-11T08:00+15:00", "2021-08-11T08:00+07", "2021-08-11T08:00 +07:00", "2021-08-11t08:00",
  "2021-08-11T08:00z", "2021-08-11T08:00:00.5", "2021-08-11T08", "2021-08-11  08:00",
])
func refusesWhatIsNoMoment(text: String) {
  #expect(Moment(iso: text) == nil)
}

@Test func writesMoments() throws {
  let moment = try #require(Moment(iso: "2021-08-11T08:00"))
  #expect(moment.seconds == 1_628_643_600)
  #expect(moment.rfc822 == "Wed, 11 Aug 2021 08:00:00 +0700")
  #expect(moment.vietnameseText == "08 giờ ngày 11/8/2021")
  #expect(Moment(seconds: moment.seconds + 300).vietnameseText == "08 giờ 05 ngày 11/8/2021")
  #expect(Moment(seconds: -1).rfc3339 == "1970-01-01T06:59:59+07:00")
  #expect(Moment(seconds: -25_201).rfc3339 == "1969-12-31T23:59:59+07:00")
  #expect(moment.date == CivilDate(iso: "2021-08-11"))
}

@Test(arguments: [
  (0, "0"), (999, "999"), (1_000, "1.000"), (715_000_000, "715.000.000"), (-1_234, "-1.234"),
  (Int.min, "-9.223.372.036.854.775.808"),
])
func groupsThousandsByDots(value: Int, text: String) {
  #expect(Numbers.text(value) == text)
}

@Test(arguments: [
  ("8,5", "8,5", "8.5"), ("1234.5", "1.234,5", "1234.5"), ("-0,05", "-0,05", "-0.05"),
  ("8,50", "8,5", "8.5"), ("0", "0", "0"), ("-3", "-3", "-3"), ("0,123", "0,123", "0.123"),
  ("1234,567", "1.234,567", "1234.567"), ("3,0", "3", "3"), ("1,123456", "1,123456", "1.123456"),
])
func readsDecimals(text: String, vietnamese: String, machine: String) {
  #expect(DecimalNumber(text)?.vietnameseText == vietnamese)
  #expect(DecimalNumber(text)?.machineText == machine)
}

@Test(arguments: [
  "", "-", "+5", "٣", "５", "nan", "0x1", "1e5", "1.234", "1,234", "1.234.567", "1.234,5", ",5",
  "5,",
  "1,1234567", "99999999999999999999", "1 000", " 1", "--1", "1-", "-,5",
])
func refusesWhatIsNoDecimal(text: String) {
  #expect(DecimalNumber(text) == nil)
}

@Test func comparesDecimalsExactly() throws {
  let texts = ["-9223372036854775807", "-1,5", "-1", "0", "0,1", "0,10001", "8,5", "8,51", "9"]
  let numbers = try texts.map { try #require(DecimalNumber($0)) }
  #expect(numbers.reversed().sorted() == numbers)
  #expect(DecimalNumber("8,50") == DecimalNumber("8.5"))
}
