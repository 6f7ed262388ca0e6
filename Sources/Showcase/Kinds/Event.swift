package import Text
package import Vietnamese

/// A launch, conference, ceremony, publicity peak or deadline (sự kiện).
package final class Event: ShowcaseRecord {
  package let origin: ParsedRecord
  package let id: String
  package let name: String
  package let type: String
  package let campaigns: [String]
  package let start: Moment
  package let end: Moment?
  package let isAllDay: Bool
  package let venue: String?
  package let locality: String?
  /// The day on which the place is resolved.
  package let placeDay: CivilDate?
  package let organisers: [String]
  package let support: [String]
  package let documents: [String]
  package let honoured: [String]
  package let summary: String?

  package init(_ origin: ParsedRecord) {
    self.origin = origin
    id = origin.id ?? ""
    name = origin[Event.name]
    type = origin[Event.type]
    campaigns = origin[Event.campaigns]
    start = origin[Event.start]
    end = origin[Event.end]
    isAllDay = origin[Event.allDay] ?? false
    venue = origin[Event.venue]
    let place = origin[Event.locality]
    locality = place?.id
    placeDay = place?.asOf ?? origin.localityDate
    organisers = origin[Event.organisers]
    support = origin[Event.support]
    documents = origin[Event.documents]
    honoured = origin[Event.honoured]
    summary = origin[Event.summary]
  }

  package var displayName: String { name }

  package var placeID: String? { locality }
}

extension Event {
  package static let id = RequiredField("id", .slug, vi: "Mã", "unique")
  package static let name = RequiredField(
    "name", .text, vi: "Tên", "what it is called", foundAs: .title)
  package static let type = RequiredField(
    "type", .term(.eventType), vi: "Loại sự kiện", "kind of event", example: "le-phat-dong")
  package static let campaigns = ListField(
    "campaign", .reference(.campaign), required: true, vi: "Phong trào", "of which campaigns")
  package static let start = RequiredField(
    "start", .moment, vi: "Bắt đầu", "when it begins", example: "2021-08-11T08:00")
  package static let end = OptionalField("end", .moment, vi: "Kết thúc", "when it ends")
  package static let allDay = OptionalField(
    "allDay", .flag, vi: "Cả ngày", "a day or days without an hour")
  package static let venue = OptionalField("venue", .text, vi: "Địa điểm", "where exactly")
  package static let locality = OptionalField("locality", .place, vi: "Địa bàn", "in which place")
  package static let organisers = ListField(
    "organiser", .reference(.organisation), vi: "Đơn vị tổ chức", "who holds it")
  package static let support = ListField(
    "support", .reference(.organisation), vi: "Đơn vị phối hợp", "who helps")
  package static let documents = ListField(
    "documents", .reference(.document), vi: "Văn bản", "documents about it")
  package static let honoured = ListField(
    "honoured", .reference(.recipient), vi: "Được tôn vinh", "who was honoured there")
  package static let summary = OptionalField(
    "summary", .prose, vi: "Tóm tắt", "what happens", foundAs: .lead)

  package static let schema = RecordSchema(
    .event, folder: "events", title: "Sự kiện",
    summary: "A launch, conference, ceremony, publicity peak or deadline.",
    label: Message(en: "Event", vi: "Sự kiện"),
    listTitle: Message(en: "Events", vi: "Sự kiện"),
    tableSummary: "lễ phát động, hội nghị, lễ trao thưởng và các mốc thời gian",
    pages: RecordPages(.folder(route: "event", default: "su-kien"), structuredType: "Event"),
    asOf: [start],
    fields: [
      id, name, type, campaigns, start, end, allDay, venue, locality, organisers, support,
      documents, honoured, summary,
    ],
    example: example)

  private static let example = RecordExample(
    "events/le-phat-dong-nha-trang-2021.yml",
    """
    id: le-phat-dong-nha-trang-2021
    name: Lễ phát động Phong trào thành phố Nha Trang
    type: le-phat-dong
    campaign: [dia-ban-an-toan-nha-trang]
    start: 2021-08-11T08:00
    venue: Hội trường tầng 3 - UBND thành phố
    locality: nha-trang
    organiser: [ubnd-tp-nha-trang]
    documents: [14802-qd-ubnd-2021]
    """)
}

extension Event {
  package static func check(_ table: Table<Event>, in context: CheckContext) -> [Diagnostic] {
    table.compactMap { event in
      guard let end = event.end, end < event.start else { return nil }
      return event.problem(
        at: Event.end, code: "ends-before-start",
        Message(en: "the event ends before it begins", vi: "sự kiện kết thúc trước khi bắt đầu"))
    }
  }
}
