import Foundation
@testable import Publish
import Testing

@testable import SiteBuilder

// A withdrawn award is named on its decision's and its recipient's page and in the open data with its
// status, and nowhere else. So the rest of the site is that of a project in which it never was.

@Suite struct WithdrawalTests {
  private static let table = "content/awards/khen-thuong.csv"
  private static let achievement = "Trực chốt suốt ba tháng"

  /// The fixture, its award `gk-vi-du` told of by stories, a column with revocations added.
  private static func project() throws -> SiteFixture {
    var fixture = try SiteFixture()
    let rows = fixture[table].split(separator: "\n")
    fixture[table] = rows.enumerated().map { index, row in
      row + (index == 0 ? ",revocation,revocationDate\n" : ",,\n")
    }.joined()
    fixture.replace(
      "basedOn: vung-xanh", with: "basedOn: vung-xanh\nawards: [gk-vi-du]",
      in: "content/stories/vung-xanh-vinh-hai.md")
    return fixture
  }

  private static func withdraw(
    _ id: String, in fixture: inout SiteFixture, as status: String = "thu-hoi"
  ) {
    var rows = fixture[table].components(separatedBy: "\n")
    for (index, row) in rows.enumerated() where row.hasPrefix(id + ",") {
      rows[index] = row.replacingOccurrences(of: ",trao,", with: ",\(status),")
        .replacingOccurrences(of: ",quyet-dinh,", with: ",\(status),")
      rows[index] = rows[index].dropLast(2) + ",9/QĐ-UBND,2022-03-01"
    }
    fixture[table] = rows.joined(separator: "\n")
  }

  /// The project as if the award had never been.
  private static func remove(_ id: String, from fixture: inout SiteFixture) {
    fixture[table] = fixture[table].components(separatedBy: "\n").filter { !$0.hasPrefix(id + ",") }
      .joined(separator: "\n")
    for path in fixture.files.keys where path.hasPrefix("content/stories/") && path.hasSuffix(".md")
    {
      fixture[path] = fixture[path].replacingOccurrences(
        of: "awards: [\(id)]\n", with: "awards: []\n")
    }
  }

  @Test func namesAnAwardInAllPlacesAtFirst() async throws {
    let site = try await Self.project().build()
    #expect(site.problems == [])
    let found = site.files(with: Self.achievement)
    #expect(
      found == [
        "bai-viet/vung-xanh-vinh-hai/index.html", "bang-vang/2021/index.html",
        "bang-vang/giay-khen-huyen/index.html", "bang-vang/index.html", "data/awards.csv",
        "data/awards.json", "dia-phuong/khanh-hoa/index.html",
        "dia-phuong/khanh-hoa/nha-trang/index.html", "dia-phuong/khanh-hoa/vinh-hai/index.html",
        "don-vi/ubnd-tp/index.html", "guong/le-van-vi-du/index.html", "index.html",
        "phong-trao/dia-ban-an-toan/index.html",
        "quyet-dinh/101-qd-ubnd-2021-ubnd-tp-2021-10-18/index.html",
      ])
    #expect(site["guong/le-van-vi-du/index.html"].contains("\"award\":["))
    #expect(site["bang-vang/index.html"].contains("# Bảng vàng 4\n"))
    #expect(site["hinh-thuc/giay-khen-huyen/index.html"].contains("vung-xanh-vinh-hai"))
    #expect(
      site["guong/index.html"].contains(
        "Lê Văn Ví Dụ </guong/le-van-vi-du/> Cá nhân, Người dân, Phường Vĩnh Hải </dia-phuong/khanh-hoa/vinh-hai/> awards 1"
      ))
  }

  @Test(arguments: ["thu-hoi", "huy-bo"])
  func takesAWithdrawnAwardBackEverywhere(status: String) async throws {
    var fixture = try Self.project()
    var never = fixture
    Self.withdraw("gk-vi-du", in: &fixture, as: status)
    Self.remove("gk-vi-du", from: &never)
    let site = try await fixture.build()
    let without = try await never.build()
    #expect(site.problems == [])
    #expect(without.problems == [])

    let decision = "quyet-dinh/101-qd-ubnd-2021-ubnd-tp-2021-10-18/index.html"
    let recipient = "guong/le-van-vi-du/index.html"
    #expect(
      site.files(with: Self.achievement) == [
        "data/awards.csv", "data/awards.json", recipient, decision,
      ])
    // The table of awards has a row more, and so its description and the page of open data; stories.csv and
    // its like have not.
    let ownFiles = [
      decision, recipient, "data/awards.csv", "data/awards.json", "data/datapackage.json",
      "data/index.html",
    ]
    expectSame(
      site.files.filter { !ownFiles.contains($0.key) },
      without.files.filter { !ownFiles.contains($0.key) })

    let page = site[recipient]
    #expect(page.contains("revoked 1\n"))
    #expect(page.contains("revoked by 9/QĐ-UBND 01/3/2022 [2022-03-01]"))
    #expect(!page.contains("\"award\""))
    #expect(!page.contains("awards 1"))
    #expect(site[decision].contains("- Số lượng: 01 cá nhân\n"))
    #expect(site[decision].contains("revoked 1\n"))
    #expect(site["data/awards.csv"].contains(",\(status),9/QĐ-UBND,2022-03-01"))
    #expect(site["guong/index.html"].contains("Lê Văn Ví Dụ"))
    #expect(!site["guong/index.html"].contains("/vinh-hai/> awards"))
    #expect(site["bang-vang/index.html"].contains("# Bảng vàng 3\n"))
  }

  /// The last award of a form, a year and a decision: their pages and terms go with it.
  @Test func takesTheOnlyAwardOfADecisionBack() async throws {
    var fixture = try Self.project()
    var never = fixture
    Self.withdraw("bk-cho", in: &fixture)
    Self.remove("bk-cho", from: &never)
    let site = try await fixture.build()
    let without = try await never.build()
    let decision = "quyet-dinh/205-qd-ubnd-2022/index.html"
    #expect(site.files[decision] != nil)
    #expect(site[decision].contains("revoked 1\n"))
    #expect(site.files["bang-vang/2022/index.html"] == nil)
    #expect(!site["sitemap.xml"].contains("205-qd-ubnd"))
    #expect(!site["quyet-dinh/index.html"].contains("205/QĐ-UBND"))
    let ownFiles = [
      decision, "guong/to-tu-quan-cho/index.html", "data/awards.csv", "data/awards.json",
      "data/datapackage.json", "data/index.html",
    ]
    expectSame(
      site.files.filter { !ownFiles.contains($0.key) },
      without.files.filter { !ownFiles.contains($0.key) })
  }

  /// An existing output loses what the award had, and keeps the decision.
  @Test func takesAnAwardBackFromAPublishedSite() async throws {
    let place = try SitePlace()
    var fixture = try Self.project()
    let first = try await place.build(fixture)
    Self.withdraw("bk-cho", in: &fixture)
    let again = try await place.build(fixture)
    let fresh = try await fixture.build()
    expectSame(again.files, fresh.files)
    let gone = first.files.keys.filter { again.files[$0] == nil }
    #expect(gone.count { !$0.hasPrefix("search/") } == 1)
    #expect(try #require(again.report.publication).removed == gone.count)
  }

  /// What is only proposed is shown on its recipient's page and in the data, and counts nowhere.
  @Test func neverShowsAProposalAsAnAward() async throws {
    let site = try await Self.project().build()
    var never = try Self.project()
    Self.remove("bk-de-nghi", from: &never)
    let without = try await never.build()
    #expect(
      site.files(with: "nhiều năm tận tụy") == [
        "data/awards.csv", "data/awards.json", "guong/tran-thi-mau/index.html",
      ])
    #expect(site["guong/tran-thi-mau/index.html"].contains("pending 1\n"))
    let ownFiles = [
      "guong/tran-thi-mau/index.html", "data/awards.csv", "data/awards.json",
      "data/datapackage.json", "data/index.html",
    ]
    expectSame(
      site.files.filter { !ownFiles.contains($0.key) },
      without.files.filter { !ownFiles.contains($0.key) })
  }

  // MARK: Stories

  @Test func leavesNothingOfAWithdrawnStoryButItsTombstone() async throws {
    var fixture = try SiteFixture()
    let path = "content/stories/vung-xanh.md"
    fixture.replace("title: Thánh Gia 1 giữ vùng xanh", with: "title: Xoa9k tít", in: path)
    fixture.replace("sapo: Ở tổ", with: "sapo: Xoa9k ở tổ", in: path)
    fixture.replace("Cả khu đồng tình.", with: "Xoa9k cả khu.", in: path)
    fixture.replace(
      "author: Ban Biên tập", with: "author: Xoa9k\naliases: [/cu/vung-xanh]", in: path)
    fixture.replace("alt: Chốt gác", with: "alt: Xoa9k", in: path)
    let before = try await fixture.build()
    #expect(before.files(with: "xoa9k").count > 20)
    fixture.replace(
      "author:", with: "status: withdrawn\nwithdrawnOn: 2022-04-30\nauthor:", in: path)
    let site = try await fixture.build()
    #expect(site.problems == [])
    #expect(site.files(with: "xoa9k") == [])
    #expect(site.files["media/stories/vung-xanh.png"] == nil)
    #expect(site["bai-viet/vung-xanh/index.html"].contains("withdrawn 30/4/2022 [2022-04-30]\n"))
    #expect(site["bai-viet/vung-xanh/index.html"].contains(" noindex"))
    #expect(!site["sitemap.xml"].contains("/bai-viet/vung-xanh/<"))
    // Its former address still leads to the note in its place.
    #expect(site["cu/vung-xanh/index.html"].contains("url=/bai-viet/vung-xanh/"))
  }
}
