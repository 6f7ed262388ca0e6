import PreviewServer
import Testing

@Suite struct ByteRangeTests {
  @Test(arguments: [
    ("bytes=0-0", 0..<1), ("bytes=0-99", 0..<100), ("bytes=5-", 5..<100), ("bytes=-5", 95..<100),
    ("bytes=-500", 0..<100), ("bytes=99-", 99..<100),
    ("bytes=0-9223372036854775807", 0..<100),
    ("bytes=0-99999999999999999999999", 0..<100),
    ("bytes=-99999999999999999999999", 0..<100),
  ])
  func takesAPart(header: String, part: Range<Int>) {
    #expect(ByteRange(header, size: 100) == .part(part))
  }

  @Test(arguments: [
    "bytes=100-", "bytes=100-200", "bytes=-0", "bytes=9223372036854775807-",
    "bytes=99999999999999999999-", "bytes=9223372036854775807-9223372036854775807",
  ])
  func refusesWhatIsBehindTheEnd(header: String) {
    #expect(ByteRange(header, size: 100) == .unsatisfiable)
  }

  @Test(arguments: [
    "", "bytes", "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes=0-1,3-4", "bytes=1-2-3",
    "bytes=+1-2", "bytes=0x0-1", "bytes= 0-1", "items=0-1", "bytes=0-1,", "bytes=--5",
    "bytes=99999999999999999999a-",
    "bytes=" + Array(repeating: "0-0", count: 1_000).joined(separator: ","),
  ])
  func ignoresWhatItCannotRead(header: String) {
    #expect(ByteRange(header, size: 100) == .whole)
  }

  @Test func knowsThatNothingHasNoParts() {
    #expect(ByteRange("bytes=0-", size: 0) == .unsatisfiable)
    #expect(ByteRange("bytes=-1", size: 0) == .unsatisfiable)
    #expect(ByteRange(nil, size: 0) == .whole)
  }
}
