import PreviewServer
import Testing

@Suite struct HostRuleTests {
  @Test(arguments: [
    "localhost", "localhost:1313", "LocalHost:1", "localhost.", "localhost.:1313", "127.0.0.1",
    "127.0.0.1:65535", "[::1]", "[::1]:1313",
  ])
  func allowsThisMachine(host: String) {
    #expect(HostRule().allows(host))
  }

  @Test(arguments: [
    "", "evil.example", "localhost.evil.com", "127.0.0.1.nip.io", "127.0.0.2", "0.0.0.0", "[::]",
    "localhost:", "localhost:0", "localhost:65536", "localhost:1x", "localhost:131313",
    "localhost, evil", "localhost evil", "user@localhost", "[::1", "[::1]x", "[::1]:", "::1",
    "lócalhost", "ⓛocalhost", "localhost..", "2130706433", "127.1", ".localhost", "x.localhost",
  ])
  func refusesOtherNames(host: String) {
    #expect(!HostRule().allows(host))
  }

  @Test func allowsAddressesOfTheNetworkOnlyWhenAsked() {
    #expect(!HostRule().allows("192.168.1.5:1313"))
    #expect(HostRule(addresses: ["192.168.1.5"]).allows("192.168.1.5:1313"))
    #expect(!HostRule(addresses: ["192.168.1.5"]).allows("192.168.1.6:1313"))
  }
}
