// A YAML tree as Guong uses it: every scalar stays the text that was written, and every node knows its
// place. What a text means (a date, a number, yes or no) is decided by the schema of the file, never by
// YAML 1.1, for which `no` is false, `012` is ten and `12:30` is 750.

/// A node of a YAML document.
package struct YAMLNode: Sendable {
  /// How a scalar was written.
  package enum Style: Sendable {
    /// Without quotes; also the absent value of `key:`, which is the empty text.
    case plain
    /// In single or double quotes.
    case quoted
    /// After `|` or `>`.
    case block
  }

  package enum Kind: Sendable {
    /// A text, never typed: `~` and `null` stay the texts "~" and "null".
    case scalar(String, Style)
    case sequence([YAMLNode])
    /// The entries in the order of the file; no key occurs twice.
    case mapping([YAMLEntry])
  }

  package let kind: Kind
  /// The byte offset in the file of the node's first byte; for an absent value, where it would stand.
  package let offset: Int

  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

/// A key of a YAML mapping with its value.
package struct YAMLEntry: Sendable {
  package let key: String
  /// The byte offset in the file of the key's first byte.
  package let keyOffset: Int
  package let value: YAMLNode

  package init(key: String, keyOffset: Int, value: YAMLNode) {
    self.key = key
    self.keyOffset = keyOffset
    self.value = value
  }
}

extension YAMLNode {
  /// The text of a scalar, or nil.
  package var text: String? {
    if case .scalar(let text, _) = kind { text } else { nil }
  }

  /// The entries of a mapping, or nil.
  package var entries: [YAMLEntry]? {
    if case .mapping(let entries) = kind { entries } else { nil }
  }

  /// The items of a sequence, or nil.
  package var items: [YAMLNode]? {
    if case .sequence(let items) = kind { items } else { nil }
  }
}
