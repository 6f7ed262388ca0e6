import ArgumentParser
import Foundation
import PreviewServer
import QRCode
import SiteBuilder
import Text
import Watch

/// The options by which a long-running command detects changes.
struct WatchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Look at the files every so many milliseconds instead of being told: for folders of other machines.",
      valueName: "MS"))
  var poll: Int?

  func validate() throws {
    if let poll, !(10...60_000).contains(poll) {
      throw ValidationError("--poll takes 10 to 60000 milliseconds.")
    }
  }

  var method: FileWatcher.Method { poll.map { .polling(milliseconds: $0) } ?? .automatic }
}

extension SharedOptions {
  /// The folders of a project: its content, and its theme wherever that is.
  var places: FileWatcher.Places {
    let root = build.root
    var folders = ["content", "themes"]
    if let theme, theme.contains("/"), !theme.hasPrefix("themes/") {
      folders.append(theme.hasPrefix("/") ? theme : "\(root)/\(theme)")
    }
    return FileWatcher.Places(root: root, folders: folders)
  }
}

extension ServeCommand {
  var source: LiveSource {
    var build = shared.build
    build.showsDrafts = !noDrafts
    return LiveSource(build, followsClock: shared.now == nil)
  }

  var options: PreviewSession.Options {
    var options = PreviewSession.Options(places: shared.places)
    options.watching = watching.method
    options.showsDrafts = !noDrafts
    options.server.port = port
    options.server.isOpenToNetwork = host
    options.server.language = shared.language
    options.server.follows = follow
    let console = shared.console
    options.server.showGuestAddress = { console.print(.guestCode($0)) }
    return options
  }
}

extension Message {
  /// Returns the address for another device with its QR code.
  fileprivate static func guestCode(_ address: String) -> Message {
    let code = QRCode(address).map { "\n" + $0.terminalText } ?? ""
    return Message(
      en: "on another device, for one browser: \(address)\(code)",
      vi: "trên thiết bị khác, cho một trình duyệt: \(address)\(code)")
  }
}

extension Console {
  func previewReporter(opensBrowser: Bool) -> PreviewSession.Reporter {
    PreviewSession.Reporter(
      say: { print($0) }, report: { report($0) },
      ready: { if opensBrowser { Self.openBrowser($0) } })
  }

  /// Runs the preview and turns a failure to start into a message and exit status.
  func serving<Result>(_ work: () async throws -> Result) async throws -> Result {
    do {
      return try await work()
    } catch let error as PortError {
      complain(error.message)
      throw ExitCode(2)
    }
  }

  private static func openBrowser(_ address: String) {
    let opener = Process()
    opener.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    #if os(macOS)
      opener.arguments = ["open", address]
    #else
      opener.arguments = ["xdg-open", address]
    #endif
    opener.standardOutput = FileHandle.nullDevice
    opener.standardError = FileHandle.nullDevice
    // The address is printed on the terminal, so the preview continues without a browser.
    _ = Result { try opener.run() }
  }
}
