import NIOCore
import NIOHTTP1
import NIOPosix
import Showcase
import Text

/// Decides what a request gets. Knows neither sockets nor stories.
final class PreviewService: Sendable {
  enum Outcome: Sendable {
    case now(Answer)
    /// Work that takes a while, for another thread.
    case later(@Sendable () throws -> Answer)
    /// The stream of events.
    case events
  }

  let stage: Stage
  let hub = EventHub()
  let book: ConnectionBook
  let threads: NIOThreadPool
  private let hosts: HostRule
  private let guests: GuestList?
  private let block: PreviewBlock
  private let report: StateReport
  private let cache = PageCache()

  init(
    stage: Stage, book: ConnectionBook, threads: NIOThreadPool, hosts: HostRule,
    guests: GuestList?, language: MessageLanguage, follows: Bool
  ) {
    self.stage = stage
    self.book = book
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
      path = try request.path
    } catch {
      return error == .hidden
        ? missing("", stage.present) : .now(.text(.badRequest, "400 Bad Request"))
    }
    if let guests, !GuestList.isHome(remote()) {
      if path.text == "/__guong/enter" { return .now(enter(path, guests)) }
      guard guests.knows(request.values(of: .cookie)) else {
        return .now(.text(.forbidden, "403: scan the code in the terminal / hãy quét mã trên máy"))
      }
    }
    if path.isOwn { return own(path) }
    return page(path.text, stage.present)
  }

  // MARK: Who may ask

  /// Refuses names and sites that are not this preview's.
  private func refusal(of request: Request) -> Answer? {
    guard request.withBytes(request.head.host, hosts.allows) else {
      return .text(
        .misdirectedRequest, "421: this preview is at localhost / bản xem trước ở localhost")
    }
    // A program that is no browser names nothing more.
    if request.head.known.isEmpty { return nil }
    if let site = request.value(of: .fetchSite), site != "same-origin", site != "none" {
      let isVisit =
        request.value(of: .fetchMode) == "navigate" && request.value(of: .fetchDest) == "document"
      let target = request.target
      guard isVisit, !target.hasPrefix("/__guong/") || target.hasPrefix("/__guong/enter")
      else { return .text(.forbidden, "403 Forbidden") }
    }
    if let origin = request.value(of: .origin),
      origin.lowercased() != "http://\(request.host.lowercased())"
    {
      return .text(.forbidden, "403 Forbidden")
    }
    return nil
  }

  /// Lets a device in whose user scanned the code, and takes the ticket out of its address.
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

  /// What a browser asks for when it heard of a change: problems, and what became of its page.
  private func state(for path: RequestPath) throws -> Answer {
    let present = stage.present
    var shown: StateReport.Page?
    if let page = path.parameter("page") {
      let text = (try? RequestPath(target: String(page)))?.text ?? "/"
      let finished = try finish(text, present)
      shown = StateReport.Page(
        fingerprint: finished?.fingerprint, facts: present.snapshot.facts(at: text))
    }
    let json = report.json(present, page: shown)
    return Answer(type: ContentType.json, body: .bytes(ByteBuffer(bytes: json)), tag: nil)
  }

  // MARK: Pages

  private func page(_ path: String, _ present: Stage.Present) -> Outcome {
    if let page = cache.page(path, generation: present.generation) { return .now(page.answer) }
    switch present.snapshot.answer(at: path) {
    case .page(let page): return answer(path, page, present, .ok)
    case .redirect(let target): return .now(Self.redirect(target))
    case .absent(let page):
      let base = present.snapshot.basePath
      if path == "/", !base.isEmpty { return .now(Self.redirect(base + "/")) }
      guard let page else { return missing(path, present) }
      return answer(path, page, present, .notFound)
    }
  }

  /// The site's page for what is not there, or one of the preview's own: it has the block, so that it
  /// is told when there is something.
  private func missing(_ path: String, _ present: Stage.Present) -> Outcome {
    if path.isEmpty { return .now(.text(.notFound, "404 Not Found")) }
    let page = PreviewPage(
      .bytes(Array(report.emptyPage(hasPages: present.snapshot.hasPages).utf8)),
      name: "404.html")
    return answer(path, page, present, .notFound)
  }

  /// What is sent when it turned out only late that there is no such file.
  private func lateAbsence(_ present: Stage.Present) throws -> FinishedPage {
    let base = present.snapshot.basePath
    if case .page(let page) = present.snapshot.answer(at: base + "/404.html") {
      return try FinishedPage.made(of: page, block: block, status: .notFound)
    }
    return try FinishedPage.made(
      of: PreviewPage(.bytes(Array(report.emptyPage(hasPages: true).utf8)), name: "404.html"),
      block: block, status: .notFound)
  }

  private func answer(
    _ path: String, _ page: PreviewPage, _ present: Stage.Present, _ status: HTTPResponseStatus
  ) -> Outcome {
    guard !page.isLong else {
      return .later { [self] in try finish(path, page, present, status).answer }
    }
    do {
      return .now(try finish(path, page, present, status).answer)
    } catch {
      return .now(.text(.internalServerError, "500 Internal Server Error"))
    }
  }

  /// Makes a page, and keeps it for others.
  private func finish(
    _ path: String, _ page: PreviewPage, _ present: Stage.Present, _ status: HTTPResponseStatus
  ) throws -> FinishedPage {
    do {
      let finished = try FinishedPage.made(of: page, block: block, status: status)
      if status == .ok, page.isKept { cache.keep(path, finished, generation: present.generation) }
      return finished
    } catch is PreviewPage.Absent {
      return try lateAbsence(present)
    }
  }

  /// The page at a path as it is sent; nil for a redirect.
  private func finish(_ path: String, _ present: Stage.Present) throws -> FinishedPage? {
    if let page = cache.page(path, generation: present.generation) { return page }
    switch present.snapshot.answer(at: path) {
    case .page(let page): return try finish(path, page, present, .ok)
    case .absent(let page?): return try FinishedPage.made(of: page, block: block, status: .notFound)
    case .absent(nil):
      let empty = report.emptyPage(hasPages: present.snapshot.hasPages)
      return try FinishedPage.made(
        of: PreviewPage(.bytes(Array(empty.utf8)), name: "404.html"), block: block,
        status: .notFound)
    case .redirect: return nil
    }
  }

  /// Leads to a path of the site; nothing of the request comes into the header.
  private static func redirect(_ path: String) -> Answer {
    let location = [UInt8].written { $0.appendURLPath(path) }
    return .text(
      .movedPermanently, "301 Moved Permanently",
      ("Location", String(decoding: location, as: UTF8.self)))
  }
}
