import ArgumentParser
import Authoring
import Foundation
import Showcase
import Text

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a new record.",
    discussion: """
      On a terminal, what is missing is asked for, with proposals; elsewhere it is told. A record is written \
      only when 'guong check' finds no error in it. Exit status: 0 written; 1 the record would not pass; 2 \
      options are missing or unknown.
      """,
    subcommands: RecordKind.allCases.compactMap { subcommand($0.type) })

  /// Returns the command that begins a record of a type; nil when the kind offers none.
  private static func subcommand<Value: ShowcaseRecord>(
    _ type: Value.Type
  ) -> (any ParsableCommand.Type)? {
    NewRecordKind.of(Value.schema.kind).map { _ in NewRecordCommand<Value>.self }
  }
}

/// The options of every kind of new record.
struct NewOptions: ParsableArguments {
  @OptionGroup var shared: SharedOptions

  @Flag(help: "Ask nothing; take what is proposed.")
  var yes = false

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      "Answers: the fields below as --field VALUE; several values are parted by '|'.",
      valueName: "answers"))
  var answers: [String] = []
}

/// A command that begins a record of one type. Its options are the fields of that type.
struct NewRecordCommand<Value: ShowcaseRecord>: AsyncParsableCommand {
  @OptionGroup var options: NewOptions

  static var kind: NewRecordKind {
    guard let kind = NewRecordKind.of(Value.schema.kind) else {
      preconditionFailure("a \(Value.schema.name) cannot be begun")
    }
    return kind
  }

  static var configuration: CommandConfiguration {
    let width = kind.fields.map { NewRecordKind.option($0.name).count }.max() ?? 0
    let lines = kind.fields.map { field in
      let option = NewRecordKind.option(field.name)
      return "  --\(option)\(String(repeating: " ", count: width - option.count))  \(field.summary)"
    }
    let main = kind.mainField.map { "An answer without option is the \($0).\n\n" } ?? ""
    return CommandConfiguration(
      commandName: kind.name, abstract: kind.abstract,
      discussion: "\(main)FIELDS:\n\(lines.joined(separator: "\n"))")
  }

  func run() async throws {
    let console = options.shared.console
    let project = options.shared.project
    try await console.running {
      let isAsked = !options.yes && isatty(STDIN_FILENO) == 1
      var draft = NewRecordDraft(Self.kind, desk: try NewRecordDesk(project), isAsked: isAsked)
      let wrong = draft.take(options: options.answers)
      if !wrong.isEmpty { try console.refuse(wrong, status: 2) }
      while true {
        if isAsked { try Interview(console: console).complete(&draft) }
        let (missing, unfit) = draft.takeProposals()
        if !missing.isEmpty { try console.refuse([.missingAnswers(missing, Self.kind)], status: 2) }
        if !unfit.isEmpty { try console.refuse(unfit, status: 1) }
        switch try await draft.write(project) {
        case .written(let path, let warnings):
          console.report(warnings)
          return console.print(Message(en: "written: \(path)", vi: "đã ghi: \(path)"))
        case .refused(let problems):
          guard isAsked else { return try console.refuse(problems, status: 1) }
          console.report(problems)
          draft.reopen()
        }
      }
    }
  }
}

extension Console {
  func refuse(_ problems: [Diagnostic], status: Int32) throws {
    report(problems)
    throw ExitCode(status)
  }
}
