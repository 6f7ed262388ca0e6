/// The levels of the State and the Party, from the centre down.
let levels: [Choice] = [
  Choice("trung-uong", "Trung ương", "national"), Choice("tinh", "cấp tỉnh", "province"),
  Choice("so-nganh", "sở, ban, ngành", "department"), Choice("huyen", "cấp huyện", "district"),
  Choice("xa", "cấp xã", "commune"), Choice("co-so", "cơ sở", "unit"),
  Choice("to-chuc", "tổ chức", "organisation"),
]

/// The types of recipient (đối tượng).
let recipientTypes: [Choice] = [
  Choice("ca-nhan", "Cá nhân", "Person"), Choice("tap-the", "Tập thể", "Collective"),
  Choice("ho-gia-dinh", "Hộ gia đình", "Household"),
  Choice("khu-dan-cu", "Khu dân cư", "Residential area"),
]

extension Campaign {
  package static let schema = RecordSchema(
    name: "campaign", folder: "campaigns", title: "Phong trào thi đua",
    summary: "An emulation movement: who runs it, on what basis, where, when and what it asks for.",
    asOf: ["start"],
    fields: [
      FieldSpec("id", .slug, required: true, "unique", example: "dan-van-kheo-covid-lam-dong"),
      FieldSpec("name", .text, required: true, "the full name, with its quotation marks"),
      FieldSpec("shortName", .text, required: true, "the name in menus and lists"),
      FieldSpec("summary", .prose, required: true, "what it is, in two or three sentences"),
      FieldSpec(
        "type",
        .choice([
          Choice("thuong-xuyen", "thường xuyên", "standing"),
          Choice("theo-dot", "theo đợt", "for a time"),
          Choice("hang-nam", "hằng năm", "yearly"), Choice("nam-nam", "5 năm", "five-yearly"),
          Choice("dac-biet", "đặc biệt", "special"), Choice("khac", "khác", "other"),
        ]), required: true, "the kind of movement", example: "theo-dot"),
      FieldSpec("level", .choice(levels), required: true, "the level that runs it"),
      FieldSpec("parent", .reference("campaign"), "the movement of which it is a part"),
      FieldSpec("related", .list(.reference("campaign")), "movements tied to it"),
      FieldSpec("owner", .reference("organisation"), required: true, "who launched it"),
      FieldSpec("plan", .reference("document"), "the plan that launched it"),
      FieldSpec(
        "legalBasis", .list(.reference("document")), required: true,
        "the documents on which it stands, in the plan's own order"),
      FieldSpec("documents", .list(.reference("document")), "other documents that it names"),
      FieldSpec("scope", .list(.reference("locality")), required: true, "where it holds"),
      FieldSpec(
        "eligible", .list(.choice(recipientTypes)),
        "the recipients it is for; an award outside is a warning"),
      FieldSpec("eligibleText", .prose, "who may take part, in the plan's words"),
      FieldSpec("start", .date, required: true, "first day"),
      FieldSpec("end", .date, "last day"),
      FieldSpec("slogans", .list(.text), "its slogans, word for word"),
      FieldSpec("objectives", .list(.text), "aims and requirements (mục đích, yêu cầu)"),
      FieldSpec(
        "tasks",
        .groups([
          FieldSpec("title", .text, required: true, "what is to be done"),
          FieldSpec("text", .prose, required: true, "how, in the plan's words or a true summary"),
        ]), "the plan's contents (nội dung)"),
      FieldSpec(
        "roles",
        .groups([
          FieldSpec("organisation", .reference("organisation"), required: true, "who"),
          FieldSpec("role", .term("role"), required: true, "which part it plays"),
          FieldSpec(
            "text", .prose, required: true, "its duty, in the plan's words or a true summary"),
        ]), "who does what (tổ chức thực hiện), in the plan's order"),
      FieldSpec("funding", .prose, "where the money comes from"),
      FieldSpec("awardRules", .list(.reference("document")), "the rules for its awards"),
      FieldSpec("awardForms", .list(.reference("award-form")), "its award forms, by rank"),
      FieldSpec("criterionSets", .list(.reference("criterion-set")), "its criteria"),
      FieldSpec(
        "reporting",
        .groups([
          FieldSpec(
            "period",
            .choice([
              Choice("thang", "hằng tháng", "monthly"), Choice("quy", "hằng quý", "quarterly"),
              Choice("sau-thang", "6 tháng", "half-yearly"), Choice("nam", "hằng năm", "yearly"),
              Choice("dinh-ky", "định kỳ", "periodic"), Choice("dot-xuat", "đột xuất", "ad hoc"),
              Choice("tong-ket", "tổng kết", "final"),
            ]), required: true, "how often"),
          FieldSpec("from", .list(.reference("organisation")), required: true, "who reports"),
          FieldSpec("to", .reference("organisation"), required: true, "to whom"),
          FieldSpec("via", .reference("organisation"), "through whom"),
          FieldSpec("text", .prose, "in the plan's words"),
        ]), "reporting duties"),
      FieldSpec(
        "publicity",
        .groups([
          FieldSpec(
            "organisation", .reference("organisation"), required: true, "newspaper or broadcaster"),
          FieldSpec("text", .prose, required: true, "its duty"),
        ]), "duties of press and broadcast"),
      FieldSpec("contact", .text, "where problems go"),
    ])
}
