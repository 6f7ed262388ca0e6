import ArgumentParser

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
    subcommands: [BuildCommand.self, CheckCommand.self, NewCommand.self, ThemeCommand.self])
}
