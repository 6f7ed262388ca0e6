extension String {
  /// Two to four texts, one behind the other, in one piece of memory.
  public init(joining first: String, _ second: String, _ third: String = "", _ fourth: String = "")
  {
    self = ""
    reserveCapacity(
      first.utf8.count + second.utf8.count + third.utf8.count + fourth.utf8.count)
    self += first
    self += second
    self += third
    self += fourth
  }

  /// A short text of ASCII that is written over zeros.
  public init(ascii count: Int, _ write: (inout [UInt8]) -> Void) {
    var bytes = [UInt8](repeating: 0x30, count: count)
    write(&bytes)
    self = String(decoding: bytes, as: UTF8.self)
  }
}
