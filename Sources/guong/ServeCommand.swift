import ArgumentParser
import Foundation
import PreviewServer
import Text

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the site in the browser, and every change as it is saved.",
    discussion: """
      Drafts, embargoed and expired stories are shown. Nothing is published; only this computer can connect \
      unless --host is given. Exit status: 130 after Ctrl-C; 2 when the port is in use.
      """)

  @OptionGroup var shared: SharedOptions
  @OptionGroup var watching: WatchOptions

  @Option(
    help: ArgumentHelp("The port; the next free one from 1313 on unless given.", valueName: "N"))
  var port: Int?

  @Flag(help: "Open the browser.")
  var open = false

  @Flag(help: "Let other devices of this network look, each with an address that works once.")
  var host = false

  @Flag(help: "Lead the browser to the story that was saved.")
  var follow = false

  @Flag(name: .customLong("no-drafts"), help: "Leave out what is not to be seen yet, or no more.")
  var noDrafts = false

  func validate() throws {
    if let port, !(0...65_535).contains(port) { throw ValidationError("--port takes 0 to 65535.") }
    if shared.output != nil { throw ValidationError("serve writes no site: it takes no --output.") }
  }

  func run() async throws {
    let session = PreviewSession(
      source, options, reporter: shared.console.previewReporter(opensBrowser: open))
    try await shared.console.serving {
      try await Signals.run { try await session.run(until: $0) }
    }
  }
}
