package import Text
package import Vietnamese

/// A legal act, plan, letter or decision (văn bản).
package final class OfficialDocument: ShowcaseRecord {
  package enum Status: String, ChoiceValue {
    case inForce = "con-hieu-luc"
    case partlyInForce = "het-mot-phan"
    case notInForce = "het-hieu-luc"

    package var label: Message {
      switch self {
      case .inForce: Message(en: "in force", vi: "còn hiệu lực")
      case .partlyInForce: Message(en: "partly in force", vi: "hết hiệu lực một phần")
      case .notInForce: Message(en: "no longer in force", vi: "hết hiệu lực")
      }
    }
  }

  /// The types of document that are acts of law or of administration. A site has more types in
  /// `vocabularies/doc-type.yml`.
  package enum LegalAct: String, Sendable {
    case law = "luat"
    case ordinance = "phap-lenh"
    case resolution = "nghi-quyet"
    case decree = "nghi-dinh"
    case decision = "quyet-dinh"
    case directive = "chi-thi"
    case circular = "thong-tu"
    case jointCircular = "thong-tu-lien-tich"
  }

  package let origin: ParsedRecord
  package let id: String
  package let number: String
  package let docType: String
  package let date: CivilDate?
  package let issuer: String
  package let signer: String?
  package let signerTitle: String?
  package let subject: String
  package let effectiveFrom: CivilDate?
  package let status: Status?
  package let file: String?
  package let url: String?

  package init(_ origin: ParsedRecord) {
    self.origin = origin
    id = origin.id ?? ""
    number = origin[OfficialDocument.number]
    docType = origin[OfficialDocument.docType]
    date = origin[OfficialDocument.date]
    issuer = origin[OfficialDocument.issuer]
    signer = origin[OfficialDocument.signer]
    signerTitle = origin[OfficialDocument.signerTitle]
    subject = origin[OfficialDocument.subject]
    effectiveFrom = origin[OfficialDocument.effectiveFrom]
    status = origin[OfficialDocument.status]
    file = origin[OfficialDocument.file]
    url = origin[OfficialDocument.url]
  }

  package var displayName: String { "\(number) \(subject)" }

  /// Whether it is an act of law or of administration.
  package var isLegalAct: Bool { LegalAct(rawValue: docType) != nil }
}

extension OfficialDocument {
  package static let id = RequiredField(
    "id", .slug, vi: "Mã", "unique: number and year", example: "14802-qd-ubnd-2021")
  package static let number = RequiredField(
    "number", .text, vi: "Số, ký hiệu", "number and symbol as printed",
    example: "14802/QĐ-UBND")
  package static let docType = RequiredField(
    "docType", .term(.documentType), vi: "Loại văn bản", "type of document",
    example: "quyet-dinh")
  package static let date = OptionalField("date", .date, vi: "Ngày ban hành", "date of issue")
  package static let issuer = RequiredField(
    "issuer", .reference(.organisation), vi: "Cơ quan ban hành", "who issued it")
  package static let signer = OptionalField("signer", .text, vi: "Người ký", "who signed")
  package static let signerTitle = OptionalField(
    "signerTitle", .text, vi: "Chức vụ người ký", "as which office")
  package static let subject = RequiredField(
    "subject", .text, vi: "Trích yếu", "what it is about (trích yếu)", foundAs: .title)
  package static let effectiveFrom = OptionalField(
    "effectiveFrom", .date, vi: "Hiệu lực từ ngày", "in force from")
  package static let status = OptionalField(
    "status", .choice(Status.self), vi: "Tình trạng hiệu lực", "whether it is in force")
  package static let file = OptionalField(
    "file", .file, vi: "Tệp toàn văn", "its text, searchable")
  package static let url = OptionalField(
    "url", .url, vi: "Địa chỉ toàn văn", "where it can be read")

  package static let schema = RecordSchema(
    .document, folder: "documents", title: "Văn bản",
    summary: "A legal act, plan, letter or decision.",
    label: Message(en: "Document", vi: "Văn bản"),
    listTitle: Message(en: "Documents", vi: "Văn bản"),
    tableSummary: "văn bản: số, ký hiệu, ngày, cơ quan ban hành, trích yếu",
    pages: RecordPages(
      .folder(route: "document", default: "van-ban"), structuredType: "Legislation"),
    fields: [
      id, number, docType, date, issuer, signer, signerTitle, subject, effectiveFrom, status,
      file, url,
    ],
    example: example)

  private static let example = RecordExample(
    "documents/khanh-hoa.csv",
    """
    id,number,docType,date,issuer,subject,status,url
    14802-qd-ubnd-2021,14802/QĐ-UBND,quyet-dinh,2021-08-10,ubnd-tp-nha-trang,Thành lập Ban Chỉ đạo Phong trào thành phố Nha Trang,,
    """)
}

extension OfficialDocument {
  package static func check(
    _ table: Table<OfficialDocument>, in context: CheckContext
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var first: [String: OfficialDocument] = [:]
    for document in table {
      document.checkNumber(context, &found)
      if let file = document.file {
        let path = CheckContext.path(of: file, for: document.origin)
        if !context.files.contains(path) {
          found.append(
            .missingFile(
              file, path: path, files: context.files, in: document.origin.file,
              at: document.origin.fields.offset(of: OfficialDocument.file)))
        }
      }
      guard let date = document.date, let number = DecisionNumber.parse(document.number) else {
        continue
      }
      let key = "\(number.key)|\(date.isoText)|\(document.issuer)"
      if let earlier = first.updateValue(document, forKey: key) {
        let place = earlier.origin.file.position(
          at: earlier.origin.fields.offset(of: OfficialDocument.number))
        found.append(
          document.problem(
            at: OfficialDocument.number, code: "duplicate-document",
            Message(
              en: "the same document stands at \(earlier.origin.file.path):\(place.line)",
              vi: "văn bản này đã có ở \(earlier.origin.file.path):\(place.line)")))
      }
    }
    return found
  }

  /// Checks that the type code in the number (KH, QĐ, CT …) agrees with the type of document.
  private func checkNumber(_ context: CheckContext, _ found: inout [Diagnostic]) {
    if Spreadsheet.looksAltered(number) {
      found.append(
        problem(
          at: OfficialDocument.number, code: "altered-by-spreadsheet",
          Message(
            en: "'\(number)' looks altered by a spreadsheet",
            vi: "'\(number)' có vẻ đã bị phần mềm bảng tính làm sai"),
          hint: Message(
            en: "format the column as text and type the number again",
            vi: "hãy định dạng cột là văn bản rồi gõ lại số")))
    }
    guard let parsed = DecisionNumber.parse(number), let expected = parsed.typeName,
      let term = context.catalogue.term(docType, of: .documentType),
      Fold.fold(term.label) != Fold.fold(expected)
    else { return }
    found.append(
      problem(
        .warning, at: OfficialDocument.docType, code: "type-of-number",
        Message(
          en: "the number '\(number)' is that of a '\(expected)', not '\(term.label)'",
          vi: "số '\(number)' là của '\(expected)', không phải '\(term.label)'")))
  }
}
