import PreviewServer
import Testing

@Suite struct RequestPathTests {
  @Test func keepsAPlainPath() throws {
    #expect(try RequestPath(target: "/bai-viet/a/?x=1").text == "/bai-viet/a/")
  }
}
