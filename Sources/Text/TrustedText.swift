#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Strings of bytes that are known to be UTF-8, because the door has let them in or because they come from strings:
// they are not checked once more, which costs more than all else that making a string does.

extension String {
  /// A string of bytes that are UTF-8 for certain, and end between characters; they are not checked.
  public init(trusted bytes: UnsafeBufferPointer<UInt8>) {
    #if compiler(>=6.2)
      if #available(macOS 26, *) {
        var text = unsafe UTF8Span(unchecked: bytes.span)
        _ = text.checkForASCII()
        self = String(copying: text)
        return
      }
    #endif
    self = String(decoding: bytes, as: UTF8.self)
  }

  /// The same of an array.
  public init(trusted bytes: [UInt8]) {
    self = bytes.withUnsafeBufferPointer { String(trusted: $0) }
  }

  /// Two to four texts, one behind the other.
  public init(joining first: String, _ second: String, _ third: String = "", _ fourth: String = "")
  {
    let count =
      first.utf8.count + second.utf8.count + third.utf8.count + fourth.utf8.count
    self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { room in
      guard let start = room.baseAddress else { return "" }
      var end = Self.put(first, at: start)
      end = Self.put(second, at: end)
      end = Self.put(third, at: end)
      end = Self.put(fourth, at: end)
      return String(trusted: UnsafeBufferPointer(start: start, count: end - start))
    }
  }

  /// Copies a text's bytes and tells where they end.
  private static func put(
    _ text: String, at place: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    text.withBytes { bytes in
      if let source = bytes.baseAddress { memcpy(place, source, bytes.count) }
      return place + bytes.count
    }
  }

  /// A short text of ASCII that is written into room that is zeroed at first.
  public init(ascii count: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
    self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { room in
      room.initialize(repeating: 0)
      write(room)
      return String(trusted: UnsafeBufferPointer(room))
    }
  }
}
