public import Text

/// Trusted markup that is written when its place on a page comes, straight into the page.
///
/// For what stands on one page only and would be copied as a whole to be kept till then.
public struct Markup: Sendable {
  private let write: @Sendable (inout OutputBuffer) -> Void

  /// `write` appends the markup, UTF-8, the same at each call.
  public init(_ write: @escaping @Sendable (inout OutputBuffer) -> Void) {
    self.write = write
  }

  public func append(to out: inout OutputBuffer) { write(&out) }

  /// The markup by itself.
  public var bytes: [UInt8] { .written { write(&$0) } }
}

extension Markup: Hashable {
  /// Whether both write the same.
  public static func == (a: Markup, b: Markup) -> Bool { a.bytes == b.bytes }

  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
