import Testing
import Text

@testable import Vietnamese

struct ByteMachineTests {
  private static let letters =
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"

  private func accepts(_ machine: ByteMachine, _ bytes: [UInt8]) -> Bool {
    bytes.withView { machine.accepts($0) }
  }

  @Test func acceptsOnlyScalarsThatAreSurelyNFC() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      guard accepts(.text, Array(String(scalar).utf8)) else { continue }
      let isSure = TextScanner.isCertainlyNFC(value) && value != 0 && value != 0x0D
      #expect(isSure, "U+\(String(value, radix: 16))")
    }
  }

  @Test func acceptsOnlyWellFormedBytes() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        for third: UInt8 in [0x00, 0x41, 0x7F, 0x80, 0x81, 0x82, 0xA0, 0xBB, 0xBF, 0xC3, 0xE1] {
          let bytes = [first, second, third]
          for machine in [ByteMachine.text, .vietnamese] where accepts(machine, bytes) {
            #expect(String(validating: bytes, as: UTF8.self) != nil, "\(bytes)")
          }
        }
      }
    }
  }

  @Test func acceptsTheLettersOfVietnamese() {
    let text = Self.letters + Self.letters.uppercased() + " 0123456789 .,;:!?()/-'\"\n"
    #expect(accepts(.vietnamese, Array(text.utf8)))
    #expect(accepts(.text, Array((text + "“ngoặc” – — … ‘đơn’ 5 €").utf8)))
  }

  @Test func acceptsNoTextThatIsSuspicious() {
    let plain = (UInt32(1)...0x2FFF).compactMap { Unicode.Scalar($0) }.filter {
      accepts(.vietnamese, Array(String($0).utf8))
    }
    #expect(plain.count > 200)
    for first in plain {
      for second in plain {
        let text = "\(first)\(second)"
        #expect(SuspiciousText.problem(in: text) == nil, "\(text)")
      }
    }
  }

  @Test(arguments: ["a\u{7F}", "a\u{1}", "a\u{AD}b", "Viá»‡t", "Vieät", "а", "cut\u{301}"])
  func leavesOtherTextToTheCloserLook(_ text: String) {
    #expect(!SuspiciousText.isPlain(text))
  }
}
