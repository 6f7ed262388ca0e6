import ArgumentParser
import Authoring
import Foundation
import SiteBuilder
import Text
import Vietnamese

extension DiagnosticPrinter.Format: ExpressibleByArgument {}
extension MessageLanguage: ExpressibleByArgument {}

/// The options of every command that reads a project.
struct SharedOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The project's folder.", valueName: "DIR"))
  var root = "."

  @Option(
    help: ArgumentHelp("The folder to publish into; <root>/Public unless given.", valueName: "DIR"))
  var output: String?

  @Option(
    help: ArgumentHelp("The theme: a name below themes/ or a path.", valueName: "NAME-or-PATH"))
  var theme: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("Replaces baseURL of content/site.yml.", valueName: "URL"))
  var baseURL: String?

  @Option(
    help: ArgumentHelp(
      "The moment for which to build, such as 2021-08-11T08:00; the clock unless given.",
      valueName: "MOMENT"))
  var now: String?

  @Flag(help: "Show drafts, embargoed and expired records as well; never publish such a site.")
  var drafts = false

  @Flag(help: "Take warnings for errors.")
  var strict = false

  @Flag(name: .customLong("no-samples"), help: "Leave out what is marked 'sample: true'.")
  var noSamples = false

  @Option(help: ArgumentHelp("How many cores to use; all unless given.", valueName: "N"))
  var jobs: Int?

  @Option(help: "How problems are printed on standard error.")
  var diagnostics: DiagnosticPrinter.Format = .text

  @Option(help: "Language of messages; from the environment unless given.")
  var lang: MessageLanguage?

  @Flag(help: "Print problems only.")
  var quiet = false

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 256.")
    }
    if let now, Moment(iso: now) == nil {
      throw ValidationError(
        "--now takes a moment such as 2021-08-11 or 2021-08-11T08:00+07:00, not '\(now)'.")
    }
    if let baseURL, !baseURL.hasPrefix("https://"), !baseURL.hasPrefix("http://") {
      throw ValidationError("--base-url takes an address that begins with https:// or http://.")
    }
  }

  /// The options of the build.
  var build: BuildOptions {
    let root = Self.absolute(self.root)
    var options = BuildOptions(
      root: root, output: output.map(Self.absolute) ?? "\(root)/Public",
      now: now.flatMap { Moment(iso: $0) } ?? Moment.now(),
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    options.theme = theme
    options.baseURL = baseURL
    options.showsDrafts = drafts
    options.showsSamples = !noSamples
    options.isStrict = strict
    return options
  }

  /// The project for `guong new`.
  var project: AuthoringProject {
    let build = build
    let (today, jobs) = (build.now.date, build.jobs)
    return AuthoringProject(
      root: build.root, baseURL: build.baseURL, now: build.now, jobs: jobs
    ) { catalogue, settings, files in
      await PageCollisions.find(in: catalogue, settings, files: files, today: today, jobs: jobs)
    }
  }

  var language: MessageLanguage {
    if let lang { return lang }
    let environment = ProcessInfo.processInfo.environment
    let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
    return locale.hasPrefix("vi") ? .vi : .en
  }

  var console: Console {
    Console(format: diagnostics, language: language, isQuiet: quiet)
  }

  /// Returns the absolute path, without `.` and a closing slash.
  private static func absolute(_ path: String) -> String {
    let full = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    let parts = full.split(separator: "/").filter { $0 != "." }
    return "/" + parts.joined(separator: "/")
  }
}
