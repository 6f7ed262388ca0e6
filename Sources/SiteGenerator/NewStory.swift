import Showcase
package import Text
import Vietnamese

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The beginnings of a story: a draft with every field that it must have.
package struct NewStory: Sendable {
  package struct Problem: Error, Sendable {
    package let diagnostic: Diagnostic
  }

  private let title: String
  private let kind: String
  private let campaign: String?
  private let locality: String?

  package init(title: String, kind: String, campaign: String?, locality: String?) {
    self.title = TextDoor.nfc(title)
    self.kind = kind
    self.campaign = campaign
    self.locality = locality
  }

  /// Writes the file below `content/stories/` and returns its path there; an existing file is left alone.
  package func write(_ options: BuildOptions) async throws -> Result<String, Problem> {
    let slug = Slug.make(title)
    guard Slug.isValid(slug) else {
      return .failure(
        problem(
          "content/stories", "bad-title",
          Message(
            en: "no address can be made of this title; use letters or digits, at most 120",
            vi: "không tạo được địa chỉ từ tít này; hãy dùng chữ cái hoặc chữ số, tối đa 120")))
    }
    let discovery = try Discovery.look(below: options.root)
    let campaigns = try discovery.sources.filter { $0.schema.name == Campaign.schema.name }
      .flatMap { try discovery.records(of: $0).records.filter(\.isReadable) }.map { Campaign($0) }
    let chosen = campaign.map { id in campaigns.first { $0.id == id } } ?? campaigns.first
    guard let chosen else {
      return .failure(
        problem(
          "content/campaigns", "unknown-reference",
          Message(
            en: "there is no campaign '\(campaign ?? "")'",
            vi: "không có phong trào '\(campaign ?? "")'"),
          hint: Suggestion.hint(to: campaign ?? "", among: campaigns.map(\.id))))
    }
    let path = "content/stories/\(chosen.id)/\(slug).md"
    let text = draft(slug: slug, campaign: chosen, options: options)
    guard try create("\(options.root)/\(path)", text) else {
      return .failure(
        problem(
          path, "file-exists",
          Message(en: "the file is there already", vi: "tệp này đã có"),
          hint: Message(en: "choose another title", vi: "hãy chọn tít khác")))
    }
    return .success(path)
  }

  private func draft(slug: String, campaign: Campaign, options: BuildOptions) -> String {
    let place = locality ?? campaign.scope.first ?? ""
    let quoted = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return """
      ---
      id: \(slug)
      title: "\(quoted)"
      kind: \(kind)
      sapo: >-
        Viết sapo từ 20 đến 60 chữ: ai, làm gì, ở đâu, khi nào, kết quả ra sao, vì sao người đọc nên biết,
        và nơi khác có thể học được điều gì từ câu chuyện này.
      campaign: [\(campaign.id)]
      locality: \(place)
      publishAt: \(options.now.date.isoText)
      author: Ban Biên tập
      sources: []
      status: draft
      ---
      Mở đầu bằng một cảnh cụ thể.

      ## Cách làm

      ## Kết quả
      """ + "\n"
  }

  /// Creates a file that must not be there yet; false when it is.
  private func create(_ path: String, _ text: String) throws(DiskError) -> Bool {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/\(part)"
      if mkdir(folder, 0o755) != 0, errno != EEXIST { throw DiskError(folder, errno) }
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw DiskError(path, errno)
    }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Self.write(descriptor, $0) }
      guard count > 0 else { throw DiskError(path, errno) }
      done += count
    }
    return true
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  private func problem(
    _ path: String, _ code: String, _ message: Message, hint: Message? = nil
  ) -> Problem {
    Problem(
      diagnostic: Diagnostic(
        path: path, position: Position(line: 1, column: 1), code: code, message: message, hint: hint
      ))
  }
}
