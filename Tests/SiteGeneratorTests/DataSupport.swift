import Foundation
import Showcase
import Testing
import Text
import Vietnamese

@testable import SiteModel

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Texts that break out of any format that forgets to escape.
let hostileTexts = [
  "<script>alert(1)</script>", "]]>", "a & b &amp; c", "\"hai\" 'nháy'", "</title><x y='z'>",
  "dòng\nmới\ttab", "đuôi \\ \\u003c", "Tổ “Covid” — đi từng ngõ, gõ từng nhà",
]

/// A small site from texts.
enum SmallSite {
  static let settings = """
    title: Gương sáng & Việc tốt
    description: Những tấm gương trong phong trào
    baseURL: https://guong.example/nha-trang
    publisher: Ban Biên tập Guong
    """

  /// Assembles records given by path; the content must have no errors of its own fields.
  static func catalogue(
    _ texts: [String: String], now: String = "2030-01-01"
  ) async throws -> Catalogue {
    var records: [ParsedRecord] = []
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      let folder = path.split(separator: "/").first.map { String($0) } ?? ""
      let schema = try #require(
        Catalogue.types.map { $0.schema }.first { $0.folder == folder }, "no type for \(path)")
      let file = SourceFile(path: "content/\(path)", text: text)
      let (read, problems) = RecordReader.read(file, schema: schema)
      try #require(problems.isEmpty, "\(path): \(problems)")
      for record in read { try #require(record.isReadable, "\(path): \(record.diagnostics)") }
      records += read
    }
    let content = ParsedContent(records: records, diagnostics: [], files: [])
    let moment = try #require(Moment(iso: now))
    return await Assembler.assemble(content, visibility: Visibility(now: moment)).catalogue
  }

  static func siteSettings(_ text: String = settings) throws -> SiteSettings {
    let (settings, problems) = SiteSettings.read(SourceFile(path: "content/site.yml", text: text))
    return try #require(settings, "\(problems)")
  }

  static func model(_ texts: [String: String], now: String = "2030-01-01") async throws -> SiteModel
  {
    let today = try #require(Moment(iso: now)).date
    return await SiteModel.make(
      try await catalogue(texts, now: now), try siteSettings(), today: today,
      parallel: Parallel(jobs: 2))
  }

  /// Two awards of one recipient, one of them taken back; stories, one of them withdrawn.
  static let content: [String: String] = [
    "localities/dia-ban.csv": """
    id,level,type,name,parent,validFrom,validTo,lat,lon
    viet-nam,quoc-gia,quốc gia,Việt Nam,,1900-01-01,,,
    khanh-hoa,tinh,tỉnh,Khánh Hòa,viet-nam,1900-01-01,,,
    nha-trang,huyen,thành phố,Nha Trang,khanh-hoa,1900-01-01,2025-07-01,12.25,109.2
    bac-nha-trang,xa,phường,Bắc Nha Trang,khanh-hoa,2025-07-01,,,
    """,
    "organisations/co-quan.csv": """
    id,name,kind,level,locality,isOutlet
    ubnd,Ủy ban nhân dân thành phố,chinh-quyen,huyen,nha-trang,false
    bao,Báo Khánh Hòa,bao-chi,tinh,,true
    """,
    "vocabularies/kind.yml": """
    id: kind
    name: Loại gương
    nameEn: Kinds
    terms:
      - {id: mo-hinh, label: Mô hình, labelEn: Model}
    """,
    "award-forms/giay-khen.yml": """
    id: giay-khen
    name: Giấy khen
    group: giay-khen
    issuerOffice: Chủ tịch UBND
    level: huyen
    statutory: true
    rank: 700
    rankCeremony: 700
    validFrom: 2004-07-01
    appliesTo: [ca-nhan, tap-the]
    """,
    "recipients/nguoi.csv": """
    id,type,name,honorific,title,locality,localityAsOf,birthYear,consent,note,sample
    chi-hoa,ca-nhan,Lê Thị Hoa,bà,Tổ trưởng,nha-trang,2021-08-11,1961,KHONG-CONG-BO-1,KHONG-CONG-BO-2,
    to-5,tap-the,Tổ tự quản 5,,,nha-trang,2021-08-11,,,,true
    khu-5,khu-dan-cu,Khu dân cư 5,,,nha-trang,2021-08-11,,,,
    """,
    "awards/khen.csv": """
    id,form,recipient,issuer,decision,decisionDate,achievement,status,revocation,revocationDate,money
    khen-1,giay-khen,chi-hoa,ubnd,101/QĐ-UBND,2021-10-18,=1+1,trao,,,447000
    khen-2,giay-khen,chi-hoa,ubnd,202/QĐ-UBND,2021-11-18,Việc khác,thu-hoi,303/QĐ-UBND,2021-12-01,
    """,
    "documents/van-ban.csv": """
    id,number,docType,date,issuer,subject,status,url
    14802-qd-ubnd-2021,14802/QĐ-UBND,quyet-dinh,2021-08-10,ubnd,Về tổ tự quản,con-hieu-luc,https://vb.example/1
    7-kh-2021,7/KH,ke-hoach,2021-08-09,ubnd,Phát động,,
    """,
    "events/le.yml": """
    id: le-phat-dong
    name: Lễ phát động
    type: le-phat-dong
    campaign: [phong-trao]
    start: 2021-08-11T08:00
    end: 2021-08-11T09:30
    venue: Nhà thiếu nhi
    locality: nha-trang
    organiser: [ubnd]
    """,
    "stories/to-tu-quan.md": """
    ---
    title: Tổ tự quản & "nháy" </script><script>
    kind: mo-hinh
    sapo: Một tổ tự quản đi từng ngõ.
    campaign: [phong-trao]
    recipients: [chi-hoa, to-5]
    locality: nha-trang
    topics: [tuyen-truyen, cham-lo]
    awards: [khen-1, khen-2]
    results:
      - {label: Hộ cam kết, value: "163,5", unit: hộ, asOf: 2021-08-31}
    images:
      - file: anh.jpg
        alt: Tổ tự quản
        caption: Tổ đi phát quà
        credit: "Ảnh: Tên"
        faceConsent: true
    author: Ban Biên tập
    editor: KHONG-CONG-BO-3
    approvedBy: KHONG-CONG-BO-4
    aliases: [/KHONG-CONG-BO-5/]
    note: KHONG-CONG-BO-6
    extra: {khoa: KHONG-CONG-BO-7}
    publishAt: 2021-08-11T08:00
    updatedAt: 2021-08-12T09:30
    ---
    Tổ tự quản đi từng ngõ, gõ từng nhà. THAN-BAI
    """,
    "stories/mau.md": """
    ---
    title: Bài mẫu
    kind: mo-hinh
    sapo: -5 hộ
    campaign: [phong-trao]
    basedOn: da-go
    locality: bac-nha-trang
    author: Trần Văn Ví Dụ
    sample: true
    publishAt: 2025-08-11
    ---
    Nội dung.
    """,
    "stories/da-go.md": """
    ---
    title: Bài đã gỡ
    kind: mo-hinh
    sapo: Không còn nữa.
    campaign: [phong-trao]
    locality: nha-trang
    author: Ai đó
    status: withdrawn
    withdrawnOn: 2022-01-01
    publishAt: 2021-08-11
    ---
    Nội dung đã gỡ.
    """,
    "stories/nhap.md": """
    ---
    title: KHONG-CONG-BO-8
    kind: mo-hinh
    sapo: Bản thảo.
    campaign: [phong-trao]
    locality: nha-trang
    author: Ai đó
    status: draft
    publishAt: 2021-08-11
    ---
    Nội dung.
    """,
  ]
}

/// Reads an XML file into its elements; an error tells that it is not well-formed.
func xml(_ bytes: [UInt8]) throws -> XMLElement {
  try #require(try XMLDocument(data: Data(bytes)).rootElement())
}

/// Reads a JSON file whose top is an object.
func jsonObject(_ bytes: [UInt8]) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
}

/// Reads a JSON file whose top is a list of objects.
func jsonRows(_ bytes: [UInt8]) throws -> [[String: Any]] {
  try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
}

extension XMLElement {
  /// The text of the first child with a name.
  func text(_ name: String) -> String? { elements(forName: name).first?.stringValue }

  func texts(_ name: String) -> [String] { elements(forName: name).compactMap(\.stringValue) }

  /// An attribute by its name; `attribute(forName:)` finds none below a default namespace.
  func value(_ attribute: String) -> String? {
    attributes?.first { $0.name == attribute }?.stringValue
  }
}
