extension AwardForm {
  package static let schema = RecordSchema(
    name: "award-form", folder: "award-forms", title: "Hình thức khen thưởng",
    summary: "A form of commendation or emulation title: who grants it, to whom, and its rank.",
    fields: [
      FieldSpec("id", .slug, required: true, "unique", example: "bang-khen-ubnd-tinh"),
      FieldSpec("name", .text, required: true, "the exact name"),
      FieldSpec("alternatives", .list(.text), "other names under which it is found"),
      FieldSpec(
        "group", .term("award-group"), required: true, "huân chương, bằng khen, giấy khen …"),
      FieldSpec(
        "classes", .list(.choice(AwardForm.classes)),
        "its classes, highest first; none when it has none",
        example: "nhat|nhi|ba"),
      FieldSpec("issuerOffice", .text, required: true, "the office that grants it"),
      FieldSpec("level", .choice(levels), required: true, "the level of that office"),
      FieldSpec(
        "statutory", .flag, required: true,
        "a form of the Law on Emulation and Commendation; false for those of the Front and associations"
      ),
      FieldSpec(
        "rank", .integer(1...999), required: true,
        "order in lists, highest first (Law 06/2022/QH15 art. 9)"),
      FieldSpec(
        "rankCeremony", .integer(1...999), required: true,
        "order at a ceremony, highest first (Decree 145/2013/NĐ-CP art. 25)"),
      FieldSpec("validFrom", .date, required: true, "first day on which it could be granted"),
      FieldSpec("validTo", .date, "first day on which it could no longer be granted"),
      FieldSpec("law", .reference("document"), "the law or plan that names it"),
      FieldSpec(
        "appliesTo", .list(.choice(recipientTypes)), required: true, "who may receive it"),
      FieldSpec("summary", .prose, "what it is given for"),
    ])

  static let classes: [Choice] = [
    Choice("nhat", "hạng Nhất", "first class"), Choice("nhi", "hạng Nhì", "second class"),
    Choice("ba", "hạng Ba", "third class"), Choice("khong-ro", "không rõ hạng", "class unknown"),
  ]
}

extension Award {
  package static let schema = RecordSchema(
    name: "award", folder: "awards", title: "Khen thưởng",
    summary: "One recipient's award by one decision; several rows may share a decision.",
    fields: [
      FieldSpec("id", .slug, "form, decision and recipient unless given"),
      FieldSpec("form", .reference("award-form"), required: true, "which form"),
      FieldSpec("class", .choice(AwardForm.classes), "its class, when the form has classes"),
      FieldSpec("recipient", .reference("recipient"), required: true, "who receives it"),
      FieldSpec("issuer", .reference("organisation"), required: true, "who grants it"),
      FieldSpec(
        "decision", .text,
        "number of the decision; required from status quyet-dinh on unless `sources` tell of the award",
        example: "1034/QĐ-UBND"),
      FieldSpec("decisionDate", .date, "date of the decision; required from status quyet-dinh on"),
      FieldSpec(
        "document", .reference("document"), "the decision, when it is listed as a document"),
      FieldSpec("signer", .text, "who signed"),
      FieldSpec("signerTitle", .text, "as which office", example: "KT. CHỦ TỊCH"),
      FieldSpec(
        "category",
        .choice([
          Choice("cong-trang", "công trạng", "regular merit"),
          Choice("dot-xuat", "đột xuất", "irregular"),
          Choice("phong-trao", "phong trào", "emulation movement"),
          Choice("cong-hien", "quá trình cống hiến", "long contribution"),
          Choice("nien-han", "niên hạn", "length of service"),
          Choice("doi-ngoai", "đối ngoại", "external relations"),
        ]), "type of commendation (Law 06/2022/QH15 art. 8)"),
      FieldSpec("campaign", .reference("campaign"), "the movement in which it was earned"),
      FieldSpec(
        "achievement", .text, required: true, "for what, as printed on the certificate"),
      FieldSpec(
        "status",
        .choice([
          Choice("de-nghi", "đề nghị", "proposed"),
          Choice("lay-y-kien", "lấy ý kiến", "in consultation"),
          Choice("quyet-dinh", "đã quyết định", "decided"), Choice("trao", "đã trao", "presented"),
          Choice("thu-hoi", "thu hồi", "withdrawn"), Choice("huy-bo", "hủy bỏ", "annulled"),
        ]), required: true, "only quyet-dinh and trao count as awards"),
      FieldSpec(
        "revocation", .text,
        "number of the decision that withdrew it; required with thu-hoi and huy-bo"),
      FieldSpec("revocationDate", .date, "its date; required with it"),
      FieldSpec("posthumous", .flag, "granted after death (truy tặng)"),
      FieldSpec(
        "money", .integer(0...1_000_000_000_000), "reward money in đồng, as in the decision"),
      FieldSpec("presentedAt", .reference("event"), "where it was presented"),
      FieldSpec("consultFrom", .date, "consultation opens; required with lay-y-kien"),
      FieldSpec("consultTo", .date, "consultation closes, at least ten working days later"),
    ])
}

extension Recipient {
  package static let schema = RecordSchema(
    name: "recipient", folder: "recipients", title: "Đối tượng",
    summary: "A person, collective, household or residential area that is told of or commended.",
    asOf: ["localityAsOf"],
    fields: [
      FieldSpec("id", .slug, required: true, "unique"),
      FieldSpec("type", .choice(recipientTypes), required: true, "what it is", example: "tap-the"),
      FieldSpec("name", .text, required: true, "the name as printed"),
      FieldSpec(
        "sortKey", .text, public: false, "order in lists, where the name does not split as usual"),
      FieldSpec("honorific", .text, "ông, bà, anh, chị, đồng chí"),
      FieldSpec("title", .text, "post or title"),
      FieldSpec("workplace", .text, "where they work"),
      FieldSpec("unit", .text, "unit within it"),
      FieldSpec("personType", .term("person-type"), "kind of person; required for ca-nhan"),
      FieldSpec(
        "gender", .choice([Choice("nam", "nam", "male"), Choice("nu", "nữ", "female")]),
        public: false, "gender"),
      FieldSpec("birthYear", .integer(1900...2100), public: false, "year of birth, never the day"),
      FieldSpec("minor", .flag, public: false, "under 16"),
      FieldSpec("consent", .text, public: false, "the record of consent"),
      FieldSpec(
        "collectiveType", .term("collective-type"), "kind of collective; required for tap-the"),
      FieldSpec(
        "head", .text, "head of the household, \"Gia đình ông …\"; required for ho-gia-dinh"),
      FieldSpec("members", .integer(1...10_000_000), "how many belong to it", example: "11"),
      FieldSpec("locality", .reference("locality"), required: true, "where"),
      FieldSpec("localityAsOf", .date, "the day on which the locality is meant"),
      FieldSpec(
        "organisation", .reference("organisation"), "the organisation that it is or belongs to"),
      FieldSpec("summary", .prose, "who they are, in one or two sentences"),
    ])
}
