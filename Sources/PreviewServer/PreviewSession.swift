package import Text
import Vietnamese
package import Watch

/// One run of the preview: reads, serves, watches, and shows changes until it is asked to end.
package struct PreviewSession: Sendable {
  package struct Options: Sendable {
    package var server = PreviewServer.Options()
    package var places: FileWatcher.Places
    package var watching = FileWatcher.Method.automatic
    /// Whether drafts, embargoed and expired stories are shown.
    package var showsDrafts = true

    package init(places: FileWatcher.Places) {
      self.places = places
    }
  }

  /// The callbacks by which the session reports to its caller.
  package struct Reporter: Sendable {
    package let say: @Sendable (Message) -> Void
    package let report: @Sendable ([Diagnostic]) -> Void
    /// Called once with the address, when pages are served.
    package let ready: @Sendable (String) -> Void

    package init(
      say: @escaping @Sendable (Message) -> Void,
      report: @escaping @Sendable ([Diagnostic]) -> Void,
      ready: @escaping @Sendable (String) -> Void
    ) {
      self.say = say
      self.report = report
      self.ready = ready
    }
  }

  private let source: LiveSource
  private let options: Options
  private let reporter: Reporter

  package init(_ source: LiveSource, _ options: Options, reporter: Reporter) {
    self.source = source
    self.options = options
    self.reporter = reporter
  }

  /// Runs until `end` returns. It leaves nothing on the disk.
  ///
  /// - Throws: `PortError`, or what reading the project throws.
  package func run(until end: () async -> Void) async throws {
    let queue = ChangeQueue()
    // Started before the first reading, so that no change is missed.
    let watcher = FileWatcher(options.places, options.watching) { queue.add($0) }
    do {
      let server = try await start()
      if watcher.isPolling, options.watching == .automatic { reporter.say(.polling) }
      let worker = Task { await queue.run { await update(server, $0) } }
      let clock = Task { await watchClock(server.current, queue) }
      await end()
      queue.finish()
      clock.cancel()
      worker.cancel()
      await worker.value
      try await server.stop()
      await watcher.stop()
    } catch {
      queue.finish()
      await watcher.stop()
      throw error
    }
  }

  private func start() async throws -> PreviewServer {
    let first = try await source.open()
    reporter.report(first.problems)
    if options.server.isOpenToNetwork { reporter.say(.openToNetwork) }
    let server = try await PreviewServer.start(CurrentSnapshot(first), options.server)
    reporter.say(
      .serving(server.address, first.counts, showsDrafts: options.showsDrafts))
    if options.server.isOpenToNetwork || server.listeners.missing != nil {
      reporter.say(.listening(server.listeners))
    }
    reporter.ready(server.address)
    return server
  }

  /// Checks the clock once a second, because the clock may be changed or the computer may sleep;
  /// requests an update when the shown site is outdated.
  private func watchClock(_ current: CurrentSnapshot, _ queue: ChangeQueue) async {
    var told: Int?
    while !Task.isCancelled {
      let present = current.state
      if let next = present.snapshot.nextChange, next <= Moment.now(), told != present.generation {
        told = present.generation
        queue.add(FileChanges(isDue: true))
      }
      do {
        try await Task.sleep(for: .seconds(1))
      } catch {
        return
      }
    }
  }

  private func update(_ server: PreviewServer, _ changes: FileChanges) async {
    let start = ContinuousClock.now
    let before = server.current.state.snapshot.problems
    do {
      let update = try await source.update(changes)
      server.show(update)
      let now = update.snapshot.problems
      let old = Set(before)
      reporter.report(now.filter { !old.contains($0) })
      let (seconds, rest) = start.duration(to: .now).components
      let milliseconds = Int(seconds) * 1_000 + Int(rest / 1_000_000_000_000_000)
      reporter.say(.updated(changes, errors: now.count { $0.severity == .error }, milliseconds))
    } catch {
      reporter.say(.failed(error))
    }
  }
}

extension Message {
  static func serving(_ address: String, _ counts: PreviewCounts, showsDrafts: Bool) -> Message {
    let stories = counts.stories
    var en = "\(address): \(stories) stories, \(counts.pages) pages"
    var vi = "\(address): \(stories) bài, \(counts.pages) trang"
    if let drafts = counts.drafts, let embargoed = counts.embargoed, let expired = counts.expired {
      let shown = showsDrafts ? ("shown", "có hiện") : ("not shown", "không hiện")
      en += "; \(drafts) drafts, \(embargoed) embargoed, \(expired) expired: \(shown.0)"
      vi += "; \(drafts) bản thảo, \(embargoed) bài chờ đến giờ, \(expired) bài hết hạn: \(shown.1)"
    }
    return Message(en: en + "; end with Ctrl-C", vi: vi + "; kết thúc bằng Ctrl-C")
  }

  static let openToNetwork = Message(
    en:
      "warning: with --host, whoever has the address below can read drafts and embargoed stories over this network, and so can those who listen to it (no encryption); use it in a room that you trust",
    vi:
      "cảnh báo: với --host, ai có địa chỉ dưới đây đều đọc được bản thảo và bài chưa đến giờ qua mạng này, kể cả người nghe lén (không mã hóa); chỉ dùng trong mạng tin cậy"
  )

  static let polling = Message(
    en: "the system allows no more watched folders: files are looked at twice a second instead",
    vi: "hệ thống không cho theo dõi thêm thư mục: chuyển sang xem tệp hai lần mỗi giây")

  static func listening(_ listeners: Listeners) -> Message {
    let addresses = listeners.addresses.joined(separator: ", ")
    var message = Message(en: "listening at \(addresses)", vi: "đang mở ở \(addresses)")
    if let missing = listeners.missing {
      message = Message(
        en: message.en + "; this machine has no \(missing)",
        vi: message.vi + "; máy này không có \(missing)")
    }
    return message
  }

  static func updated(_ changes: FileChanges, errors: Int, _ milliseconds: Int) -> Message {
    let names = (changes.files.union(changes.folders)).sorted()
    let more = names.count > 1 ? " +\(names.count - 1)" : ""
    let what = names.first.map { $0 + more } ?? "*"
    return Message(
      en: "\(what): \(errors) errors, \(milliseconds) ms",
      vi: "\(what): \(errors) lỗi, \(milliseconds) ms")
  }

  static func failed(_ error: any Error) -> Message {
    return Message(en: "not updated: \(error)", vi: "không cập nhật được: \(error)")
  }
}
