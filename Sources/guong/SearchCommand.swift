import ArgumentParser
import Loader
import SearchFormat
import SearchReader
import Text
import Vietnamese

struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search a built site, with the ranking of its search page.",
    discussion: "Only the published files are read: those below search/ of the site.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: ArgumentHelp("The folder of the published site.", valueName: "DIR"))
  var site = "Public"

  @Option(help: "How results are printed.")
  var format: Format = .text

  @Option(help: ArgumentHelp("The most results.", valueName: "N"))
  var limit = 10

  @Flag(help: "Take the last word for the beginning of one, as the search box does.")
  var typing = false

  @Flag(help: "Take words as they are typed: no other spelling is tried.")
  var literal = false

  @Flag(help: "The newest first.")
  var byDate = false

  @Flag(help: "Tell which files were read as well (JSON only).")
  var files = false

  @Option(
    help: ArgumentHelp(
      "A file with a query on each line; prints a line of JSON for each.", valueName: "FILE"))
  var queries: String?

  @Argument(help: "The words to look for.")
  var query: [String] = []

  func validate() throws {
    if query.isEmpty == (queries == nil) {
      throw ValidationError("Give a query, or a file of them with --queries.")
    }
    if !(1...100_000).contains(limit) {
      throw ValidationError("--limit takes a number from 1 to 100000.")
    }
  }

  func run() async throws {
    do {
      let engine = try SearchEngine(PublishedFiles.index(of: site))
      guard let queries else {
        let query = query.joined(separator: " ")
        print(try answer(query, engine), terminator: "")
        return
      }
      for line in try PublishedFiles.lines(of: queries) {
        print(try answer(line, engine), terminator: "")
      }
    } catch let error as SearchIndexError {
      throw ValidationError(Self.message(error))
    } catch let error as DiskError {
      throw ValidationError(error.message.en)
    }
  }

  private func answer(_ query: String, _ engine: SearchEngine) throws -> String {
    var options = SearchOptions()
    options.limit = limit
    options.isTyping = typing
    options.isLiteral = literal
    options.byDate = byDate
    let answer = try engine.search(query, options)
    if format == .json || queries != nil {
      return SearchPrinter.json(query, answer, showsFiles: files) + "\n"
    }
    return SearchPrinter.text(answer)
  }

  private static func message(_ error: SearchIndexError) -> String {
    switch error {
    case .damaged(let file, let part):
      "The search index is damaged or hostile: \(file) (\(part)); build the site again."
    case .missing(let file): "There is no \(file); was the site built with a search index?"
    }
  }
}

/// Prints search results.
enum SearchPrinter {
  /// Returns `{"query": …, "total": …, "results": […]}` on one line.
  static func json(_ query: String, _ answer: SearchAnswer, showsFiles: Bool) -> String {
    var out = OutputBuffer()
    out.append("{\"query\":")
    out.appendJSONString(query)
    out.append(",\"total\":\(answer.total)")
    if answer.isApproximate { out.append(",\"approximate\":true") }
    if let corrected = answer.corrected {
      out.append(",\"corrected\":")
      out.appendJSONString(corrected)
    }
    out.append(",\"results\":[")
    for (index, result) in answer.results.enumerated() {
      out.append(index > 0 ? ",{\"id\":" : "{\"id\":")
      out.appendJSONString(result.id)
      out.append(",\"url\":")
      out.appendJSONString(result.url)
      out.append(",\"title\":")
      out.appendJSONString(result.title)
      out.append(",\"kind\":")
      out.appendJSONString(result.kind)
      out.append(",\"score\":\(result.score)}")
    }
    out.append(UInt8(ascii: "]"))
    if showsFiles {
      let files = answer.files.map { "\"\($0.path)\":\($0.size)" }.joined(separator: ",")
      out.append(",\"files\":{\(files)}")
    }
    out.append(UInt8(ascii: "}"))
    return out.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  static func text(_ answer: SearchAnswer) -> String {
    var lines = ["\(answer.isApproximate ? "~" : "")\(answer.total)"]
    if let corrected = answer.corrected { lines.append("→ \(corrected)") }
    for result in answer.results {
      let about =
        [result.kind, result.place, result.day.map { CivilDate(daysSinceEpoch: $0).isoText }]
        .compactMap { $0 } + result.forms
      lines += [result.title, "    \(about.joined(separator: " · "))", "    \(result.url)"]
    }
    return lines.map { Self.printable($0) + "\n" }.joined()
  }

  /// Removes control characters, by which a hostile index could take control of the terminal.
  private static func printable(_ line: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      scalars.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }
}
