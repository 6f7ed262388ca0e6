/// How many syllables a text has when it is read aloud: numbers, signs and abbreviations are spoken in full,
/// `11/8/2021` as "mười một tháng tám năm hai nghìn không trăm hai mươi mốt".
package enum SpokenLength {
  package static func syllables(_ text: String) -> Int {
    text.utf8.split { $0 == 0x20 || (9...13).contains($0) }.reduce(0) { total, word in
      total + syllables(of: Array(word))
    }
  }

  /// One group between blanks, cut into numbers, words and signs.
  private static func syllables(of word: [UInt8]) -> Int {
    var total = 0
    var index = 0
    while index < word.count {
      if isDigit(word[index]) {
        let end = endOfNumber(word, from: index)
        total += spoken(number: word[index..<end])
        index = end
      } else if isLetter(word[index]) {
        let end = word[index...].firstIndex { !isLetter($0) } ?? word.count
        total += spoken(word: word[index..<end])
        index = end
      } else {
        switch word[index] {
        case UInt8(ascii: "%"): total += 2
        case UInt8(ascii: "/") where index > 0 && index + 1 < word.count: total += 1
        default: break
        }
        // Dashes, quotes and the like take three bytes.
        index += word[index] == 0xE2 ? 3 : 1
      }
    }
    return total
  }

  // MARK: Numbers

  /// Digits with dots between thousands and a comma before decimals.
  private static func endOfNumber(_ word: [UInt8], from start: Int) -> Int {
    var end = start
    while end < word.count {
      let isMark = word[end] == UInt8(ascii: ".") || word[end] == UInt8(ascii: ",")
      guard isDigit(word[end]) || (isMark && end + 1 < word.count && isDigit(word[end + 1])) else {
        break
      }
      end += 1
    }
    return end
  }

  private static func spoken(number: ArraySlice<UInt8>) -> Int {
    let parts = number.split(separator: UInt8(ascii: ","), maxSplits: 1)
    let whole = parts.first.map { $0.filter(isDigit) } ?? []
    var total = spoken(digits: whole.map { Int($0 - 0x30) })
    if parts.count == 2 {
      // "phẩy", then the decimals as a number when there are two at most, else one by one.
      let decimals = parts[1].filter(isDigit).map { Int($0 - 0x30) }
      total += 1 + (decimals.count <= 2 ? spoken(digits: decimals) : decimals.count)
    }
    return total
  }

  /// A whole number, group by group of three: each with "trăm", "mươi", "linh", and the name of its power.
  private static func spoken(digits: [Int]) -> Int {
    guard digits.count <= 12, digits.first != 0 || digits.count == 1 else { return digits.count }
    guard digits.contains(where: { $0 != 0 }) else { return 1 }
    var total = 0
    let groups = (digits.count + 2) / 3
    for group in 0..<groups {
      let end = digits.count - (groups - 1 - group) * 3
      let slice = Array(digits[max(0, end - 3)..<end])
      let isFirst = group == 0
      let padded = [Int](repeating: 0, count: 3 - slice.count) + slice
      guard padded != [0, 0, 0] else { continue }
      // A group behind another is said with its hundreds, "không trăm" too.
      if !isFirst || padded[0] != 0 { total += 2 }
      switch (padded[1], padded[2]) {
      case (0, 0): break
      case (0, _): total += isFirst && padded[0] == 0 ? 1 : 2
      case (1, let unit): total += unit == 0 ? 1 : 2
      case (_, let unit): total += unit == 0 ? 2 : 3
      }
      if group < groups - 1 { total += 1 }
    }
    return total
  }

  // MARK: Words

  /// Syllables of what abbreviations in Vietnamese papers stand for.
  private static let known: [String: Int] = [
    "UBND": 4, "HĐND": 4, "HĐNN": 4, "MTTQ": 4, "UBMTTQ": 6, "TNCS": 4, "LHPN": 4, "CCB": 3,
    "THPT": 4, "THCS": 4, "TDP": 3, "TP": 2, "TX": 2, "TT": 2, "ND": 2, "QĐ": 2, "KH": 2,
    "CT": 2, "NQ": 2, "NĐ": 2, "CP": 2, "TU": 2, "TƯ": 2, "XHCN": 4, "CNXH": 4, "LLVT": 4,
    "BCH": 3, "BTV": 3, "GDĐT": 4, "BĐBP": 4, "CBCC": 4, "NSND": 4, "NSƯT": 4, "HTX": 3, "VNĐ": 3,
    "km": 3, "kg": 3, "ha": 2, "m": 1, "cm": 4, "mm": 4, "g": 1, "tr": 1, "đ": 1, "ngđ": 2,
  ]

  private static func spoken(word: ArraySlice<UInt8>) -> Int {
    let text = String(decoding: word, as: UTF8.self)
    if let known = known[text] { return known }
    // Capitals without a vowel are spelled out, a syllable a letter.
    let letters = text.unicodeScalars
    guard letters.count > 1, letters.count <= 6, letters.allSatisfy(\.properties.isUppercase) else {
      return 1
    }
    let hasVowel = letters.contains { scalar in
      !"BCDĐFGHJKLMNPQRSTVWXZ".unicodeScalars.contains(scalar)
    }
    return hasVowel ? 1 : letters.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// ASCII letters and all bytes of other characters but those of U+2000…U+2FFF, dashes and quotes.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (byte >= 0x80 && byte != 0xE2)
  }
}
