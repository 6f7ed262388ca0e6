import ArgumentParser
import SiteGenerator
import Text

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a new record.", subcommands: [Story.self])

  struct Story: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "story", abstract: "Write the beginnings of a story, as a draft.")

    @Argument(help: "The headline.")
    var title: String

    @Option(
      help: ArgumentHelp(
        "The kind of exemplar, a term of vocabularies/kind.yml.", valueName: "TERM"))
    var kind = "cach-lam-hay"

    @Option(
      help: ArgumentHelp(
        "The campaign's id; the first one of the project unless given.", valueName: "ID"))
    var campaign: String?

    @Option(
      help: ArgumentHelp("The locality's id; the campaign's scope unless given.", valueName: "ID"))
    var locality: String?

    @OptionGroup var shared: SharedOptions

    func run() async throws {
      let console = shared.console
      let request = NewStory(title: title, kind: kind, campaign: campaign, locality: locality)
      switch try await request.write(shared.build) {
      case .success(let path):
        console.print(Message(en: "written: \(path)", vi: "đã ghi: \(path)"))
      case .failure(let problem):
        console.report([problem.diagnostic])
        throw ExitCode(1)
      }
    }
  }
}
