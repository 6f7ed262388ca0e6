import NIOHTTP1

/// Headers whose values never depend on a request.
enum FixedHeaders {
  /// Headers of every answer: drafts must not be cached, indexed, sniffed or read by another site.
  static let always: HTTPHeaders = [
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
  ]

  /// Returns the content security policy for a body of a type.
  static func policy(of type: String) -> String {
    type.utf8.starts(with: "image/svg".utf8) ? drawingPolicy : pagePolicy
  }

  /// The policy of pages: that of the theme 'sen', without framing by other sites.
  static let pagePolicy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; "
    + "media-src 'self' https:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    + "frame-ancestors 'none'"

  /// An SVG image that is opened directly must not run scripts.
  static let drawingPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
}
