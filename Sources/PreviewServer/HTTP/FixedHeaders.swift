import NIOHTTP1

/// Headers whose values never depend on a request.
enum FixedHeaders {
  /// Those of a page, which is asked for most.
  static let page = headers(of: ContentType.html)

  /// Those of a body of a type.
  static func headers(of type: String) -> HTTPHeaders {
    let policy = type.hasPrefix("image/svg") ? drawingPolicy : pagePolicy
    return HTTPHeaders(
      [("Content-Type", type)] + always + [("Content-Security-Policy", policy)])
  }

  /// On every answer: drafts must not be kept, indexed, sniffed or read by another site.
  static let always: [(name: String, value: String)] = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
    ("X-Robots-Tag", "noindex, nofollow"),
  ]

  /// What a page may load: the policy of the theme 'sen', and no page of another site around it.
  static let pagePolicy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; "
    + "media-src 'self' https:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    + "frame-ancestors 'none'"

  /// A drawing that is opened by itself must not run scripts.
  static let drawingPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
}
