import Text

/// A day of the Gregorian calendar, without time or zone; years 1900 to 2200.
package struct CivilDate: Hashable, Comparable, Sendable {
  /// The days of the week; the raw value counts from Sunday, 0.
  package enum Weekday: Int, Sendable, CaseIterable {
    case sunday, monday, tuesday, wednesday, thursday, friday, saturday
  }

  package var year: Int { Int(storedYear) }
  package var month: Int { Int(storedMonth) }
  package var day: Int { Int(storedDay) }

  // Four bytes in all, for every record holds several dates.
  private let storedYear: Int16
  private let storedMonth: Int8
  private let storedDay: Int8

  /// Makes a date; nil when there is no such day or the year is outside 1900…2200.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...2200).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.init(known: year, month, day)
  }

  /// Reads `YYYY-MM-DD` in ASCII digits and nothing else.
  package init?(iso text: String) {
    let date = DigitReader.read(text) { reader -> CivilDate? in
      guard let date = reader.date(), reader.isAtEnd else { return nil }
      return date
    }
    guard let date else { return nil }
    self = date
  }

  /// Makes the date a number of days after 1970-01-01, whatever the year.
  ///
  /// The calendar arithmetic counts years from March, in eras of 400 years.
  package init(daysSinceEpoch days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(known: year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private init(known year: Int, _ month: Int, _ day: Int) {
    storedYear = Int16(truncatingIfNeeded: year)
    storedMonth = Int8(truncatingIfNeeded: month)
    storedDay = Int8(truncatingIfNeeded: day)
  }

  /// Days since 1970-01-01; negative before it.
  package var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date some days later, or earlier for a negative number.
  package func adding(days: Int) -> CivilDate {
    CivilDate(daysSinceEpoch: daysSinceEpoch + days)
  }

  package var weekday: Weekday {
    let index = (daysSinceEpoch % 7 + 11) % 7
    return Weekday(rawValue: index) ?? .sunday
  }

  /// `2021-08-02`.
  package var isoText: String {
    String(ascii: 10) { bytes in
      bytes.write(year, width: 4, at: 0)
      bytes[4] = UInt8(ascii: "-")
      bytes.write(month, width: 2, at: 5)
      bytes[7] = UInt8(ascii: "-")
      bytes.write(day, width: 2, at: 8)
    }
  }

  /// `02/8/2021`: a zero before days under 10 and before the months 1 and 2 only
  /// (Decree 30/2020/NĐ-CP, appendix I).
  package var vietnameseText: String { "\(dayText)/\(monthText)/\(year)" }

  /// `ngày 02 tháng 8 năm 2021`, by the same rule.
  package var longVietnameseText: String { "ngày \(dayText) tháng \(monthText) năm \(year)" }

  private var dayText: String { padded(day, 2) }
  private var monthText: String { month <= 2 ? padded(month, 2) : String(month) }

  package static func < (a: CivilDate, b: CivilDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// The number of days of a month (1…12).
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2:
      let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      return leap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }
}

/// Writes a number of at least `width` digits, zeros in front.
func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

extension [UInt8] {
  /// Writes the last `width` digits of a number.
  mutating func write(_ value: Int, width: Int, at start: Int) {
    var rest = UInt32(truncatingIfNeeded: value)
    var place = start + width
    while place > start {
      place -= 1
      self[place] = 0x30 + UInt8(rest % 10)
      rest /= 10
    }
  }

  /// Writes a short text.
  mutating func write(_ text: String, at start: Int) {
    for (offset, byte) in text.utf8.enumerated() { self[start + offset] = byte }
  }
}

/// Reads fixed-width ASCII numbers from a text, byte by byte.
struct DigitReader {
  private let bytes: ByteView
  private var index = 0

  /// Runs the reader over the bytes of a text.
  static func read<Result>(_ text: String, _ body: (inout DigitReader) -> Result) -> Result {
    text.withView { bytes in
      var reader = DigitReader(bytes: bytes)
      return body(&reader)
    }
  }

  private init(bytes: ByteView) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { index == bytes.count }

  /// Takes one byte if it is next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// Takes exactly `width` digits.
  mutating func number(_ width: Int) -> Int? {
    guard index + width <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[index..<index + width] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    index += width
    return value
  }

  /// Takes `YYYY-MM-DD`.
  mutating func date() -> CivilDate? {
    let hyphen = UInt8(ascii: "-")
    guard let year = number(4), take(hyphen), let month = number(2), take(hyphen),
      let day = number(2)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }
}
