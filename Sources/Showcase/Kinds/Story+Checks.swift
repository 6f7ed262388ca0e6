package import Text
import Vietnamese

extension Story {
  package static func check(_ table: Table<Story>, in context: CheckContext) -> [Diagnostic] {
    slugCollisions(table) + rings(table, code: "based-on-ring", field: Story.basedOn) { $0.basedOn }
  }

  package static func check(
    each stories: ArraySlice<Story>, in context: CheckContext
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let campaigns = context.catalogue.table(of: Campaign.self)
    for story in stories {
      story.checkText(&found)
      story.checkTimes(&found)
      story.checkKind(&found)
      story.checkPeriod(campaigns, &found)
      story.checkFiles(context, &found)
    }
    return found
  }

  private func checkText(_ found: inout [Diagnostic]) {
    if title.unicodeScalars.count > 120 {
      found.append(
        problem(
          .warning, at: Story.title, code: "long-title",
          Message(en: "the title has more than 120 characters", vi: "tít dài quá 120 ký tự")))
    }
    if title.hasSuffix("."), !title.hasSuffix("...") {
      found.append(
        problem(
          .warning, at: Story.title, code: "title-full-stop",
          Message(en: "a title ends without a full stop", vi: "tít không có dấu chấm ở cuối")))
    }
    let words = Syllables.count(sapo)
    if !(20...60).contains(words) {
      found.append(
        problem(
          .warning, at: Story.sapo, code: "sapo-length",
          Message(
            en: "the sapo has \(words) words; 20 to 60 read best",
            vi: "sapo có \(words) chữ; nên từ 20 đến 60 chữ")))
    }
    if sources.isEmpty, !isSample {
      found.append(
        problem(
          .warning, at: CommonFields.sources, code: "no-source",
          Message(en: "the story names no source", vi: "bài chưa ghi nguồn")))
    }
  }

  private func checkTimes(_ found: inout [Diagnostic]) {
    if publishAt == nil, !status.isDraft, origin[CommonFields.draft] != true {
      found.append(
        problem(
          at: CommonFields.publishAt, code: "missing-field",
          Message(en: "'publishAt' is missing", vi: "thiếu 'publishAt'"),
          hint: Message(
            en: "add it, for example 'publishAt: 2021-08-11T08:00'",
            vi: "hãy thêm, ví dụ 'publishAt: 2021-08-11T08:00'")))
    }
    if let published, let expires, expires <= published {
      found.append(
        problem(
          at: CommonFields.expires, code: "expires-before-start",
          Message(
            en: "the story expires before it is shown", vi: "bài hết hạn trước khi được đăng")))
    }
    if isWithdrawn, withdrawnOn == nil {
      found.append(
        problem(
          at: Story.status, code: "withdrawn-without-date",
          Message(
            en: "a withdrawn story needs 'withdrawnOn'", vi: "bài đã gỡ cần có 'withdrawnOn'")))
    }
  }

  /// Checks that a model describes what was done and its result, and that an exemplary person or
  /// deed names someone.
  private func checkKind(_ found: inout [Diagnostic]) {
    switch knownKind {
    case .model where whatWasDone == nil || results.isEmpty:
      let field = whatWasDone == nil ? Story.whatWasDone.spec.name : Story.results.spec.name
      found.append(
        problem(
          at: Story.kind, code: "model-without-content",
          Message(en: "a model needs '\(field)'", vi: "mô hình phải có '\(field)'"),
          hint: Message(
            en: "say concretely what was done, with figures, unit and day",
            vi: "hãy ghi cụ thể đã làm gì, kết quả bằng số, đơn vị và ngày")))
    case .exemplar where recipients.isEmpty, .goodDeed where recipients.isEmpty:
      found.append(
        problem(
          at: Story.kind, code: "exemplar-without-recipient",
          Message(
            en: "this kind of story needs 'recipients'", vi: "loại bài này phải có 'recipients'")))
    case .model, .exemplar, .goodDeed, .goodPractice, nil: break
    }
  }

  private func checkPeriod(_ campaigns: Table<Campaign>, _ found: inout [Diagnostic]) {
    guard let day = publishAt?.date else { return }
    for (index, id) in campaigns.count == 0 ? [] : Array(self.campaigns.enumerated()) {
      guard let campaign = campaigns[id], day < campaign.start else { continue }
      found.append(
        problem(
          .warning, at: Story.campaigns, item: index, code: "before-campaign",
          Message(
            en: "the story appears before '\(id)' began on \(campaign.start.isoText)",
            vi: "bài đăng trước khi '\(id)' bắt đầu ngày \(campaign.start.vietnameseText)")))
    }
  }

  private func checkFiles(_ context: CheckContext, _ found: inout [Diagnostic]) {
    for (file, offset) in images.map({ ($0.file, $0.offset) })
      + (audio + video).filter({ !$0.file.hasPrefix("https://") }).map({ ($0.file, $0.offset) })
    {
      let path = CheckContext.path(of: file, for: origin)
      guard !context.files.contains(path) else { continue }
      found.append(
        .missingFile(file, path: path, files: context.files, in: origin.file, at: offset))
    }
  }

  private static func slugCollisions(_ table: Table<Story>) -> [Diagnostic] {
    var first: [String: Story] = [:]
    var found: [Diagnostic] = []
    for story in table {
      guard let earlier = first.updateValue(story, forKey: story.slug), earlier.id != story.id
      else { continue }
      let place = earlier.origin.file.position(at: earlier.origin.fields.offset(of: Story.slug))
      let other = "\(earlier.origin.file.path):\(place.line)"
      found.append(
        story.problem(
          at: Story.slug, code: "duplicate-slug",
          Message(
            en: "the slug '\(story.slug)' is used already at \(other)",
            vi: "slug '\(story.slug)' đã được dùng ở \(other)")))
    }
    return found
  }
}
