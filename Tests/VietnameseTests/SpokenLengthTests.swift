import Testing
import Vietnamese

@Suite struct SpokenLengthTests {
  @Test(arguments: [
    ("", 0), ("một hai ba", 3), ("đồng chí Nguyễn Văn A", 5),
    ("0", 1), ("5", 1), ("10", 1), ("15", 2), ("20", 2), ("21", 3), ("100", 2), ("105", 4),
    ("110", 3), ("163", 5), ("1.000", 2), ("2021", 7), ("715.000.000", 5), ("1.000.000", 2),
    ("8,5", 3), ("99,25%", 3 + 1 + 3 + 2), ("11/8/2021", 2 + 1 + 1 + 1 + 7),
    ("UBND", 4), ("HĐND.", 4), ("Covid-19", 1 + 2), ("TNHH", 4), ("10 km", 1 + 3),
    ("“tốt”, — rất tốt!", 3), ("0912345678", 10),
  ])
  func countsWhatIsSpoken(text: String, syllables: Int) {
    #expect(SpokenLength.syllables(text) == syllables)
  }
}
