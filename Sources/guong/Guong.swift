import ArgumentParser
import Foundation

@main
struct Guong: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guong",
    abstract: "Turns stories of exemplary people and award data into a searchable website.",
    discussion: """
      A project is a folder with content/ (stories, tables, settings) and themes/. 'guong build' reads and
      checks it and writes the site to Public/; with any error it writes nothing and lists all problems.
      """,
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, SearchCommand.self, NewCommand.self,
      ThemeCommand.self,
    ])

  /// Runs the command that the arguments name. Wrong usage exits with status 2, as wrong settings
  /// do.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch  where exitCode(for: error) == .validationFailure {
      FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
      Foundation.exit(2)
    } catch {
      exit(withError: error)
    }
  }
}
