// What Guong tells a user about their files. Every message exists in English and Vietnamese: the type
// asks for both. Factories stand as static members beside the checks that report them.

/// The language in which messages are printed.
package enum MessageLanguage: String, Sendable, CaseIterable {
  case en, vi
}

/// A text for the user in both languages: says what is wrong, lower case, no full stop.
package struct Message: Hashable, Sendable {
  package let en: String
  package let vi: String

  package init(en: String, vi: String) {
    self.en = en
    self.vi = vi
  }

  package func text(in language: MessageLanguage) -> String {
    switch language {
    case .en: en
    case .vi: vi
    }
  }
}

/// One problem of the user's files: where it is, what is wrong and what to do.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Sendable {
    case error, warning
  }

  /// The path below the project's root.
  package let path: String
  package let position: Position
  package let severity: Severity
  /// A stable slug, such as `unknown-key`.
  package let code: String
  package let message: Message
  /// What to do about it.
  package let hint: Message?
  /// The line of the source in which it stands, for the caret excerpt.
  package let excerpt: String?

  package init(
    path: String, position: Position, severity: Severity = .error, code: String,
    message: Message, hint: Message? = nil, excerpt: String? = nil
  ) {
    self.path = path
    self.position = position
    self.severity = severity
    self.code = code
    self.message = message
    self.hint = hint
    self.excerpt = excerpt
  }

  /// A problem at a byte offset of a file.
  package init(
    in file: SourceFile, at offset: Int, severity: Severity = .error, code: String,
    message: Message, hint: Message? = nil
  ) {
    self.init(
      path: file.path, position: file.position(at: offset), severity: severity, code: code,
      message: message, hint: hint, excerpt: file.line(at: offset))
  }

  /// The same problem as an error; for `--strict`.
  package var asError: Diagnostic {
    Diagnostic(
      path: path, position: position, severity: .error, code: code, message: message, hint: hint,
      excerpt: excerpt)
  }
}

extension Diagnostic: Comparable {
  /// By path, place, severity, code and text: the order in which they are printed.
  package static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    if a.path != b.path { return a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }
    if a.position != b.position { return a.position < b.position }
    if a.severity != b.severity { return a.severity == .error }
    if a.code != b.code { return a.code < b.code }
    return a.message.en < b.message.en
  }
}
