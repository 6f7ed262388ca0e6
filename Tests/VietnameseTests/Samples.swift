import TestSupport

/// Vietnamese syllables and phrases put together by chance; none stands for a person.
enum Samples {
  static let onsets = [
    "", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "s",
    "t", "th", "tr", "v", "x", "Đ", "D", "N", "Ng", "T", "A",
  ]
  static let vowels = [
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ",
    "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ", "AÀẢÃÁẠ", "ÂẦẨẪẤẬ", "ÊỀỂỄẾỆ", "ƯỪỬỮỨỰ",
  ].map { Array($0.unicodeScalars) }
  static let codas = ["", "", "", "n", "ng", "nh", "m", "t", "c", "i", "u", "a"]

  static func syllable(_ random: inout Dice) -> String {
    let vowel = vowels[Int.random(in: 0..<vowels.count, using: &random)]
    let letter = vowel[Int.random(in: 0..<vowel.count, using: &random)]
    let onset = onsets[Int.random(in: 0..<onsets.count, using: &random)]
    return onset + String(letter) + codas[Int.random(in: 0..<codas.count, using: &random)]
  }

  static func phrase(_ random: inout Dice) -> String {
    let joints = [" ", " ", " ", " ", "-", ", ", " – ", ".", "/", "’", " “", "…", " 10 ", " 2021 "]
    var text = syllable(&random)
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      text += joints[Int.random(in: 0..<joints.count, using: &random)] + syllable(&random)
    }
    return text
  }
}
