package import Vietnamese

/// The fields that every record may have.
package enum CommonFields {
  package static let sample = OptionalField(
    "sample", .flag, vi: "Minh họa",
    "the record illustrates and is not a fact; the site says so wherever it shows it",
    example: "true")
  package static let draft = OptionalField(
    "draft", .flag, public: false, vi: "Bản nháp", "hidden from the published site",
    example: "true")
  package static let publishAt = OptionalField(
    "publishAt", .moment, vi: "Đăng từ", "shown from this moment on", example: "2021-08-11T08:00")
  package static let embargoUntil = OptionalField(
    "embargoUntil", .moment, public: false, vi: "Chưa đăng trước",
    "not shown before this moment, whatever publishAt says", example: "2021-08-11T08:00")
  package static let expires = OptionalField(
    "expires", .moment, public: false, vi: "Hết hạn", "hidden again from this moment on",
    example: "2022-01-01")
  package static let sources = ListField(
    "sources", .text, vi: "Nguồn",
    "where the facts come from: document ids or addresses of pages", foundAs: SearchRole.none,
    example: "https://baokhanhhoa.vn/…")
  package static let aliases = ListField(
    "aliases", .address, public: false, vi: "Địa chỉ cũ",
    "former addresses of its page, which then redirect", example: "/cu/bai-1/")
  package static let note = OptionalField(
    "note", .prose, public: false, vi: "Ghi chú", "a remark for the editors, never published")
  package static let extra = OptionalField(
    "extra", .extra, public: false, vi: "Trường khác", "free keys for a theme that knows them")

  static let all: [any FieldKey] = [
    sample, draft, publishAt, embargoUntil, expires, sources, aliases, note, extra,
  ]
}
