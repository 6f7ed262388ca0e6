import Testing
import Text

@Suite struct ByteViewTests {
  private let bytes: [UInt8] = Array(0..<20)

  @Test func readsPartsWithOffsetsOfTheirOwn() {
    bytes.withView { view in
      let part = view.part(5..<9)
      #expect(Array(part) == [5, 6, 7, 8])
      #expect(part[0] == 5)
      #expect(Array(part.part(4..<4)).isEmpty)
      #expect(part.first(7, from: 0, to: 4) == 2)
      #expect(part.first(9, from: 0, to: 4) == nil)
      #expect(part.lineEnd(from: 1, to: 4) == 4)
      #expect(view.lineEnd(from: 3, to: 20) == 10)
    }
  }

  @Test func readsWordsOnlyWhereEightBytesAre() {
    bytes.withView { view in
      #expect(view.word(at: 0) == 0x0706_0504_0302_0100)
      #expect(view.word(at: 12) == 0x1312_1110_0F0E_0D0C)
      #expect(view.word(at: 13) == nil)
      #expect(view.word(at: -1) == nil)
      #expect(view.part(0..<7).word(at: 0) == nil)
      #expect(ByteView().word(at: 0) == nil)
    }
  }

  #if !os(Windows)
    /// A wrong offset ends the program instead of reading what lies beside the bytes.
    @Test(arguments: 0..<6)
    func refusesToReadBeyondTheBytes(_ kind: Int) async {
      await #expect(processExitsWith: .failure) { [kind] in
        let bytes: [UInt8] = [1, 2, 3]
        bytes.withView { view in
          switch kind {
          case 0: _ = view[3]
          case 1: _ = view[-1]
          case 2: _ = view.part(1..<4)
          case 3: _ = view.part(2..<3)[1]
          case 4: _ = view.first(9, from: 0, to: 4)
          default: _ = view.first(9, from: -1, to: 2)
          }
        }
      }
    }
  #endif
}
