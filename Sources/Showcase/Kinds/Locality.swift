package import Text
package import Vietnamese

/// The levels of places, from the top down.
package enum LocalityLevel: String, ChoiceValue {
  case country = "quoc-gia"
  case region = "vung"
  case province = "tinh"
  case district = "huyen"
  case commune = "xa"
  case hamlet = "thon"

  package var label: Message {
    switch self {
    case .country: Message(en: "country", vi: "quốc gia")
    case .region: Message(en: "region", vi: "vùng")
    case .province: Message(en: "province", vi: "cấp tỉnh")
    case .district: Message(en: "district", vi: "cấp huyện")
    case .commune: Message(en: "commune", vi: "cấp xã")
    case .hamlet: Message(en: "hamlet or street group", vi: "thôn, tổ dân phố")
    }
  }

  /// Whether a place of the level has a parent.
  package var needsParent: Bool {
    switch self {
    case .district, .commune, .hamlet: true
    case .country, .region, .province: false
    }
  }

  /// Whether it is above the provinces; addresses of places omit those levels.
  package var isAboveProvinces: Bool {
    switch self {
    case .country, .region: true
    case .province, .district, .commune, .hamlet: false
    }
  }
}

/// A version of a place between two changes (địa bàn).
package final class Locality: ShowcaseRecord {
  package struct Successor: Sendable {
    package let id: String
    /// Whether the whole place became part of it.
    package let isWhole: Bool
  }

  package let origin: ParsedRecord
  package let id: String
  package let code: String?
  package let level: LocalityLevel
  package let type: String
  package let name: String
  package let alternatives: [String]
  package let parent: String?
  package let validFrom: CivilDate
  package let validTo: CivilDate?
  package let successors: [Successor]
  package let document: String?

  package init(_ origin: ParsedRecord) {
    self.origin = origin
    id = origin.id ?? ""
    code = origin[Locality.code]
    level = origin[Locality.level]
    type = origin[Locality.type]
    name = origin[Locality.name]
    alternatives = origin[Locality.alternatives]
    parent = origin[Locality.parent]
    validFrom = origin[Locality.validFrom]
    validTo = origin[Locality.validTo]
    successors = origin[Locality.successors].map { text in
      let parts = text.split(separator: ":", maxSplits: 1)
      return Successor(id: String(parts.first ?? ""), isWhole: parts.count < 2)
    }
    document = origin[Locality.document]
  }

  package var displayName: String { fullName }

  /// Type and name as printed in a sentence: `phường Vĩnh Nguyên`, `thành phố Nha Trang`.
  package var fullName: String {
    type.isEmpty || level == .country ? name : "\(type) \(name)"
  }

  /// Latitude and longitude in degrees, when both are known.
  package var coordinates: (latitude: DecimalNumber, longitude: DecimalNumber)? {
    guard let latitude = origin[Locality.latitude], let longitude = origin[Locality.longitude]
    else { return nil }
    return (latitude, longitude)
  }

  /// Returns whether the version was valid on a day.
  package func isValid(on date: CivilDate) -> Bool {
    if date < validFrom { return false }
    if let validTo, date >= validTo { return false }
    return true
  }
}

extension Locality {
  package static let id = RequiredField(
    "id", .slug, vi: "Mã", "the same in all rows of a place; with validFrom it is unique",
    example: "nha-trang")
  package static let code = OptionalField(
    "code", .text, vi: "Mã đơn vị hành chính",
    "code of the statistics office, 2, 3 or 5 digits; thôn and below have none")
  package static let level = RequiredField(
    "level", .choice(LocalityLevel.self), vi: "Cấp", "level in the hierarchy")
  package static let type = RequiredField(
    "type", .text, vi: "Loại", "tỉnh, thành phố, phường, xã, thôn …")
  package static let name = RequiredField(
    "name", .text, vi: "Tên", "the bare name", foundAs: .title, example: "Nha Trang")
  package static let alternatives = ListField(
    "alternatives", .text, vi: "Tên khác", "other spellings and names")
  package static let parent = OptionalField(
    "parent", .reference(.locality), vi: "Địa bàn cấp trên",
    "the place above it; required below the level of province")
  package static let validFrom = RequiredField(
    "validFrom", .date, vi: "Từ ngày",
    "first day; 1900-01-01 when it was before all records here", example: "2025-07-01")
  package static let validTo = OptionalField(
    "validTo", .date, vi: "Không còn từ ngày", "first day on which it was no more")
  package static let successors = ListField(
    "successors", .text, vi: "Địa bàn kế tiếp",
    "what became of it: `id` (all of it) or `id:mot-phan` (a part), in the order of the resolution",
    example: "phuong-nha-trang:mot-phan|bac-nha-trang:mot-phan")
  package static let document = OptionalField(
    "document", .text, vi: "Văn bản", "the act that made the change",
    example: "1667/NQ-UBTVQH15")
  package static let latitude = OptionalField(
    "lat", .degrees(-90...90), vi: "Vĩ độ", "latitude, degrees", example: "12.2388")
  package static let longitude = OptionalField(
    "lon", .degrees(-180...180), vi: "Kinh độ", "longitude, degrees", example: "109.1967")

  package static let schema = RecordSchema(
    .locality, folder: "localities", title: "Địa bàn",
    summary:
      "A place for as long as it was what it is: one row for each spell between two changes.",
    label: Message(en: "Place", vi: "Địa phương"),
    listTitle: Message(en: "Places", vi: "Địa phương"),
    tableSummary: "địa bàn theo từng giai đoạn, từ tỉnh đến thôn, tổ dân phố",
    pages: RecordPages(
      .folder(route: "locality", default: "dia-phuong"), structuredType: "AdministrativeArea"),
    fields: [
      id, code, level, type, name, alternatives, parent, validFrom, validTo, successors, document,
      latitude, longitude,
    ],
    example: example)

  private static let example = RecordExample(
    "localities/nha-trang.csv",
    """
    # Mỗi dòng là một giai đoạn: địa bàn thay đổi thì thêm dòng mới.
    id,code,level,type,name,parent,validFrom,validTo,successors,document
    khanh-hoa,56,tinh,tỉnh,Khánh Hòa,viet-nam,1900-01-01,,,
    nha-trang,568,huyen,thành phố,Nha Trang,khanh-hoa,1900-01-01,2025-07-01,phuong-nha-trang:mot-phan|bac-nha-trang:mot-phan,1667/NQ-UBTVQH15
    """)
}

extension Locality {
  /// The day on which the district level ended (Law 72/2025/QH15).
  static let endOfDistricts = CivilDate(iso: "2025-07-01")

  package static func check(_ table: Table<Locality>, in context: CheckContext) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let places = context.catalogue.localities
    for locality in places {
      locality.checkSpell(&found)
      locality.checkParent(context, &found)
      locality.checkRing(places, &found)
      locality.checkSuccessors(context, &found)
    }
    found += overlaps(places)
    return found
  }

  private func checkSpell(_ found: inout [Diagnostic]) {
    if let to = validTo, to <= validFrom {
      found.append(
        problem(
          at: Locality.validTo, code: "ends-before-start",
          Message(en: "'validTo' is not after 'validFrom'", vi: "'validTo' không sau 'validFrom'")))
    }
    if level == .district, let end = Self.endOfDistricts, validFrom >= end {
      found.append(
        problem(
          at: Locality.level, code: "district-after-2025",
          Message(
            en: "there are no districts since 2025-07-01", vi: "từ 01/7/2025 không còn cấp huyện")))
    }
    if let code,
      !(code.utf8.allSatisfy { (0x30...0x39).contains($0) } && [2, 3, 5].contains(code.utf8.count))
    {
      found.append(
        problem(
          at: Locality.code, code: "locality-code",
          Message(
            en: "'\(code)' is not a code of 2, 3 or 5 digits",
            vi: "'\(code)' không phải mã gồm 2, 3 hoặc 5 chữ số"),
          hint: Message(
            en: "leading zeros count; format the column as text",
            vi: "phải giữ số 0 ở đầu; hãy định dạng cột là văn bản")))
    }
  }

  /// Reports a place that is its own ancestor; each cycle is reported once, at its first member by
  /// id.
  private func checkRing(_ places: LocalityTable, _ found: inout [Diagnostic]) {
    var above: Set<String> = []
    var next = parent
    while let place = next, place >= id, above.insert(place).inserted {
      if place == id {
        found.append(
          problem(
            at: Locality.parent, code: "locality-ring",
            Message(
              en: "'\(id)' is above itself through 'parent'",
              vi: "'\(id)' nằm trên chính nó qua 'parent'")))
        return
      }
      next = places.spell(of: place, on: validFrom)?.parent
    }
  }

  private func checkParent(_ context: CheckContext, _ found: inout [Diagnostic]) {
    let places = context.catalogue.localities
    guard let parent else {
      if level.needsParent {
        found.append(
          problem(
            at: Locality.parent, code: "missing-field",
            Message(en: "'parent' is missing", vi: "thiếu 'parent'")))
      }
      return
    }
    guard !places.spells(of: parent).isEmpty,
      !context.known.isPartial(.locality, parent)
    else { return }
    let ends = [validFrom, validTo.map { $0.adding(days: -1) }].compactMap { $0 }
    guard let gap = ends.first(where: { places.spell(of: parent, on: $0) == nil }) else { return }
    found.append(
      problem(
        at: Locality.parent, code: "parent-not-valid",
        Message(
          en: "'\(parent)' did not exist on \(gap.isoText), when '\(id)' did",
          vi: "'\(parent)' không tồn tại vào ngày \(gap.vietnameseText), khi '\(id)' tồn tại")))
  }

  private func checkSuccessors(_ context: CheckContext, _ found: inout [Diagnostic]) {
    for (index, successor) in successors.enumerated()
    where !context.known.accepts(.locality, successor.id) {
      let names = context.known.suggestions(of: .locality, problems: found.count)
      found.append(
        .unknownReference(
          successor.id, kind: .locality, known: names, in: origin.file,
          at: origin.fields.offset(of: Locality.successors, item: index)))
    }
  }

  private static func overlaps(_ places: LocalityTable) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for id in Set(places.map(\.id)) {
      let spells = places.spells(of: id)
      for (earlier, later) in zip(spells, spells.dropFirst()) {
        // Two rows that begin on one day are reported as a duplicate id.
        guard later.validFrom != earlier.validFrom else { continue }
        if let to = earlier.validTo, to <= later.validFrom { continue }
        let place = earlier.origin.file.position(at: earlier.origin.fields.start)
        found.append(
          later.problem(
            at: Locality.validFrom, code: "spells-overlap",
            Message(
              en: "'\(id)' has another spell then, at \(earlier.origin.file.path):\(place.line)",
              vi:
                "'\(id)' đã có một giai đoạn khác khi đó, ở \(earlier.origin.file.path):\(place.line)"
            )))
      }
    }
    return found
  }
}
