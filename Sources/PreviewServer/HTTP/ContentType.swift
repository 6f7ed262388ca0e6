/// Determines the media type of a file by its extension: a fixed table, never guessed from the
/// bytes.
package enum ContentType {
  package static let html = "text/html; charset=utf-8"
  package static let plain = "text/plain; charset=utf-8"
  package static let json = "application/json; charset=utf-8"
  package static let javaScript = "text/javascript; charset=utf-8"
  package static let eventStream = "text/event-stream; charset=utf-8"

  package static func of(_ name: String) -> String {
    if name.utf8.count > 5, name.utf8.suffix(5).elementsEqual(".html".utf8) { return html }
    let last = name.utf8.split(separator: UInt8(ascii: "/")).last ?? name.utf8[...]
    if String(Substring(last)) == "CNAME" { return plain }
    guard let dot = last.lastIndex(of: UInt8(ascii: ".")) else { return "application/octet-stream" }
    let ending = String(Substring(last[last.index(after: dot)...])).lowercased()
    return table[ending] ?? "application/octet-stream"
  }

  private static let table: [String: String] = [
    "html": html, "css": "text/css; charset=utf-8", "js": javaScript, "mjs": javaScript,
    "json": json, "webmanifest": "application/manifest+json; charset=utf-8",
    "xml": "application/xml; charset=utf-8", "csv": "text/csv; charset=utf-8", "txt": plain,
    "md": "text/markdown; charset=utf-8", "vtt": "text/vtt; charset=utf-8",
    "ics": "text/calendar; charset=utf-8", "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon", "woff2": "font/woff2",
    "woff": "font/woff", "ttf": "font/ttf", "otf": "font/otf", "pdf": "application/pdf",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "opus": "audio/ogg",
    "wav": "audio/wav", "mp4": "video/mp4", "webm": "video/webm", "wasm": "application/wasm",
    "zip": "application/zip",
  ]
}
