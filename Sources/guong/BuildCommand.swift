import ArgumentParser
import Foundation
import Loader
import PreviewServer
import Publish
import SiteBuilder
import Text
import Vietnamese

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Check the content and write the site.",
    discussion: """
      Exit status: 0 written; 1 problems in the content; 2 wrong usage, settings or theme; 3 the disk \
      refused; 5 another build is running.
      """)

  @OptionGroup var shared: SharedOptions

  @Flag(help: "Print the time of each stage.")
  var timings = false

  @Flag(name: .customLong("no-search"), help: "Leave the search index out.")
  var noSearch = false

  func run() async throws {
    let console = shared.console
    var build = shared.build
    build.writesSearch = !noSearch
    let report = try await console.running { [build] in
      try await console.withProgress { try await Build(build, progress: $0).run() }
    }
    console.report(report.diagnostics)
    guard let publication = report.publication else {
      console.print(.nothingWritten(report))
      throw ExitCode(report.exitCode)
    }
    if publication.isFileByFile { console.print(.writtenFileByFile) }
    console.print(.written(report, publication, output: build.output))
    if timings { report.timings.forEach { console.print(.timing($0)) } }
    // Everything is written and reported; exit without freeing the build's values one by one.
    Foundation.exit(0)
  }
}

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read and check everything, drafts and embargoed records too; write nothing.")

  @OptionGroup var shared: SharedOptions
  @OptionGroup var watching: WatchOptions

  @Flag(help: "Go on, and tell each problem when it comes and when it is gone.")
  var watch = false

  @Flag(
    help: "With --watch: tell all problems after each change, for editors that forget the others.")
  var all = false

  func validate() throws {
    if all, !watch { throw ValidationError("--all goes with --watch.") }
  }

  func run() async throws {
    if watch { try await keepChecking() }
    let console = shared.console
    let build = shared.build
    let report = try await console.running {
      try await console.withProgress { try await Build(build, progress: $0).check() }
    }
    console.report(report.diagnostics)
    report.hidden.forEach { console.print(.hidden($0)) }
    if let next = report.nextChange { console.print(.nextChange(next)) }
    console.print(.checked(report))
    if report.errors > 0 { throw ExitCode(report.exitCode) }
  }

  private func keepChecking() async throws {
    let console = shared.console
    let watch = CheckWatch(
      shared.build, followsClock: shared.now == nil, places: shared.places, method: watching.method,
      language: shared.language, tellsAll: all
    ) { console.print(Message(en: $0, vi: $0)) }
    try await Signals.run { await watch.run(until: $0) }
  }
}

extension Console {
  /// Runs work and turns a failure of disk or publication into its message and exit status.
  func running<Result>(_ work: () async throws -> Result) async throws -> Result {
    do {
      return try await work()
    } catch let error as PublicationError {
      report(error.diagnostics)
      throw ExitCode(error.exitCode)
    } catch let error as DiskError {
      report([
        Diagnostic(
          path: error.path, position: Position(line: 1, column: 1), code: "input-output",
          message: error.message)
      ])
      throw ExitCode(3)
    }
  }
}
