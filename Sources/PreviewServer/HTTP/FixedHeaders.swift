import NIOHTTP1

/// Headers whose values never depend on a request.
enum FixedHeaders {
  /// On every answer: drafts must not be kept, indexed, sniffed or read by another site.
  static let always: HTTPHeaders = [
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
  ]

  /// What a body of a type may do in a browser.
  static func policy(of type: String) -> String {
    type.utf8.starts(with: "image/svg".utf8) ? drawingPolicy : pagePolicy
  }

  /// What a page may load: the policy of the theme 'sen', and no page of another site around it.
  static let pagePolicy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; "
    + "media-src 'self' https:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    + "frame-ancestors 'none'"

  /// A drawing that is opened by itself must not run scripts.
  static let drawingPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
}
