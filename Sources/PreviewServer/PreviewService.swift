import NIOCore
import NIOHTTP1
import NIOPosix
import Showcase
import Text

/// Decides how a request is answered; depends neither on sockets nor on stories.
final class PreviewService: Sendable {
  enum Outcome: Sendable {
    case now(Answer)
    /// Work that may take long, for another thread.
    case later(@Sendable () throws -> Answer)
    /// The stream of events.
    case events
  }

  let current: CurrentSnapshot
  let hub = EventHub()
  let slots: ConnectionSlots
  let threads: NIOThreadPool
  private let hosts: HostRule
  private let guests: GuestList?
  private let block: PreviewBlock
  private let report: StateReport
  private let cache = PageCache()

  init(
    current: CurrentSnapshot, slots: ConnectionSlots, threads: NIOThreadPool, hosts: HostRule,
    guests: GuestList?, language: MessageLanguage, follows: Bool
  ) {
    self.current = current
    self.slots = slots
    self.threads = threads
    self.hosts = hosts
    self.guests = guests
    let run = Secret.make(digits: 12)
    block = PreviewBlock(token: Secret.make(), run: run)
    report = StateReport(run: run, language: language, follows: follows)
  }

  func respond(to request: Request, from remote: () -> SocketAddress?) -> Outcome {
    if let refusal = refusal(of: request) { return .now(refusal) }
    let path: RequestPath
    do throws(RequestPath.Refusal) {
      path = try RequestPath(target: request.target)
    } catch {
      return .now(
        error == .hidden
          ? .text(.notFound, "404 Not Found") : .text(.badRequest, "400 Bad Request"))
    }
    if let guests, !GuestList.isHome(remote()) {
      if path.text == "/__guong/enter" { return .now(enter(path, guests)) }
      guard guests.knows(request.values(of: "cookie")) else {
        return .now(.text(.forbidden, "403: scan the code in the terminal / hãy quét mã trên máy"))
      }
    }
    if path.isOwn { return own(path) }
    return page(path.text, current.state)
  }

  // MARK: Access

  /// Refuses foreign host names and requests from other sites.
  private func refusal(of request: Request) -> Answer? {
    guard hosts.allows(request.host) else {
      return .text(
        .misdirectedRequest, "421: this preview is at localhost / bản xem trước ở localhost")
    }
    if let site = request.value(of: "sec-fetch-site"), site != "same-origin", site != "none" {
      let isVisit =
        request.value(of: "sec-fetch-mode") == "navigate"
        && request.value(of: "sec-fetch-dest") == "document"
      let target = request.target
      guard isVisit, !target.hasPrefix("/__guong/") || target.hasPrefix("/__guong/enter")
      else { return .text(.forbidden, "403 Forbidden") }
    }
    if let origin = request.value(of: "origin"),
      origin.lowercased() != "http://\(request.host.lowercased())"
    {
      return .text(.forbidden, "403 Forbidden")
    }
    return nil
  }

  /// Admits a device whose user scanned the code, and removes the ticket from its address.
  private func enter(_ path: RequestPath, _ guests: GuestList) -> Answer {
    guard let ticket = path.parameter("ticket"), let guest = guests.enter(with: ticket) else {
      return .text(.forbidden, "403: this code was used / mã này đã dùng rồi")
    }
    return .text(
      .seeOther, "303", ("Location", "/"),
      ("Set-Cookie", "\(GuestList.cookie)=\(guest); Path=/; HttpOnly; SameSite=Lax"))
  }

  // MARK: The preview's own files

  private func own(_ path: RequestPath) -> Outcome {
    switch path.text {
    case "/__guong/client.js": return .now(Self.script(PackageResources.client_js))
    case "/__guong/worker.js": return .now(Self.script(PackageResources.worker_js))
    case "/__guong/events": return isTold(path) ? .events : .now(.text(.forbidden, "403 Forbidden"))
    case "/__guong/state":
      guard isTold(path) else { return .now(.text(.forbidden, "403 Forbidden")) }
      return .later { [self] in try state(for: path) }
    default: return .now(.text(.notFound, "404 Not Found"))
    }
  }

  private func isTold(_ path: RequestPath) -> Bool {
    path.parameter("token").map { Secret.isSame($0, block.token) } ?? false
  }

  private static func script(_ bytes: [UInt8]) -> Answer {
    let tag = "\"\(ContentHash(bytes).hex(digits: 20))\""
    return Answer(type: ContentType.javaScript, body: .bytes(ByteBuffer(bytes: bytes)), tag: tag)
  }

  /// Answers a browser that was notified of a change: problems, and the state of its page.
  private func state(for path: RequestPath) throws -> Answer {
    let state = current.state
    var shown: StateReport.Page?
    if let page = path.parameter("page") {
      let text = (try? RequestPath(target: String(page)))?.text ?? "/"
      shown = StateReport.Page(
        fingerprint: try fingerprint(of: text, state), facts: state.snapshot.facts(at: text))
    }
    let json = report.json(state, page: shown)
    return Answer(type: ContentType.json, body: .bytes(ByteBuffer(bytes: json)), tag: nil)
  }

  // MARK: Pages

  private enum Found {
    case page(PreviewPage, HTTPResponseStatus)
    case redirect(String)
  }

  private func page(_ path: String, _ state: CurrentSnapshot.State) -> Outcome {
    if let page = cache.page(path, generation: state.generation) { return .now(page.answer) }
    switch find(path, state) {
    case .redirect(let target): return .now(Self.redirect(target))
    case .page(let page, let status) where page.isLong:
      return .later { [self] in try finish(path, page, status, state).answer }
    case .page(let page, let status):
      do {
        return .now(try finish(path, page, status, state).answer)
      } catch {
        return .now(.text(.internalServerError, "500 Internal Server Error"))
      }
    }
  }

  /// Finds the file at a path; if there is none, the site's not-found page or the preview's own,
  /// which contains the block as well, so that it is notified when the file appears.
  private func find(_ path: String, _ state: CurrentSnapshot.State) -> Found {
    switch state.snapshot.answer(at: path) {
    case .page(let page): return .page(page, .ok)
    case .redirect(let target): return .redirect(target)
    case .absent(let page):
      let base = state.snapshot.basePath
      if path == "/", !base.isEmpty { return .redirect(base + "/") }
      return .page(page ?? emptyPage(state), .notFound)
    }
  }

  private func emptyPage(_ state: CurrentSnapshot.State) -> PreviewPage {
    let text = report.emptyPage(hasPages: state.snapshot.hasPages)
    return PreviewPage(.render { Array(text.utf8) }, name: "404.html")
  }

  /// Makes a page and caches it.
  private func finish(
    _ path: String, _ page: PreviewPage, _ status: HTTPResponseStatus,
    _ state: CurrentSnapshot.State
  ) throws -> FinishedPage {
    do {
      let finished = try FinishedPage(of: page, block: block, status: status)
      if status == .ok, page.isKept { cache.keep(path, finished, generation: state.generation) }
      return finished
    } catch is PreviewPage.Absent {
      // The file turned out not to exist.
      var absence = emptyPage(state)
      if case .page(let page) = state.snapshot.answer(at: state.snapshot.basePath + "/404.html") {
        absence = page
      }
      return try FinishedPage(of: absence, block: block, status: .notFound)
    }
  }

  /// Returns the fingerprint of the page at a path; nil for anything but a page.
  private func fingerprint(
    of path: String, _ state: CurrentSnapshot.State
  ) throws -> PageFingerprint? {
    if let page = cache.page(path, generation: state.generation) { return page.fingerprint }
    guard case .page(let page, let status) = find(path, state) else { return nil }
    return try finish(path, page, status, state).fingerprint
  }

  /// Redirects to a path of the site; no text of the request enters the header.
  private static func redirect(_ path: String) -> Answer {
    let location = [UInt8].written { $0.appendURLPath(path) }
    return .text(
      .movedPermanently, "301 Moved Permanently",
      ("Location", String(decoding: location, as: UTF8.self)))
  }
}
