/// The keys of TELEX and VNI typed where no input method turned them into letters: `ddieern hinhf`.
///
/// Marks may stand where they belong or later, up to the end of the syllable. A decoding counts only when
/// it is a Vietnamese syllable, so most foreign words have none; `car` has one (`cả`), and whoever asks
/// must know that the word as typed is not meant. Rules as in the input methods in use; where a key
/// could mean two things, the first reading that gives a syllable is taken.
package enum TypedKeys {
  /// The methods of typing.
  package enum Method: CaseIterable, Sendable {
    case telex, vni
  }

  /// No syllable with its marks needs more keys.
  static let limit = 14

  /// Decodes one word, by TELEX or else by VNI; nil when it is not a syllable with marks in either.
  package static func decode(_ word: String) -> Syllable? {
    decode(word, .telex) ?? decode(word, .vni)
  }

  /// Decodes one word of ASCII letters and digits, capitals or not.
  package static func decode(_ word: String, _ method: Method) -> Syllable? {
    let keys = word.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard keys.count > 1, keys.count <= limit, keys.allSatisfy({ $0 < 0x80 }) else { return nil }
    return Decoding(keys: keys, method: method).syllable(from: 0, TypedLetters())
  }
}

/// The letters gathered so far, their hats, and the tone.
struct TypedLetters {
  var letters: [Unicode.Scalar] = []
  var tone = Syllable.Tone.ngang
  /// Whether a key was read as a mark.
  var isMarked = false

  func adding(_ letter: Unicode.Scalar) -> TypedLetters {
    var copy = self
    copy.letters.append(letter)
    return copy
  }

  func replacing(_ places: [Int], by letters: [Unicode.Scalar]) -> TypedLetters {
    var copy = self
    for (place, letter) in zip(places, letters) { copy.letters[place] = letter }
    copy.isMarked = true
    return copy
  }
}

/// Tries the readings of the keys one after the other.
private struct Decoding {
  let keys: [UInt8]
  let method: TypedKeys.Method

  /// The first reading of the keys from `index` on that gives a syllable.
  func syllable(from index: Int, _ typed: TypedLetters) -> Syllable? {
    guard index < keys.count else { return typed.isMarked ? accept(typed) : nil }
    for reading in readings(of: Unicode.Scalar(keys[index]), after: typed) {
      if let syllable = syllable(from: index + 1, reading) { return syllable }
    }
    return nil
  }

  /// The letters as a syllable; `ưo` is `ươ`, as input methods make it.
  private func accept(_ typed: TypedLetters) -> Syllable? {
    var letters = String.UnicodeScalarView()
    for letter in typed.letters {
      letters.append(letter == "o" && letters.last == "ư" ? "ơ" : letter)
    }
    return Syllable(letters: String(letters), tone: typed.tone)
  }

  /// What a key may mean: a mark on what was typed before, then a letter.
  private func readings(of key: Unicode.Scalar, after typed: TypedLetters) -> [TypedLetters] {
    let isVNI = method == .vni
    if let tone = isVNI ? Self.vniTones[key] : Self.telexTones[key], hasVowel(typed) {
      var copy = typed
      copy.tone = tone
      if tone != .ngang { copy.isMarked = true }
      return [copy]
    }
    var readings = marks(key, on: typed)
    if !isVNI, key == "w", !hasVowel(typed) {
      var copy = typed.adding("ư")
      copy.isMarked = true
      readings.append(copy)
    }
    if ("a"..."z").contains(key), isVNI || key != "w" { readings.append(typed.adding(key)) }
    return readings
  }

  private func hasVowel(_ typed: TypedLetters) -> Bool {
    typed.letters.contains { Syllable.vowels.contains($0) }
  }

  private func marks(_ key: Unicode.Scalar, on typed: TypedLetters) -> [TypedLetters] {
    switch (method, key) {
    case (.telex, "d"), (.vni, "9"):
      return typed.letters.first == "d" ? [typed.replacing([0], by: ["đ"])] : []
    case (.telex, "w"): return horns(on: typed) + hats(on: typed, ["a": "ă", "o": "ơ", "u": "ư"])
    case (.vni, "7"): return horns(on: typed) + hats(on: typed, ["o": "ơ", "u": "ư"])
    case (.vni, "8"): return hats(on: typed, ["a": "ă"])
    case (.vni, "6"): return hats(on: typed, ["a": "â", "e": "ê", "o": "ô"])
    case (.telex, "a"), (.telex, "e"), (.telex, "o"):
      let hatted: Unicode.Scalar = key == "a" ? "â" : key == "e" ? "ê" : "ô"
      if typed.letters.last == hatted {
        // The third key takes the hat away: xooong is xoong.
        return [typed.replacing([typed.letters.count - 1], by: [key]).adding(key)]
      }
      return hats(on: typed, [key: hatted])
    default: return []
    }
  }

  /// `uo` becomes `ươ` at one stroke.
  private func horns(on typed: TypedLetters) -> [TypedLetters] {
    let letters = typed.letters
    for place in letters.indices.dropLast()
    where (letters[place] == "u" || letters[place] == "ư") && letters[place + 1] == "o" {
      return [typed.replacing([place, place + 1], by: ["ư", "ơ"])]
    }
    return []
  }

  /// One reading for every letter that may take the hat, the last letter first.
  private func hats(
    on typed: TypedLetters, _ hats: [Unicode.Scalar: Unicode.Scalar]
  ) -> [TypedLetters] {
    typed.letters.indices.reversed().compactMap { place in
      hats[typed.letters[place]].map { typed.replacing([place], by: [$0]) }
    }
  }

  private static let telexTones: [Unicode.Scalar: Syllable.Tone] = [
    "s": .sắc, "f": .huyền, "r": .hỏi, "x": .ngã, "j": .nặng, "z": .ngang,
  ]
  private static let vniTones: [Unicode.Scalar: Syllable.Tone] = [
    "1": .sắc, "2": .huyền, "3": .hỏi, "4": .ngã, "5": .nặng, "0": .ngang,
  ]
}
