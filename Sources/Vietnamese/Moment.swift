import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A point in time, to the second, shown in the zone of Vietnam, +07:00, which knows no summer time.
package struct Moment: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package let seconds: Int

  /// The offset of the zone in seconds.
  package static let zoneOffset = 7 * 3_600

  package init(seconds: Int) {
    self.seconds = seconds
  }

  /// The first second of a day in +07:00, or a time of it.
  package init(_ date: CivilDate, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    let time = hour * 3_600 + minute * 60 + second
    seconds = date.daysSinceEpoch * 86_400 + time - Self.zoneOffset
  }

  /// Reads `YYYY-MM-DD` (00:00) or `YYYY-MM-DDTHH:MM[:SS][Z|±HH:MM]`, a blank allowed for the `T`.
  ///
  /// Without a zone the time is +07:00. Offsets go to ±14:00; leap seconds and 24:00 are refused.
  package init?(iso text: String) {
    guard let moment = DigitReader.read(text, { Self.read(&$0) }) else { return nil }
    self = moment
  }

  private static func read(_ reader: inout DigitReader) -> Moment? {
    guard let date = reader.date() else { return nil }
    if reader.isAtEnd { return Moment(date) }
    guard reader.take(UInt8(ascii: "T")) || reader.take(UInt8(ascii: " ")),
      let hour = reader.number(2), hour < 24, reader.take(UInt8(ascii: ":")),
      let minute = reader.number(2), minute < 60
    else { return nil }
    var second = 0
    if reader.take(UInt8(ascii: ":")) {
      guard let value = reader.number(2), value < 60 else { return nil }
      second = value
    }
    guard let offset = offset(&reader), reader.isAtEnd else { return nil }
    let time = hour * 3_600 + minute * 60 + second
    return Moment(seconds: date.daysSinceEpoch * 86_400 + time - offset)
  }

  /// Reads the zone at the end, in seconds; nothing means +07:00.
  private static func offset(_ reader: inout DigitReader) -> Int? {
    if reader.isAtEnd { return zoneOffset }
    if reader.take(UInt8(ascii: "Z")) { return 0 }
    let sign: Int
    if reader.take(UInt8(ascii: "+")) {
      sign = 1
    } else if reader.take(UInt8(ascii: "-")) {
      sign = -1
    } else {
      return nil
    }
    guard let hours = reader.number(2), reader.take(UInt8(ascii: ":")),
      let minutes = reader.number(2), minutes < 60, hours * 60 + minutes <= 14 * 60
    else { return nil }
    return sign * (hours * 3_600 + minutes * 60)
  }

  /// The present, from the clock of the system.
  package static func now() -> Moment {
    Moment(seconds: Int(time(nil)))
  }

  /// The day in +07:00.
  package var date: CivilDate {
    CivilDate(daysSinceEpoch: parts.days)
  }

  /// `2021-08-11T08:00:00+07:00` (RFC 3339).
  package var rfc3339: String {
    let (days, hour, minute, second) = parts
    let date = CivilDate(daysSinceEpoch: days)
    return String(ascii: 25) { bytes in
      bytes.write("0000-00-00T00:00:00+07:00", at: 0)
      bytes.write(date.year, width: 4, at: 0)
      bytes.write(date.month, width: 2, at: 5)
      bytes.write(date.day, width: 2, at: 8)
      bytes.write(hour, width: 2, at: 11)
      bytes.write(minute, width: 2, at: 14)
      bytes.write(second, width: 2, at: 17)
    }
  }

  /// `Wed, 11 Aug 2021 08:00:00 +0700` (RFC 822 with the year in four digits, as RSS wants it).
  package var rfc822: String {
    let (days, hour, minute, second) = parts
    let date = CivilDate(daysSinceEpoch: days)
    return String(ascii: 31) { bytes in
      bytes.write("Sun, 00 Jan 0000 00:00:00 +0700", at: 0)
      bytes.write(Self.weekdays[date.weekday.rawValue], at: 0)
      bytes.write(date.day, width: 2, at: 5)
      bytes.write(Self.months[date.month - 1], at: 8)
      bytes.write(date.year, width: 4, at: 12)
      bytes.write(hour, width: 2, at: 17)
      bytes.write(minute, width: 2, at: 20)
      bytes.write(second, width: 2, at: 23)
    }
  }

  /// `08 giờ ngày 11/8/2021`, or `08 giờ 30 ngày 11/8/2021` past the full hour.
  package var vietnameseText: String {
    let (_, hour, minute, _) = parts
    let past = minute == 0 ? "" : " \(padded(minute, 2))"
    return "\(padded(hour, 2)) giờ\(past) ngày \(date.vietnameseText)"
  }

  /// Day, hour, minute and second in +07:00.
  private var parts: (days: Int, hour: Int, minute: Int, second: Int) {
    let local = seconds + Self.zoneOffset
    var days = local / 86_400
    var rest = local % 86_400
    if rest < 0 {
      days -= 1
      rest += 86_400
    }
    return (days, rest / 3_600, rest / 60 % 60, rest % 60)
  }

  private var clockText: String {
    let (_, hour, minute, second) = parts
    return "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  package static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }
}
