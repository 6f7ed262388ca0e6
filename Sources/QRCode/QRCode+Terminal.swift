extension QRCode {
  /// The code for a terminal: two modules in a character, dark on light whatever the terminal's colours,
  /// with the quiet zone of four modules.
  package var terminalText: String {
    let quiet = 4
    func isDark(_ row: Int, _ column: Int) -> Bool {
      (0..<size).contains(row) && (0..<size).contains(column) && self[row, column]
    }
    var out = ""
    for row in stride(from: -quiet, to: size + quiet, by: 2) {
      out += "\u{1B}[38;5;16;48;5;231m"
      for column in -quiet..<(size + quiet) {
        switch (isDark(row, column), isDark(row + 1, column)) {
        case (true, true): out += "█"
        case (true, false): out += "▀"
        case (false, true): out += "▄"
        case (false, false): out += " "
        }
      }
      out += "\u{1B}[0m\n"
    }
    return out
  }
}
