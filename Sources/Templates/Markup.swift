public import Text

/// Trusted markup that is written directly into the page when its position is reached.
///
/// For content of a single page, which would otherwise be stored and copied as a whole.
public struct Markup: Sendable {
  private let write: @Sendable (inout OutputBuffer) -> Void

  /// `write` appends the markup, UTF-8, the same at each call.
  public init(_ write: @escaping @Sendable (inout OutputBuffer) -> Void) {
    self.write = write
  }

  public func append(to out: inout OutputBuffer) { write(&out) }

  /// The markup as bytes.
  public var bytes: [UInt8] { .written { write(&$0) } }
}

extension Markup: Hashable {
  /// Returns whether both write the same bytes.
  public static func == (a: Markup, b: Markup) -> Bool { a.bytes == b.bytes }

  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
