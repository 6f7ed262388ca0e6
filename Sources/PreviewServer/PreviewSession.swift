package import Text
import Vietnamese

/// One run of the preview: reads, serves, watches, and shows what changed until it is told to end.
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

  /// What the session tells the one who started it.
  package struct Voice: Sendable {
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

  private let source: any PreviewSource
  private let options: Options
  private let voice: Voice

  package init(_ source: any PreviewSource, _ options: Options, voice: Voice) {
    self.source = source
    self.options = options
    self.voice = voice
  }

  /// Runs until a signal comes and returns its number. Nothing of it is left on the disk then.
  ///
  /// - Throws: `PortError`, or what the source throws.
  package func run() async throws -> Int32 {
    let ending = Task { await Signals.next() }
    defer { ending.cancel() }
    let queue = ChangeQueue()
    // Before the first reading: what changes meanwhile is not missed.
    let watcher = FileWatcher(options.places, options.watching) { queue.add($0) }
    do {
      let server = try await start()
      if watcher.isPolling, options.watching == .automatic { voice.say(.polling) }
      let worker = Task { await queue.run { await update(server, $0) } }
      let clock = Task { await watchClock(server.stage, queue) }
      let number = await ending.value
      queue.finish()
      clock.cancel()
      worker.cancel()
      await worker.value
      try await server.stop()
      try await watcher.stop()
      await source.close()
      return number
    } catch {
      queue.finish()
      try await watcher.stop()
      await source.close()
      throw error
    }
  }

  private func start() async throws -> PreviewServer {
    let first = try await source.open()
    voice.report(first.problems)
    let server = try await PreviewServer.start(Stage(first), options.server)
    voice.say(
      .serving(server.address, first.counts, showsDrafts: options.showsDrafts))
    if options.server.isOpenToNetwork { voice.say(.openToNetwork) }
    voice.ready(server.address)
    return server
  }

  /// Looks at the clock once a second, so that it may be set forward or the computer sleep: tells when what
  /// is on show is no longer true.
  private func watchClock(_ stage: Stage, _ queue: ChangeQueue) async {
    var told: Int?
    while !Task.isCancelled {
      let present = stage.present
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
    let before = server.stage.present.snapshot.problems
    do {
      let update = try await source.update(changes)
      server.show(update)
      let now = update.snapshot.problems
      let old = Set(before)
      voice.report(now.filter { !old.contains($0) })
      let (seconds, rest) = start.duration(to: .now).components
      let milliseconds = Int(seconds) * 1_000 + Int(rest / 1_000_000_000_000_000)
      voice.say(.updated(changes, errors: now.count { $0.severity == .error }, milliseconds))
    } catch {
      voice.say(.failed(error))
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

  static func guest(_ address: String) -> Message {
    Message(
      en: "on another device, for one browser: \(address)",
      vi: "trên thiết bị khác, cho một trình duyệt: \(address)")
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

extension Message {
  /// The address for another device with its QR code.
  package static func guestCode(_ address: String) -> Message {
    let code = QRCode(address).map { "\n" + $0.terminalText } ?? ""
    let text = guest(address)
    return Message(en: text.en + code, vi: text.vi + code)
  }
}
