import ArgumentParser
import Pages
import Vietnamese

struct ThemeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Help for those who write themes.",
    subcommands: [Fields.self])

  struct Fields: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "fields",
      abstract: "Print the names that the templates of a layout may use, with types and meanings.")

    @Argument(help: "Layouts, such as story or campaign; all unless given.")
    var layouts: [String] = []

    func validate() throws {
      let known = Layout.allCases.map(\.rawValue)
      for name in layouts where !known.contains(name) {
        throw ValidationError(
          "There is no layout '\(name)'; there are \(known.joined(separator: ", ")).")
      }
    }

    func run() async throws {
      let chosen = layouts.isEmpty ? Layout.allCases : layouts.compactMap { Layout(rawValue: $0) }
      print(ThemeFields.render(chosen), terminator: "")
    }
  }
}
