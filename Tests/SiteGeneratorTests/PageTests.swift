import Foundation
@testable import SiteBuilder
import Testing
import Text

@testable import Publish

@Suite struct PageTests {
  private static let story = "content/stories/nguoi-to-truong.md"

  // MARK: Order

  private static let names = [
    "Nguyễn Minh Đức", "Hoàng Bá Hai", "Phan Thị Hiên", "Ngô Thị Thu Hoài", "Cao Hồng Hưng",
    "Trần Việt Hưng", "Nguyễn Văn Kế", "Vy Tư Liệu", "Phan Thanh Nam", "Bùi Thủy",
    "Trần Vương Việt",
  ]

  /// Awards of one form for everyone of the list, in an order that is not theirs.
  private static func roll(form: String) throws -> SiteFixture {
    var fixture = try SiteFixture()
    var recipients = "id,type,name,personType,locality,localityAsOf,sample\n"
    var awards = "id,form,recipient,issuer,decision,decisionDate,achievement,status,sample\n"
    for (index, name) in names.enumerated() {
      let id = "n\((index * 7) % names.count)"
      recipients += "\(id),ca-nhan,\(name),nguoi-dan,loc-tho,2021-08-11,true\n"
      awards +=
        "\(form)-\(id),\(form),\(id),ubnd-tinh,300/QĐ-UBND,2023-01-01,Việc \(id),trao,true\n"
    }
    fixture["content/recipients/muoi-mot.csv"] = recipients
    fixture["content/awards/muoi-mot.csv"] = awards
    return fixture
  }

  @Test(arguments: ["law", "ceremony"])
  func ordersTheRollByRankThenByGivenName(order: String) async throws {
    var fixture = try Self.roll(form: "giay-khen-huyen")
    fixture["content/site.yml"] += "awardOrder: \(order)\n"
    let site = try await fixture.build()
    #expect(site.problems == [])
    let rows = site["bang-vang/index.html"].split(separator: "\n")
    let groups = rows.filter { $0.hasPrefix("group ") }.map { $0.contains("Bằng khen") ? 700 : 900 }
    #expect(groups == (order == "law" ? [700, 900] : [900, 700]))
    let people = rows.filter {
      $0.contains("Giấy khen") && $0.hasPrefix("- ") && $0.contains(" | Việc n")
    }
    .compactMap { row in Self.names.first { row.contains("| \($0) <") } }
    #expect(people == Self.names)
    let cards = site["guong/index.html"].split(separator: "\n")
      .compactMap { row in Self.names.first { row.hasPrefix("- \($0) <") } }
    #expect(cards == Self.names)
  }

  @Test func ordersClassesHighestFirst() async throws {
    var fixture = try Self.roll(form: "huan-chuong")
    fixture["content/award-forms/hinh-thuc.csv"] +=
      "huan-chuong,Huân chương,bang-khen,nhat|nhi|ba,Chủ tịch nước,trung-uong,true,100,100,2004-07-01,ca-nhan\n"
    let rows = fixture["content/awards/muoi-mot.csv"].split(separator: "\n")
    fixture["content/awards/muoi-mot.csv"] = rows.enumerated().map { index, row in
      row + (index == 0 ? ",class\n" : ",\(["ba", "nhat", "nhi"][index % 3])\n")
    }.joined()
    let site = try await fixture.build()
    #expect(site.problems == [])
    let classes = site["bang-vang/huan-chuong/index.html"].split(separator: "\n")
      .filter { $0.hasPrefix("- Huân chương") }
      .compactMap { row in ["Nhất", "Nhì", "Ba"].firstIndex { row.contains("> hạng \($0) |") } }
    #expect(classes == [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2])
  }

  @Test func ordersPlacesByTheVietnameseAlphabet() async throws {
    var fixture = try SiteFixture()
    let names = [
      "Ái Nghĩa", "An Hải", "Ăn Giang", "Ấp Bắc", "Dương Tơ", "Đa Kao", "Ô Loan", "Ơ Rao", "Uy Nỗ",
      "Ưng Hòa",
    ]
    for (index, name) in names.enumerated() {
      fixture["content/localities/dia-ban.csv"] +=
        "x\((index * 3) % 10),,xa,xã,\(name),nha-trang,1900-01-01,2025-07-01,phuong-nha-trang,\n"
      fixture["content/stories/x\(index).md"] = fixture[Self.story]
        .replacingOccurrences(of: "locality: loc-tho", with: "locality: x\((index * 3) % 10)")
        .replacingOccurrences(of: "aliases: [/cu/to-truong]\n", with: "")
    }
    let site = try await fixture.build()
    #expect(site.problems == [])
    for page in [
      "dia-phuong/index.html", "dia-phuong/khanh-hoa/nha-trang/index.html", "tim-kiem/index.html",
    ] {
      let found = site[page].split(separator: "\n")
        .compactMap { row in names.first { row.hasPrefix("- Xã \($0) <") } }
      #expect(found == names, "\(page)")
    }
  }

  // MARK: Places

  @Test(arguments: [
    (
      "thanh-gia-1",
      "Tổ dân phố Thánh Gia 1, phường Lộc Thọ, thành phố Nha Trang, tỉnh Khánh Hòa (nay thuộc phường Nha Trang, tỉnh Khánh Hòa)"
    ),
    (
      "loc-tho",
      "Phường Lộc Thọ, thành phố Nha Trang, tỉnh Khánh Hòa (nay thuộc phường Nha Trang, tỉnh Khánh Hòa)"
    ),
    (
      "tan-lap",
      "Phường Tân Lập, thành phố Nha Trang, tỉnh Khánh Hòa (nay thuộc phường Nha Trang, tỉnh Khánh Hòa)"
    ),
    (
      "vinh-hai",
      "Phường Vĩnh Hải, thành phố Nha Trang, tỉnh Khánh Hòa (nay thuộc phường Bắc Nha Trang, phường Nha Trang, tỉnh Khánh Hòa)"
    ),
    (
      "nha-trang",
      "Thành phố Nha Trang, tỉnh Khánh Hòa (nay thuộc phường Nha Trang, phường Bắc Nha Trang, tỉnh Khánh Hòa)"
    ),
    ("khanh-hoa", "Tỉnh Khánh Hòa"),
    (
      "xa-giu-ten",
      "Xã Giữ Tên, thành phố Nha Trang, tỉnh Khánh Hòa (nay là xã Giữ Tên, tỉnh Khánh Hòa)"
    ),
    (
      "xa-hai-tinh",
      "Xã Hai Tỉnh, thành phố Nha Trang, tỉnh Khánh Hòa (nay thuộc phường Nha Trang, xã Bên Kia)"
    ),
    (
      "loc-tho@2024-01-01",
      "Phường Lộc Thọ, thành phố Nha Trang, tỉnh Khánh Hòa (nay thuộc phường Nha Trang, tỉnh Khánh Hòa)"
    ),
  ])
  func namesAPlaceAsOfThatDayAndOfToday(locality: String, text: String) async throws {
    var fixture = try SiteFixture()
    fixture["content/localities/dia-ban.csv"] += """
      xa-giu-ten,,xa,xã,Giữ Tên,nha-trang,1900-01-01,2025-07-01,,
      xa-giu-ten,,xa,xã,Giữ Tên,khanh-hoa,2025-07-01,,,
      tinh-ben,,tinh,tỉnh,Bên,viet-nam,1900-01-01,,,
      xa-ben-kia,,xa,xã,Bên Kia,tinh-ben,2025-07-01,,,
      xa-hai-tinh,,xa,xã,Hai Tỉnh,nha-trang,1900-01-01,2025-07-01,phuong-nha-trang:mot-phan|xa-ben-kia:mot-phan,

      """
    fixture.replace("locality: loc-tho", with: "locality: \(locality)", in: Self.story)
    let site = try await fixture.build()
    #expect(site.problems == [])
    #expect(site["bai-viet/nguoi-to-truong/index.html"].contains("\n\(text)\n"))
  }

  @Test func countsStoriesUpToTheProvince() async throws {
    let page = try await SiteFixture().build()["dia-phuong/index.html"]
    let expected = """
      - Tỉnh Khánh Hòa </dia-phuong/khanh-hoa/> 4 top
      - Thành phố Nha Trang </dia-phuong/khanh-hoa/nha-trang/> 4 nested
      - Phường Lộc Thọ </dia-phuong/khanh-hoa/loc-tho/> 2 nested
      - Tổ dân phố Thánh Gia 1 </dia-phuong/khanh-hoa/thanh-gia-1/> 1 nested
      - Phường Tân Lập </dia-phuong/khanh-hoa/tan-lap/> 1 nested
      - Phường Vĩnh Hải </dia-phuong/khanh-hoa/vinh-hai/> 1 nested

      """
    #expect(page.contains(expected))
  }

  // MARK: Lists and formats

  @Test func offersEveryFacetWithItsCounts() async throws {
    let site = try await SiteFixture().build()
    let page = site["tim-kiem/index.html"]
    let facets = page.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(
      facets == [
        "## Loại gương </loai/>", "## Phong trào thi đua </phong-trao/>",
        "## Chuyên mục </chuyen-muc/>",
        "## Địa phương </dia-phuong/>", "## Lĩnh vực </linh-vuc/>", "## Chủ đề </chu-de/>",
        "## Nơi áp dụng </noi-ap-dung/>", "## Đối tượng </doi-tuong/>",
        "## Hình thức khen thưởng </hinh-thuc/>", "## Năm </nam/>",
      ])
    for term in [
      "- Mô hình </loai/mo-hinh/> 2", "- Dân vận khéo </phong-trao/dan-van-kheo/> 2",
      "- Gương sáng </chuyen-muc/guong-sang/> 1", "- Y tế </linh-vuc/y-te/> 2",
      "- Tổ tự quản </chu-de/to-tu-quan/> 3", "- Tổ dân phố </noi-ap-dung/to-dan-pho/> 2",
      "- Cá nhân </doi-tuong/ca-nhan/> 2", "- Cán bộ </doi-tuong/can-bo/> 1",
      "- Bằng khen của Chủ tịch UBND tỉnh </hinh-thuc/bang-khen-tinh/> 2",
      "- Năm 2021 </nam/2021/> 3",
    ] { #expect(page.contains(term), "\(term)") }
    // Each term leads to a page with as many stories.
    for (path, count) in [
      ("loai/mo-hinh", 2), ("chu-de/to-tu-quan", 3), ("doi-tuong/ca-nhan", 2), ("nam/2021", 3),
    ] {
      #expect(site["\(path)/index.html"].contains("\nstories \(count)\n"), "\(path)")
    }
  }

  @Test(arguments: [
    ("bai-viet/vung-xanh/index.html", "Hộ dân cam kết: 1.632,5 hộ 31/8/2021 [2021-08-31]"),
    ("bai-viet/vung-xanh-vinh-hai/index.html", "Tỷ lệ cam kết: 97% 31/01/2022 [2022-01-31]"),
    ("bai-viet/di-cho-thay/index.html", "day 02/9/2021 [2021-09-02]"),
    ("bai-viet/nguoi-to-truong/index.html", "moment 2021-10-21T06:00:00+07:00"),
    ("guong/to-tu-quan-cho/index.html", "Số thành viên: 1.250"),
    ("guong/tran-thi-mau/index.html", "đã trao 1.200.000 đồng"),
    ("guong/tran-thi-mau/index.html", "từ 01/12/2025 đến hết 31/12/2025"),
    ("su-kien/index.html", "08 giờ ngày 20/10/2021"),
    ("tieu-chi/an-toan/index.html", "95,5"),
  ])
  func printsDatesAndNumbersAsReadersExpect(page: String, text: String) async throws {
    #expect(try await Self.basic.value[page].contains(text))
  }

  /// The site of the fixture, built once for the tests that only look at it.
  private static let basic = Task { try await SiteFixture().build() }

  // MARK: Decisions

  @Test func takesTheSameNumberOfAnotherDayOrIssuerForAnotherDecision() async throws {
    var fixture = try SiteFixture()
    fixture["content/awards/them.csv"] = """
      id,form,recipient,issuer,decision,decisionDate,achievement,status
      z1,giay-khen-huyen,to-thanh-gia-1,ubnd-tp,101/QĐ-UBND,2021-11-01,Việc khác ngày,trao
      z2,giay-khen-huyen,to-thanh-gia-1,ubnd-tp,101/qđ-ubnd,2021-10-18,Việc cùng quyết định,trao

      """
    let site = try await fixture.build()
    #expect(site.report.errors == 0)
    let pages = site.paths.filter { $0.hasPrefix("quyet-dinh/101-") }
    #expect(
      pages == [
        "quyet-dinh/101-qd-ubnd-2021-ubnd-tp-2021-10-18/index.html",
        "quyet-dinh/101-qd-ubnd-2021-ubnd-tp-2021-11-01/index.html",
        "quyet-dinh/101-qd-ubnd-2021/index.html",
      ])
    #expect(site.files(with: "Việc khác ngày").filter { $0.hasPrefix("quyet-dinh") } == [pages[1]])
    #expect(
      site.files(with: "Việc cùng quyết định").filter { $0.hasPrefix("quyet-dinh") } == [pages[0]])
    #expect(site[pages[0]].contains("- Số lượng: 02 cá nhân, 01 khu dân cư\n"))
    #expect(site[pages[2]].contains("Ủy ban nhân dân tỉnh Khánh Hòa"))
  }

  // MARK: Links

  /// The addresses of the site itself that a page names: in `<…>` of the theme and in `href` of a text.
  private static func links(in page: String) -> Set<String> {
    let starts = page.components(separatedBy: "<").dropFirst().compactMap {
      $0.split(separator: ">").first
    }
    let own = starts.filter { $0.hasPrefix("/") && ($0.hasSuffix("/") || $0.contains(".")) }.map {
      String($0)
    }
    let quoted = page.components(separatedBy: "href=\"").dropFirst().compactMap {
      $0.split(separator: "\"").first
    }
    return Set(
      own + quoted.filter { $0.hasPrefix("/") }.map { String($0.split(separator: "#")[0]) })
  }

  /// Every link leads to a file, also when what it named was withdrawn, is hidden or has no story.
  @Test(arguments: [
    "as it is", "award withdrawn", "story withdrawn", "no samples", "no stories", "pages of two",
  ])
  func leavesNoLinkDead(state: String) async throws {
    var fixture = try SiteFixture()
    switch state {
    case "award withdrawn":
      fixture["content/awards/khen-thuong.csv"] =
        "id,form,recipient,issuer,decision,decisionDate,achievement,status,revocation,revocationDate\n"
        + "a,giay-khen-huyen,le-van-vi-du,ubnd-tp,7/QĐ-UBND,2021-10-18,Việc,thu-hoi,8/QĐ-UBND,2022-01-01\n"
        + "b,bang-khen-tinh,tran-thi-mau,ubnd-tinh,,,Việc,de-nghi,,\n"
      fixture.replace("awards: [bk-to]\n", with: "", in: "content/stories/vung-xanh.md")
    case "story withdrawn":
      fixture.replace(
        "kind:", with: "status: withdrawn\nwithdrawnOn: 2022-01-01\nkind:", in: Self.story)
    case "no stories":
      for path in fixture.files.keys where path.hasSuffix(".md") && path.contains("/stories/") {
        fixture.files[path] = nil
      }
    case "pages of two": fixture["content/site.yml"] += "pageSize: 2\n"
    default: break
    }
    let site = try await fixture.build { $0.showsSamples = state != "no samples" }
    #expect(site.problems == [])
    var dead: Set<String> = []
    var count = 0
    for path in site.paths where path.hasSuffix(".html") {
      for link in Self.links(in: site[path]) {
        count += 1
        let file = String(link.dropFirst()) + (link.hasSuffix("/") ? "index.html" : "")
        if site.files[file] == nil { dead.insert("\(link) on \(path)") }
      }
    }
    #expect(count > 300)
    #expect(dead.sorted() == [])
  }

  // MARK: Collisions

  @Test func reportsTwoStoriesWithOneSlug() async throws {
    var fixture = try SiteFixture()
    fixture.replace("kind:", with: "slug: vung-xanh\nkind:", in: Self.story)
    let site = try await fixture.build()
    #expect(site.files.isEmpty)
    #expect(site.report.exitCode == 1)
    let problem = try #require(site.report.diagnostics.first { $0.code == "duplicate-slug" })
    #expect(problem.path == "content/stories/vung-xanh.md")
    #expect(problem.message.en.contains("content/stories/nguoi-to-truong.md:3"))
  }

  @Test func reportsTwoRecordsWithOneID() async throws {
    var fixture = try SiteFixture()
    fixture["content/stories/khac/vung-xanh.md"] = fixture["content/stories/vung-xanh.md"]
      .replacingOccurrences(
        of:
          "images:\n  - { file: vung-xanh.png, alt: Chốt gác, caption: Chốt gác đầu hẻm, credit: Ảnh tư liệu }\n",
        with: "")
    fixture["content/recipients/hai.csv"] =
      "id,type,name,locality\nto-thanh-gia-1,khu-dan-cu,Hai,khanh-hoa\n"
    let site = try await fixture.build()
    #expect(site.files.isEmpty)
    let problems = site.report.diagnostics.filter { $0.code == "duplicate-id" }.sorted()
    #expect(problems.map(\.path) == ["content/recipients/hai.csv", "content/stories/vung-xanh.md"])
    #expect(problems.first?.message.en.contains("content/recipients/doi-tuong.csv:2") == true)
    #expect(problems.last?.message.en.contains("content/stories/khac/vung-xanh.md:") == true)
  }

  /// Two pages, or a page and a file, at one address: both places are named and nothing is published.
  @Test(arguments: [
    ("content/pages/bai-viet.md", "---\ntitle: Trang\n---\n", "content/site.yml:1"),
    ("content/static/index.html", "x", "content/site.yml:1"),
    ("content/static/loai/mo-hinh/index.html", "x", "content/site.yml:1"),
    (
      "content/pages/moi.md", "---\ntitle: Trang\naliases: [/bai-viet/vung-xanh/]\n---\n",
      "content/stories/vung-xanh.md:1"
    ),
    (
      "content/pages/moi.md", "---\ntitle: Trang\naliases: [/cu/to-truong]\n---\n",
      "content/stories/nguoi-to-truong.md"
    ),
    ("content/pages/moi.md", "---\ntitle: Trang\naliases: [/moi/]\n---\n", "content/pages/moi.md"),
  ])
  func reportsTwoPagesAtOneAddress(path: String, text: String, other: String) async throws {
    var fixture = try SiteFixture()
    fixture[path] = text
    let site = try await fixture.build()
    #expect(site.files.isEmpty)
    #expect(site.report.publication == nil)
    #expect(site.report.exitCode == 1)
    #expect(site.codes == ["same-address"])
    #expect(site.report.diagnostics.first?.path == path)
    #expect(site.messages.contains(other))
  }

  /// The files that every site has, and a file where another page needs a folder.
  @Test(arguments: [
    (
      "content/pages/moi.md", "---\ntitle: Trang\naliases: [/feed.xml]\n---\n", "output-twice",
      "feed.xml"
    ),
    (
      "content/pages/moi.md", "---\ntitle: Trang\naliases: [/robots.txt]\n---\n", "output-twice",
      "robots.txt"
    ),
    ("content/static/sitemap.xml", "x", "output-twice", "sitemap.xml"),
    ("content/static/data/awards.csv", "x", "output-twice", "data/awards.csv"),
    (
      "content/static/media/stories/vung-xanh.png", "x", "output-twice",
      "media/stories/vung-xanh.png"
    ),
    ("content/static/bai-viet", "x", "output-file-and-folder", "bai-viet"),
    ("content/static/GIOI-THIEU/index.html", "x", "output-differs-by-case", "/index.html"),
  ])
  func refusesAFileAtAnAddressOfTheSite(
    path: String, text: String, code: String, address: String
  ) async throws {
    let place = try SitePlace()
    var fixture = try SiteFixture()
    let before = try await place.build(fixture)
    fixture[path] = text
    let error = try await #require(throws: PublicationError.self) { try await place.build(fixture) }
    #expect(error.exitCode == 1)
    #expect(error.diagnostics.map(\.code) == [code])
    #expect(error.diagnostics.first?.path.hasSuffix(address) == true, "\(error.diagnostics)")
    expectSame(try place.read().files, before.files)
  }

  // MARK: Media

  private static let jpeg: [UInt8] = [
    0xFF, 0xD8, 0xFF, 0xDB, 0, 4, 0, 0, 0xFF, 0xDA, 0, 2, 0xFF, 0xD9,
  ]
  private static let exif: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xE1, 0, 8] + Array("Exif\0\0".utf8) + [0xFF, 0xD9]

  private static func chunk(_ name: String) -> [UInt8] {
    [0, 0, 0, 4] + Array(name.utf8) + [UInt8](repeating: 0, count: 8)
  }

  @Test(
    arguments: [
      ("anh.jpg", jpeg, nil), ("anh.jpg", exif, "image-metadata"),
      ("anh.jpeg", Array("<html>".utf8), "not-what-it-says"), ("anh.png", jpeg, "not-what-it-says"),
      (
        "anh.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("eXIf"),
        "image-metadata"
      ),
      ("anh.webp", Array("RIFF\0\0\0\0WEBPEXIF\u{4}\0\0\0abcd".utf8), "image-metadata"),
      ("anh.jpg", [], "not-what-it-says"),
    ] as [(String, [UInt8], String?)])
  func looksIntoPictures(name: String, bytes: [UInt8], code: String?) async throws {
    var fixture = try SiteFixture()
    fixture.replace(
      "file: vung-xanh.png", with: "file: \(name)", in: "content/stories/vung-xanh.md")
    fixture.files["content/stories/\(name)"] = bytes
    let site = try await fixture.build()
    #expect(site.problems == (code.map { ["content/stories/\(name):1:1 \($0)"] } ?? []))
    #expect((site.files["media/stories/\(name)"] == bytes) == (code == nil))
    #expect(site.files.isEmpty == (code != nil))
  }

  /// A picture that nothing names is not published, nor even looked at.
  @Test func publishesOnlyMediaThatARecordNames() async throws {
    var fixture = try SiteFixture()
    let before = try await fixture.build()
    fixture.files["content/stories/khong-ai-nhac.jpg"] = Self.exif
    let site = try await fixture.build()
    expectSame(site.files, before.files)
    #expect(
      site.paths.filter { $0.hasPrefix("media/") } == [
        "media/documents/101.pdf", "media/stories/vung-xanh.png",
      ])
  }

  @Test func keepsForeignFilesAndDoesNotWriteOverThem() async throws {
    let place = try SitePlace()
    var fixture = try SiteFixture()
    let before = try await place.build(fixture)
    try Data("x".utf8).write(to: place.output.appending(path: "google1234.html"))
    let folder = place.output.appending(path: "bai-viet/moi")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: folder.appending(path: "index.html"))
    #expect(try await place.build(fixture).files["google1234.html"] == Array("x".utf8))
    fixture["content/stories/moi.md"] = fixture[Self.story].replacingOccurrences(
      of: "aliases: [/cu/to-truong]\n", with: "")
    await #expect(throws: PublicationError.self) { try await place.build(fixture) }
    let after = try place.read().files
    #expect(after["bai-viet/moi/index.html"] == Array("x".utf8))
    #expect(before.files.allSatisfy { after[$0.key] == $0.value })
  }
}
