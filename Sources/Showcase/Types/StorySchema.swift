extension Story {
  package static let schema = RecordSchema(
    name: "story", folder: "stories", title: "Bài viết",
    summary: "A story in Markdown: a model, a good practice or an exemplary person or collective.",
    isMarkdown: true, asOf: ["localityAsOf", "publishAt"],
    fields: identity + subject + content + editing + media)

  private static let identity: [FieldSpec] = [
    FieldSpec(
      "id", .slug, "unique for ever; the file's name without `.md` unless given",
      example: "to-covid-cong-dong"),
    FieldSpec("slug", .slug, "the last part of its address; its id unless given"),
    FieldSpec(
      "title", .text, required: true, "the headline, without a full stop, at most 120 characters",
      example: "Tổ Covid cộng đồng: đi từng ngõ, gõ từng nhà"),
    FieldSpec(
      "kind", .term("kind"), required: true, "which kind of exemplar it tells of",
      example: "mo-hinh"),
    FieldSpec(
      "sapo", .prose, required: true, "the lead, 20 to 60 words; stands in lists and feeds"),
    FieldSpec("lang", .text, "language tag (BCP 47); `vi` unless given", example: "vi"),
    FieldSpec(
      "status",
      .choice([
        Choice("draft", "bản thảo", "draft"), Choice("review", "chờ duyệt", "in review"),
        Choice("approved", "đã duyệt", "approved"), Choice("published", "đã đăng", "published"),
        Choice("corrected", "đã đính chính", "corrected"),
        Choice("withdrawn", "đã gỡ", "withdrawn"),
      ]),
      "`published` unless given; `draft` and `review` are hidden, `withdrawn` leaves a note in its place"
    ),
    FieldSpec("withdrawnOn", .date, "when it was withdrawn; required with that status"),
  ]

  private static let subject: [FieldSpec] = [
    FieldSpec(
      "campaign", .list(.reference("campaign")), required: true, "the campaigns it belongs to",
      example: "[dan-van-kheo-covid-lam-dong]"),
    FieldSpec("column", .reference("column"), "the press column in which it runs"),
    FieldSpec(
      "recipients", .list(.reference("recipient")),
      "whom it tells of; required for dien-hinh and nguoi-tot-viec-tot"),
    FieldSpec(
      "locality", .reference("locality"), required: true, "where it happened",
      example: "nha-trang"),
    FieldSpec(
      "localityAsOf", .date,
      "the day on which the locality is meant; the day of publishAt unless given",
      example: "2021-08-11"),
    FieldSpec("settings", .list(.term("setting")), "where it is applied"),
    FieldSpec("fields", .list(.term("field")), "the fields of activity"),
    FieldSpec("topics", .list(.term("topic")), "the topics"),
    FieldSpec("awards", .list(.reference("award")), "awards that it tells of"),
  ]

  private static let content: [FieldSpec] = [
    FieldSpec(
      "whatWasDone", .prose, "what was done, concretely; required for a model (mo-hinh)"),
    FieldSpec(
      "results",
      .groups([
        FieldSpec("label", .text, required: true, "what is counted", example: "Hộ dân cam kết"),
        FieldSpec("value", .decimal, required: true, "the number", example: "163"),
        FieldSpec("unit", .text, required: true, "its unit", example: "hộ"),
        FieldSpec("asOf", .date, required: true, "the day of the count", example: "2021-08-31"),
      ]),
      "results in figures; required for a model (mo-hinh)"),
    FieldSpec("basedOn", .reference("story"), "the model that this one follows"),
    FieldSpec(
      "replications",
      .groups([
        FieldSpec("locality", .reference("locality"), required: true, "where it was taken up"),
        FieldSpec("organisation", .reference("organisation"), "who took it up"),
        FieldSpec("since", .date, required: true, "since when"),
        FieldSpec("status", .text, "how it stands", example: "đang hoạt động"),
        FieldSpec("checkedOn", .date, "when that was checked"),
      ]),
      "where the model has been taken up"),
    FieldSpec(
      "applicability",
      .group([
        FieldSpec("conditions", .text, "what it needs"),
        FieldSpec("cost", .text, "what it costs"),
        FieldSpec("steps", .list(.text), "how to do it, step by step"),
        FieldSpec("contact", .text, "whom to ask"),
      ]),
      "the box \"Nhân rộng\": how others can do it"),
  ]

  private static let editing: [FieldSpec] = [
    FieldSpec("author", .text, required: true, "who wrote it", example: "Ban Biên tập Guong"),
    FieldSpec("photographer", .text, "who took the photographs"),
    FieldSpec("editor", .text, public: false, "who edited it"),
    FieldSpec("approvedBy", .text, public: false, "who approved it"),
    FieldSpec("approvedOn", .date, public: false, "when it was approved"),
    FieldSpec("updatedAt", .moment, "when it was last changed in substance"),
  ]

  private static let media: [FieldSpec] = [
    FieldSpec(
      "images",
      .groups([
        FieldSpec("file", .file, required: true, "the file beside the story, JPEG, PNG or WebP"),
        FieldSpec(
          "alt", .text, required: true, "what the picture shows, for those who do not see it"),
        FieldSpec("caption", .text, required: true, "who, what, where, when"),
        FieldSpec("credit", .text, required: true, "the photographer or source", example: "Ảnh: …"),
        FieldSpec("taken", .date, "when it was taken"),
        FieldSpec("place", .text, "where it was taken"),
        FieldSpec("people", .list(.reference("recipient")), "who is in it"),
        FieldSpec("licence", .text, "terms of use"),
        FieldSpec("faceConsent", .flag, public: false, "whether those shown agreed"),
      ]),
      "pictures; the first one leads the story"),
    FieldSpec(
      "audio", .groups(recording), "sound recordings"),
    FieldSpec("video", .groups(recording), "films"),
  ]

  private static let recording: [FieldSpec] = [
    FieldSpec("file", .text, required: true, "the file beside the story, or an https address"),
    FieldSpec("title", .text, required: true, "what it is"),
    FieldSpec("duration", .integer(1...86_400), "seconds"),
    FieldSpec("bytes", .integer(1...Int.max), "size in bytes, for feeds"),
    FieldSpec("transcript", .prose, "the words in it"),
  ]
}
