import ArgumentParser
import Authoring
import Foundation
import Showcase
import Text

/// Asks on a terminal for the fields that a new record needs.
struct Interview {
  let console: Console
  /// The maximum number of values that are listed without being requested.
  private let shortList = 12

  init(console: Console) {
    self.console = console
  }

  /// Asks every open question; all answers are valid when it returns.
  func complete(_ draft: inout NewRecordDraft) throws {
    let rule = Message(
      en:
        "Enter takes what stands in brackets, - leaves a field empty, ? lists all values, Ctrl-C stops.",
      vi: "Enter: lấy giá trị trong ngoặc; -: để trống; ?: xem mọi giá trị; Ctrl-C: dừng.")
    show(rule.text(in: console.language) + "\n")
    for question in draft.kind.questions where draft[question.field.name] == nil {
      switch draft.need(of: question) {
      case .unneeded: continue
      case .silent:
        if let proposal = draft.proposal(for: question) {
          _ = draft.take(proposal, for: question.field)
        }
      case .required: try ask(question, isRequired: true, &draft)
      case .optional: try ask(question, isRequired: false, &draft)
      }
    }
  }

  private func ask(
    _ question: NewRecordKind.Question, isRequired: Bool, _ draft: inout NewRecordDraft
  ) throws {
    let proposal = draft.proposal(for: question)
    let values = draft.values(for: question.field)
    var shown = Array(values.prefix(shortList))
    let heading = question.words.text(in: console.language)
    let remark = isRequired ? "" : text(en: ", may stay empty", vi: ", có thể để trống")
    show("\n\(heading) (\(question.field.name)\(remark))\n")
    list(shown, of: values.count)
    while true {
      show(proposal.map { "[\($0)] > " } ?? "> ")
      var answer = try line()
      if answer == "?" {
        shown = values
        list(shown, of: values.count)
        continue
      }
      if answer.isEmpty { answer = proposal ?? "" }
      if answer == "-" { answer = "" }
      if answer.isEmpty {
        if !isRequired { return }
        say(en: "an answer is needed", vi: "cần có câu trả lời")
        continue
      }
      guard let meant = resolve(answer, values, &shown) else { continue }
      guard let problem = draft.take(meant, for: question.field) else { return }
      let hint = problem.hint.map { "; \($0.text(in: console.language))" } ?? ""
      show("  \(problem.message.text(in: console.language))\(hint)\n")
    }
  }

  /// Turns list numbers and partial names into ids; nil when several values match, which are then
  /// listed.
  private func resolve(
    _ answer: String, _ values: [KnownValue], _ shown: inout [KnownValue]
  ) -> String? {
    guard !values.isEmpty else { return answer }
    var ids: [String] = []
    for part in answer.split(whereSeparator: { $0 == "|" || $0 == "," }) {
      let text = part.trimmingCharacters(in: .whitespaces)
      if values.contains(where: { $0.id == text || text.hasPrefix($0.id + "@") }) {
        ids.append(text)
      } else if let number = Int(text), shown.indices.contains(number - 1) {
        ids.append(shown[number - 1].id)
      } else {
        let found = values.filter { $0.matches(text) }
        guard found.count > 1 else {
          ids.append(found.first?.id ?? text)
          continue
        }
        shown = Array(found.prefix(shortList))
        say(en: "several are called '\(text)':", vi: "có nhiều giá trị khớp với '\(text)':")
        list(shown, of: found.count)
        return nil
      }
    }
    return ids.joined(separator: "|")
  }

  private func list(_ values: [KnownValue], of count: Int) {
    let width = values.map(\.id.count).max() ?? 0
    for (index, value) in values.enumerated() {
      let isEnglish = console.language == .en && !value.other.isEmpty
      let gap = String(repeating: " ", count: width - value.id.count)
      let number = index + 1 < 10 ? " \(index + 1)" : "\(index + 1)"
      show("  \(number)  \(value.id)\(gap)  \(isEnglish ? value.other : value.label)\n")
    }
    guard count > values.count else { return }
    let rest = count - values.count
    say(
      en: "… and \(rest) more: type a part of a name",
      vi: "… và \(rest) giá trị nữa: hãy gõ một phần của tên")
  }

  private func line() throws -> String {
    guard let line = readLine() else {
      console.complain(Message(en: "\nstopped; nothing was written", vi: "\nđã dừng; chưa ghi gì"))
      throw ExitCode(1)
    }
    return line.trimmingCharacters(in: .whitespaces)
  }

  private func text(en: String, vi: String) -> String {
    Message(en: en, vi: vi).text(in: console.language)
  }

  private func say(en: String, vi: String) { show("  \(text(en: en, vi: vi))\n") }

  private func show(_ text: String) { console.show(text) }
}
