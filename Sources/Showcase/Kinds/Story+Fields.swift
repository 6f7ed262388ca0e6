import Text
package import Vietnamese

extension Story {
  package static let id = OptionalField(
    "id", .slug, vi: "Mã", "unique for ever; the file's name without `.md` unless given",
    example: "to-covid-cong-dong")
  package static let slug = OptionalField(
    "slug", .slug, vi: "Phần cuối địa chỉ", "the last part of its address; its id unless given")
  package static let title = RequiredField(
    "title", .text, vi: "Tít", "the headline, without a full stop, at most 120 characters",
    foundAs: .title, example: "Tổ Covid cộng đồng: đi từng ngõ, gõ từng nhà")
  package static let kind = RequiredField(
    "kind", .term(.storyKind), vi: "Loại gương", "which kind of exemplar it tells of",
    example: "mo-hinh")
  package static let sapo = RequiredField(
    "sapo", .prose, vi: "Sapo", "the lead, 20 to 60 words; stands in lists and feeds",
    foundAs: .lead)
  package static let lang = OptionalField(
    "lang", .text, vi: "Ngôn ngữ", "language tag (BCP 47); `vi` unless given",
    foundAs: SearchRole.none, example: "vi")
  package static let status = OptionalField(
    "status", .choice(Status.self), vi: "Trạng thái",
    "`published` unless given; `draft` and `review` are hidden, `withdrawn` leaves a note in its place"
  )
  package static let withdrawnOn = OptionalField(
    "withdrawnOn", .date, vi: "Ngày gỡ", "when it was withdrawn; required with that status")

  package static let campaigns = ListField(
    "campaign", .reference(.campaign), required: true, vi: "Phong trào",
    "the campaigns it belongs to", example: "[dan-van-kheo-covid-lam-dong]")
  package static let column = OptionalField(
    "column", .reference(.column), vi: "Chuyên mục", "the press column in which it runs")
  package static let recipients = ListField(
    "recipients", .reference(.recipient), vi: "Kể về",
    "whom it tells of; required for dien-hinh and nguoi-tot-viec-tot")
  package static let locality = RequiredField(
    "locality", .place, vi: "Nơi diễn ra", "where it happened", example: "nha-trang")
  package static let localityAsOf = OptionalField(
    "localityAsOf", .date, vi: "Địa bàn tính đến ngày",
    "the day on which the locality is meant; the day of publishAt unless given",
    example: "2021-08-11")
  package static let settings = ListField(
    "settings", .term(.setting), vi: "Nơi áp dụng", "where it is applied")
  package static let fields = ListField(
    "fields", .term(.field), vi: "Lĩnh vực", "the fields of activity")
  package static let topics = ListField("topics", .term(.topic), vi: "Chủ đề", "the topics")
  package static let awards = ListField(
    "awards", .reference(.award), vi: "Khen thưởng", "awards that it tells of")

  package static let whatWasDone = OptionalField(
    "whatWasDone", .prose, vi: "Đã làm gì",
    "what was done, concretely; required for a model (mo-hinh)")
  package static let results = GroupsField(
    "results", of: Outcome.fields, vi: "Kết quả",
    "results in figures; required for a model (mo-hinh)")
  package static let basedOn = OptionalField(
    "basedOn", .reference(.story), vi: "Học theo", "the model that this one follows")
  package static let replications = GroupsField(
    "replications", of: Replication.fields, vi: "Nơi đã nhân rộng",
    "where the model has been taken up")
  package static let applicability = GroupField(
    "applicability", of: Applicability.fields, vi: "Nhân rộng",
    "the box \"Nhân rộng\": how others can do it")

  package static let author = RequiredField(
    "author", .text, vi: "Tác giả", "who wrote it", foundAs: .text, example: "Ban Biên tập Guong")
  package static let photographer = OptionalField(
    "photographer", .text, vi: "Người chụp ảnh", "who took the photographs", foundAs: .text)
  package static let editor = OptionalField(
    "editor", .text, public: false, vi: "Biên tập viên", "who edited it")
  package static let approvedBy = OptionalField(
    "approvedBy", .text, public: false, vi: "Người duyệt", "who approved it")
  package static let approvedOn = OptionalField(
    "approvedOn", .date, public: false, vi: "Ngày duyệt", "when it was approved")
  package static let updatedAt = OptionalField(
    "updatedAt", .moment, vi: "Cập nhật lúc", "when it was last changed in substance")

  package static let images = GroupsField(
    "images", of: Image.fields, vi: "Ảnh", "pictures; the first one leads the story")
  package static let audio = GroupsField(
    "audio", of: Recording.fields, vi: "Âm thanh", "sound recordings")
  package static let video = GroupsField("video", of: Recording.fields, vi: "Phim", "films")
}

extension Story.Outcome {
  package static let label = RequiredField(
    "label", .text, vi: "Chỉ tiêu", "what is counted", example: "Hộ dân cam kết")
  package static let value = RequiredField(
    "value", .decimal, vi: "Số", "the number", example: "163")
  package static let unit = RequiredField(
    "unit", .text, vi: "Đơn vị tính", "its unit", example: "hộ")
  package static let asOf = RequiredField(
    "asOf", .date, vi: "Tính đến ngày", "the day of the count", example: "2021-08-31")

  static let fields: [any FieldKey] = [label, value, unit, asOf]
}

extension Story.Replication {
  package static let locality = RequiredField(
    "locality", .place, vi: "Địa bàn", "where it was taken up")
  package static let organisation = OptionalField(
    "organisation", .reference(.organisation), vi: "Cơ quan, đơn vị", "who took it up")
  package static let since = RequiredField("since", .date, vi: "Từ ngày", "since when")
  package static let status = OptionalField(
    "status", .text, vi: "Tình hình", "how it stands", example: "đang hoạt động")
  package static let checkedOn = OptionalField(
    "checkedOn", .date, vi: "Ngày kiểm tra", "when that was checked")

  static let fields: [any FieldKey] = [locality, organisation, since, status, checkedOn]
}

extension Story.Applicability {
  package static let conditions = OptionalField(
    "conditions", .text, vi: "Điều kiện", "what it needs")
  package static let cost = OptionalField("cost", .text, vi: "Chi phí", "what it costs")
  package static let steps = ListField(
    "steps", .text, vi: "Các bước", "how to do it, step by step")
  package static let contact = OptionalField("contact", .text, vi: "Liên hệ", "whom to ask")

  static let fields: [any FieldKey] = [conditions, cost, steps, contact]
}

extension Story.Image {
  package static let file = RequiredField(
    "file", .file, vi: "Tệp ảnh", "the file beside the story, JPEG, PNG or WebP")
  package static let alt = RequiredField(
    "alt", .text, vi: "Mô tả thay ảnh", "what the picture shows, for those who do not see it")
  package static let caption = RequiredField(
    "caption", .text, vi: "Chú thích", "who, what, where, when")
  package static let credit = RequiredField(
    "credit", .text, vi: "Nguồn ảnh", "the photographer or source", example: "Ảnh: …")
  package static let taken = OptionalField("taken", .date, vi: "Ngày chụp", "when it was taken")
  package static let place = OptionalField("place", .text, vi: "Nơi chụp", "where it was taken")
  package static let people = ListField(
    "people", .reference(.recipient), vi: "Người trong ảnh", "who is in it")
  package static let licence = OptionalField(
    "licence", .text, vi: "Điều kiện sử dụng", "terms of use")
  package static let faceConsent = OptionalField(
    "faceConsent", .flag, public: false, vi: "Người trong ảnh đồng ý",
    "whether those shown agreed")

  static let fields: [any FieldKey] = [
    file, alt, caption, credit, taken, place, people, licence, faceConsent,
  ]
}

extension Story.Recording {
  package static let file = RequiredField(
    "file", .text, vi: "Tệp", "the file beside the story, or an https address")
  package static let title = RequiredField("title", .text, vi: "Tên", "what it is")
  package static let duration = OptionalField(
    "duration", .integer(1...86_400), vi: "Thời lượng (giây)", "seconds")
  package static let bytes = OptionalField(
    "bytes", .integer(1...Int.max), vi: "Dung lượng (byte)", "size in bytes, for feeds")
  package static let transcript = OptionalField(
    "transcript", .prose, vi: "Lời", "the words in it")

  static let fields: [any FieldKey] = [file, title, duration, bytes, transcript]
}

extension Story {
  package static let schema = RecordSchema(
    .story, folder: "stories", title: "Bài viết",
    summary: "A story in Markdown: a model, a good practice or an exemplary person or collective.",
    label: Message(en: "Story", vi: "Bài viết"),
    listTitle: Message(en: "All stories", vi: "Tất cả bài viết"),
    tableSummary:
      "mỗi dòng một bài viết: tiêu đề, sapo, loại gương, phong trào, địa bàn, kết quả; không kèm toàn văn",
    isMarkdown: true,
    pages: RecordPages(
      .folder(route: "story", default: "bai-viet"), structuredType: "NewsArticle"),
    newRecord: NewRecordOffer(mainField: title),
    asOf: [localityAsOf, CommonFields.publishAt],
    fields: [
      id, slug, title, kind, sapo, lang, status, withdrawnOn, campaigns, column, recipients,
      locality, localityAsOf, settings, fields, topics, awards, whatWasDone, results, basedOn,
      replications, applicability, author, photographer, editor, approvedBy, approvedOn, updatedAt,
      images, audio, video,
    ],
    example: example)

  private static let example = RecordExample(
    "stories/dia-ban-an-toan-nha-trang/to-tu-quan-minh-hoa.md",
    """
    ---
    title: Tổ tự quản giữ bốn ca trực ở một tổ dân phố
    kind: mo-hinh
    sapo: >-
      Mười hai người chia bốn ca, mỗi ca ba người, giữ một cuốn sổ và một số điện thoại mà cả tổ dân
      phố đều biết. Bài minh họa kể lại cách họ chia việc trong tháng đầu.
    campaign: [dia-ban-an-toan-nha-trang]
    recipients: [to-tu-quan-minh-hoa]
    locality: nha-trang
    settings: [to-dan-pho]
    fields: [an-ninh-trat-tu]
    whatWasDone: Lập tổ, chia ca, ghi sổ trực và công bố số điện thoại.
    results:
      - label: Hộ dân cam kết
        value: 163
        unit: hộ
        asOf: 2021-08-31
    applicability:
      steps:
        - Họp tổ dân phố để chọn người
        - Chia ca, dán lịch trực trước nhà sinh hoạt
      contact: Ban công tác Mặt trận tổ dân phố
    author: Ban Biên tập
    publishAt: 2021-09-05T07:00
    sources: [14802-qd-ubnd-2021]
    sample: true
    ---

    Tổ tự quản họp lúc 19 giờ, ngay trước nhà sinh hoạt.

    ## Cách làm

    Mỗi ca ba người, một người giữ sổ.
    """)
}
