extension Locality {
  package static let schema = RecordSchema(
    name: "locality", folder: "localities", title: "Địa bàn",
    summary:
      "A place for as long as it was what it is: one row for each spell between two changes.",
    fields: [
      FieldSpec(
        "id", .slug, required: true,
        "the same in all rows of a place; with validFrom it is unique", example: "nha-trang"),
      FieldSpec(
        "code", .text, "code of the statistics office, 2, 3 or 5 digits; thôn and below have none"),
      FieldSpec("level", .choice(Locality.levels), required: true, "level in the hierarchy"),
      FieldSpec("type", .text, required: true, "tỉnh, thành phố, phường, xã, thôn …"),
      FieldSpec("name", .text, required: true, "the bare name", example: "Nha Trang"),
      FieldSpec("alternatives", .list(.text), "other spellings and names"),
      FieldSpec(
        "parent", .reference("locality"), "the place above it; required below the level of province"
      ),
      FieldSpec(
        "validFrom", .date, required: true,
        "first day; 1900-01-01 when it was before all records here", example: "2025-07-01"),
      FieldSpec("validTo", .date, "first day on which it was no more"),
      FieldSpec(
        "successors",
        .list(.text),
        "what became of it: `id` (all of it) or `id:mot-phan` (a part), in the order of the resolution",
        example: "phuong-nha-trang:mot-phan|bac-nha-trang:mot-phan"),
      FieldSpec("document", .text, "the act that made the change", example: "1667/NQ-UBTVQH15"),
      FieldSpec("lat", .degrees(-90...90), "latitude, degrees", example: "12.2388"),
      FieldSpec("lon", .degrees(-180...180), "longitude, degrees", example: "109.1967"),
    ])

  static let levels: [Choice] = [
    Choice("quoc-gia", "quốc gia", "country"), Choice("vung", "vùng", "region"),
    Choice("tinh", "cấp tỉnh", "province"), Choice("huyen", "cấp huyện", "district"),
    Choice("xa", "cấp xã", "commune"), Choice("thon", "thôn, tổ dân phố", "hamlet or street group"),
  ]
}

extension Organisation {
  package static let schema = RecordSchema(
    name: "organisation", folder: "organisations", title: "Cơ quan, tổ chức",
    summary: "A body of Party, State, Front or society, for as long as it existed.",
    asOf: ["validFrom"],
    fields: [
      FieldSpec("id", .slug, required: true, "unique"),
      FieldSpec("name", .text, required: true, "the full name at its time"),
      FieldSpec("shortName", .text, "the usual abbreviation"),
      FieldSpec("alternatives", .list(.text), "other names, code names", example: "T78"),
      FieldSpec("kind", .term("organisation-kind"), required: true, "what kind of body it is"),
      FieldSpec("level", .choice(levels), required: true, "its level"),
      FieldSpec("locality", .reference("locality"), "where"),
      FieldSpec("parent", .reference("organisation"), "the body above it"),
      FieldSpec("validFrom", .date, "first day"),
      FieldSpec("validTo", .date, "first day on which it was no more"),
      FieldSpec("successor", .list(.reference("organisation")), "what became of it"),
      FieldSpec("isOutlet", .flag, "a newspaper or broadcaster"),
      FieldSpec("group", .flag, "stands for many bodies of a kind (\"các sở, ban, ngành\")"),
      FieldSpec("contact", .text, "address for the public"),
      FieldSpec("summary", .prose, "what it does in the campaigns"),
    ])
}

extension Committee {
  package static let schema = RecordSchema(
    name: "committee", folder: "committees", title: "Ban chỉ đạo, tổ công tác",
    summary: "A steering committee or task force of a campaign, in the decision's order.",
    fields: [
      FieldSpec("id", .slug, required: true, "unique"),
      FieldSpec("name", .text, required: true, "its full name"),
      FieldSpec(
        "campaign", .list(.reference("campaign")), required: true, "the campaigns it steers"),
      FieldSpec("locality", .reference("locality"), "where"),
      FieldSpec("document", .reference("document"), "the decision that set it up"),
      FieldSpec(
        "standing", .reference("organisation"), "its standing agency (cơ quan thường trực)"),
      FieldSpec("summary", .prose, "its task"),
      FieldSpec(
        "members",
        .groups([
          FieldSpec("name", .text, "the name; absent when the document names the post only"),
          FieldSpec("position", .text, required: true, "the post"),
          FieldSpec("role", .text, required: true, "Trưởng ban, Tổ trưởng, Thành viên, Thư ký …"),
        ]), "members in the decision's order"),
    ])
}
