package import Text

/// The reasons why a site was not published. The previously published site is unchanged.
package struct PublicationError: Error, Hashable, Sendable {
  /// The category of the failure; determines the exit code.
  package enum Kind: Sendable {
    /// The pages themselves: two with one path, or a path that no file system should hold.
    case content
    /// The output folder is not one that Guong may write.
    case refused
    /// The disk, its permissions or its space.
    case inputOutput
    /// Another build is publishing.
    case locked
  }

  /// One reason for the failure.
  package struct Problem: Hashable, Sendable {
    /// The file or folder, as the user knows it.
    package let path: String
    /// A stable identifier.
    package let code: String
    package let message: Message
    /// How to fix it.
    package let hint: Message
  }

  package let kind: Kind
  /// All problems that were found, at least one.
  package let problems: [Problem]

  init(_ kind: Kind, _ problems: [Problem]) {
    precondition(!problems.isEmpty, "an error says what is wrong")
    self.kind = kind
    self.problems = problems
  }

  /// 1 for pages, 2 for a refused folder, 3 for the disk, 5 when locked.
  package var exitCode: Int32 {
    switch kind {
    case .content: 1
    case .refused: 2
    case .inputOutput: 3
    case .locked: 5
    }
  }

  /// The problems in the form in which those of the content are printed.
  package var diagnostics: [Diagnostic] {
    problems.map { problem in
      Diagnostic(
        path: problem.path, position: Position(line: 1, column: 1), code: problem.code,
        message: problem.message, hint: problem.hint)
    }
  }
}

extension PublicationError {
  /// The operation that failed.
  enum Action {
    case read, write, create, link, remove, lock, swap

    var words: Message {
      switch self {
      case .read: Message(en: "read", vi: "đọc")
      case .write: Message(en: "write", vi: "ghi")
      case .create: Message(en: "create", vi: "tạo")
      case .link: Message(en: "carry over", vi: "giữ lại")
      case .remove: Message(en: "remove", vi: "xóa")
      case .lock: Message(en: "lock", vi: "khóa")
      case .swap: Message(en: "put in place", vi: "thay")
      }
    }
  }

  static func cannot(_ action: Action, _ path: String, errno code: Int32) -> PublicationError {
    let reason = SystemReason(errno: code)
    return PublicationError(
      .inputOutput,
      [
        Problem(
          path: path, code: "cannot-\(action)",
          message: Message(
            en: "cannot \(action.words.en) '\(path)': \(reason.message.en)",
            vi: "không \(action.words.vi) được '\(path)': \(reason.message.vi)"),
          hint: reason.hint)
      ])
  }

  static func locked(_ path: String, holder: String) -> PublicationError {
    let who = holder.isEmpty ? "" : " \(holder)"
    return PublicationError(
      .locked,
      [
        Problem(
          path: path, code: "locked",
          message: Message(
            en: "another build, process\(who), is publishing here",
            vi: "một tiến trình khác\(who) đang xuất bản ở đây"),
          hint: Message(
            en: "wait until it has ended, or end it",
            vi: "hãy chờ tiến trình đó xong hoặc dừng nó lại"))
      ])
  }

  static func refused(_ path: String, _ code: String, _ message: Message, hint: Message)
    -> PublicationError
  {
    PublicationError(
      .refused, [Problem(path: path, code: code, message: message, hint: hint)])
  }

  static func damagedManifest(_ path: String, line: Int) -> PublicationError {
    PublicationError(
      .inputOutput,
      [
        Problem(
          path: path, code: "damaged-manifest",
          message: Message(
            en: "the list of published files is damaged at line \(line)",
            vi: "danh sách tệp đã xuất bản bị hỏng ở dòng \(line)"),
          hint: Message(
            en: "remove the output folder and this list, then build again",
            vi: "hãy xóa thư mục xuất bản và danh sách này rồi dựng lại"))
      ])
  }
}
