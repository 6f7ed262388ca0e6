import LiveSite
import Loader
import SiteBuilder
import Text
import Vietnamese
import Watch

/// Runs `check` repeatedly and reports each problem when it appears and when it is resolved.
struct CheckWatch: Sendable {
  private let options: BuildOptions
  private let followsClock: Bool
  private let places: FileWatcher.Places
  private let method: FileWatcher.Method
  /// Prints a line.
  private let say: @Sendable (String) -> Void
  private let language: MessageLanguage
  /// Whether all problems are reported after each change, instead of only new and resolved ones.
  private let tellsAll: Bool

  init(
    _ options: BuildOptions, followsClock: Bool, places: FileWatcher.Places,
    method: FileWatcher.Method, language: MessageLanguage, tellsAll: Bool,
    say: @escaping @Sendable (String) -> Void
  ) {
    self.options = options
    self.followsClock = followsClock
    self.places = places
    self.method = method
    self.language = language
    self.tellsAll = tellsAll
    self.say = say
  }

  /// Runs until `end` returns.
  func run(until end: () async -> Void) async {
    let queue = ChangeQueue()
    let watcher = FileWatcher(places, method) { queue.add($0) }
    queue.add(FileChanges(everything: true))
    let worker = Task {
      var project: LiveProject?
      var missed = FileChanges()
      await queue.run { changes in
        missed.merge(changes)
        guard let next = await check(missed, project) else { return }
        project = next
        missed = FileChanges()
      }
    }
    await end()
    queue.finish()
    worker.cancel()
    await worker.value
    await watcher.stop()
  }

  /// Checks the changes and reports new and resolved problems; nil when reading the disk failed.
  private func check(_ changes: FileChanges, _ known: LiveProject?) async -> LiveProject? {
    var options = options
    if followsClock { options.now = Moment.now() }
    if tellsAll { say(Message(en: "checking", vi: "đang kiểm tra").text(in: language)) }
    do {
      let project: LiveProject
      if let known {
        project = try await known.updated(
          LiveChanges(
            files: changes.files, folders: changes.folders, everything: changes.everything),
          now: options.now)
      } else {
        project = try await LiveProject.open(options)
      }
      let found = project.problems
      let before = tellsAll ? [] : known?.problems ?? []
      for line in Self.lines(from: before, to: found, language) { say(line) }
      let errors = found.count { $0.severity == .error }
      let sum = Message(
        en: "checked: \(errors) errors, \(found.count - errors) warnings",
        vi: "đã kiểm tra: \(errors) lỗi, \(found.count - errors) cảnh báo")
      say(sum.text(in: language))
      return project
    } catch let error as DiskError {
      // A file vanished between listing and reading: its own event follows.
      say(error.message.text(in: language))
    } catch {
      say("\(error)")
    }
    return nil
  }

  /// Returns the lines to print when one list of problems follows another: first those resolved,
  /// then new ones, each in the form `path:line:column: error: message`.
  static func lines(
    from old: [Diagnostic], to new: [Diagnostic], _ language: MessageLanguage
  ) -> [String] {
    let (before, after) = (Set(old), Set(new))
    let gone = old.filter { !after.contains($0) }.map { problem in
      let word = Message(en: "gone", vi: "đã hết")
      let place = problem.position
      return
        "\(problem.path):\(place.line):\(place.column): \(word.text(in: language)): \(problem.message.text(in: language))"
    }
    let printer = DiagnosticPrinter(format: .text, language: language, showsExcerpt: false)
    let come = new.filter { !before.contains($0) }.map { problem in
      String(decoding: printer.render([problem]).dropLast(), as: UTF8.self)
    }
    return gone + come
  }
}
