import ArgumentParser

@main
struct Guong: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guong",
    abstract: "Turns stories of exemplary people and award data into a searchable website.")
}
