extension Syllable {
  /// What stands before the vowels; `qu` and `gi` with the letter that is not sounded.
  static let onsets: Set<String> = Set(
    [""] + words("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"))

  /// Vowels and what ends the syllable, without tones.
  static let rimes: Set<String> = Set(
    words(
      """
      a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
      e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
      i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
      o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay
      oăc oăm oăn oăng oăt oe oem oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơc ơi ơm ơn ơng ơp ơt
      u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêt uôc uôi uôm uôn uông uôt
      uơ uy uya uych uyên uyêt uynh uyt uyu uyn uyp
      ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
      """)
  ).union(quRimes)

  /// Rimes in `y` that stand after `qu` alone: quỳnh, quýt.
  private static let quRimes: Set<String> = Set(words("ych yn ynh yp yt yu"))

  /// Whether onset, rime and tone go together.
  static func allows(_ onset: String, _ rime: String, _ tone: Tone) -> Bool {
    guard rimes.contains(rime), onsets.contains(onset) else { return false }
    guard let first = rime.unicodeScalars.first else { return false }
    let isFront = "eêiy".unicodeScalars.contains(first)
    switch onset {
    case "k", "gh", "ngh": if !isFront { return false }
    case "c", "g", "ng": if isFront && !(onset == "g" && first == "i") { return false }
    case "qu":
      if "uưoôơ".unicodeScalars.contains(first) && rime != "ơ" && !rime.hasPrefix("ôc") {
        return false
      }
    case "gi": if first == "i" || first == "y" { return false }
    default: break
    }
    if quRimes.contains(rime) && onset != "qu" { return false }
    return tone == .sắc || tone == .nặng || !isStopped(rime)
  }

  /// Whether a rime ends in c, ch, p or t, which carry sắc and nặng alone.
  static func isStopped(_ rime: String) -> Bool {
    rime.hasSuffix("c") || rime.hasSuffix("ch") || rime.hasSuffix("p") || rime.hasSuffix("t")
  }

  /// Every syllable that the grammar knows, in no order that means anything.
  static let all: [Syllable] = onsets.sorted().flatMap { onset in
    rimes.sorted().flatMap { rime in
      Tone.allCases.compactMap { tone in
        guard allows(onset, rime, tone), let syllable = Syllable(letters: onset + rime, tone: tone),
          syllable.onset == onset
        else { return nil }
        return syllable
      }
    }
  }

  private static func words(_ text: String) -> [String] {
    text.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { String(decoding: $0, as: UTF8.self) }
  }
}
