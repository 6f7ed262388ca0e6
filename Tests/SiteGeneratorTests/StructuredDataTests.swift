import Foundation
import Showcase
import Testing
import Text
import Vietnamese

@testable import SiteModel
@testable import StructuredData

struct StructuredDataTests {
  let model: SiteModel
  let linked: LinkedDataCache

  init() async throws {
    model = try await SmallSite.model(SmallSite.content)
    linked = LinkedDataCache(model)
  }

  func story(_ id: String) throws -> [String: Any] {
    let story = try #require(model.stories.firstIndex { $0.id == id })
    var object = JSONObject(type: "NewsArticle")
    StructuredData.story(
      story, model: model, linked: linked, images: ["https://a.example/1.jpg"], to: &object)
    return try jsonObject(object.bytes)
  }

  @Test func tellsOfAStory() throws {
    let data = try story("to-tu-quan")
    let address = "https://guong.example/nha-trang/bai-viet/to-tu-quan/"
    #expect(data["@type"] as? String == "NewsArticle")
    #expect((data["mainEntityOfPage"] as? [String: String])?["@id"] == address)
    #expect(data["headline"] as? String == "Tổ tự quản & \"nháy\" </script><script>")
    #expect(data["description"] as? String == "Một tổ tự quản đi từng ngõ.")
    #expect(data["datePublished"] as? String == "2021-08-11T08:00:00+07:00")
    #expect(data["dateModified"] as? String == "2021-08-12T09:30:00+07:00")
    #expect(data["inLanguage"] as? String == "vi")
    #expect(data["articleSection"] as? String == "Mô hình")
    #expect(data["keywords"] as? [String] == ["tuyen-truyen", "cham-lo"])
    #expect(data["image"] as? [String] == ["https://a.example/1.jpg"])
    #expect(data["isAccessibleForFree"] as? Bool == true)
    #expect(data["creativeWorkStatus"] == nil)
    let about = try #require(data["about"] as? [[String: Any]])
    #expect(about.map { $0["@type"] as? String } == ["Person", "Organization"])
    #expect(about.map { $0["name"] as? String } == ["Lê Thị Hoa", "Tổ tự quản 5"])
  }

  @Test func takesTheEditorsForThePublisher() throws {
    let editors = try #require(try story("to-tu-quan")["author"] as? [String: Any])
    #expect(editors["@type"] as? String == "Organization")
    #expect(editors["name"] as? String == "Ban Biên tập Guong")
    let person = try #require(try story("mau")["author"] as? [String: Any])
    #expect(person["@type"] as? String == "Person")
    #expect(person["name"] as? String == "Trần Văn Ví Dụ")
  }

  @Test func saysThatASampleIsOne() throws {
    let data = try story("mau")
    #expect(data["creativeWorkStatus"] as? String == "Dữ liệu minh họa")
    #expect(data["genre"] as? String == "Dữ liệu minh họa")
    let team = try #require(model.recipients["to-5"])
    let recipient = try jsonObject(StructuredData.recipient(team, model: model, linked: linked))
    #expect(recipient["disambiguatingDescription"] as? String == "Dữ liệu minh họa")
  }

  @Test func namesNoModelThatWasWithdrawn() throws {
    #expect(try story("mau")["isBasedOn"] == nil)
  }

  @Test func namesThePlaceAsItWasOnTheDay() throws {
    let place = try #require(try story("to-tu-quan")["contentLocation"] as? [String: Any])
    #expect(place["name"] as? String == "Thành phố Nha Trang")
    #expect((place["geo"] as? [String: Any])?["latitude"] as? Double == 12.25)
    let province = try #require(place["containedInPlace"] as? [String: Any])
    #expect(province["name"] as? String == "Tỉnh Khánh Hòa")
    #expect((province["containedInPlace"] as? [String: Any])?["@type"] as? String == "Country")
    let day = CivilDate(iso: "2026-01-01")
    #expect(StructuredData.place("nha-trang", on: day, model: model, linked: linked) == nil)
  }

  @Test func awardsOnlyWhatCounts() throws {
    let person = try #require(model.recipients["chi-hoa"])
    let bytes = StructuredData.recipient(person, model: model, linked: linked)
    let data = try jsonObject(bytes)
    #expect(data["@type"] as? String == "Person")
    #expect(data["honorificPrefix"] as? String == "bà")
    #expect(data["award"] as? [String] == ["Giấy khen, Quyết định số 101/QĐ-UBND ngày 18/10/2021"])
    #expect(!String(decoding: bytes, as: UTF8.self).contains("202/QĐ-UBND"))
  }

  @Test func takesAResidentialAreaForAPlaceThatReceivesAwards() throws {
    let area = try #require(model.recipients["khu-5"])
    let data = try jsonObject(StructuredData.recipient(area, model: model, linked: linked))
    #expect(data["@type"] as? [String] == ["Place", "Organization"])
    let place = try #require(data["containedInPlace"] as? [String: Any])
    #expect(place["name"] as? String == "Thành phố Nha Trang")
  }

  @Test func tellsOfAnEvent() throws {
    let event = try #require(model.events["le-phat-dong"])
    let data = try jsonObject(StructuredData.event(event, model: model, linked: linked))
    #expect(data["@type"] as? String == "Event")
    #expect(data["startDate"] as? String == "2021-08-11T08:00:00+07:00")
    #expect(data["endDate"] as? String == "2021-08-11T09:30:00+07:00")
    #expect(data["eventStatus"] as? String == "https://schema.org/EventScheduled")
    let place = try #require(data["location"] as? [String: Any])
    #expect(place["name"] as? String == "Nhà thiếu nhi")
    let outer = try #require(place["containedInPlace"] as? [String: Any])
    #expect(outer["name"] as? String == "Thành phố Nha Trang")
    let organisers = try #require(data["organizer"] as? [[String: Any]])
    #expect(organisers.first?["name"] as? String == "Ủy ban nhân dân thành phố")
  }

  @Test func tellsActsFromPlans() throws {
    let act = try #require(model.documents["14802-qd-ubnd-2021"])
    let law = try jsonObject(StructuredData.document(act, model: model, linked: linked))
    #expect(law["@type"] as? String == "Legislation")
    #expect(law["legislationIdentifier"] as? String == "14802/QĐ-UBND")
    #expect(law["legislationDate"] as? String == "2021-08-10")
    #expect(law["legislationLegalForce"] as? String == "https://schema.org/InForce")
    #expect(law["sameAs"] as? String == "https://vb.example/1")
    let plan = try #require(model.documents["7-kh-2021"])
    let work = try jsonObject(StructuredData.document(plan, model: model, linked: linked))
    #expect(work["@type"] as? String == "CreativeWork")
    #expect(work["datePublished"] as? String == "2021-08-09")
    #expect(
      (work["publisher"] as? [String: Any])?["name"] as? String == "Ủy ban nhân dân thành phố")
  }

  @Test func tellsOfOrganisations() throws {
    let outlet = try #require(model.organisations["bao"])
    let data = try jsonObject(StructuredData.organisation(outlet, model: model, linked: linked))
    #expect(data["@type"] as? String == "NewsMediaOrganization")
    let office = try #require(model.organisations["ubnd"])
    let body = try jsonObject(StructuredData.organisation(office, model: model, linked: linked))
    #expect(body["@type"] as? String == "Organization")
    #expect((body["location"] as? [String: Any])?["name"] as? String == "Thành phố Nha Trang")
  }

  @Test func tellsOfTheSiteAndItsSearch() throws {
    let data = try jsonObject(StructuredData.webSite(model, linked))
    #expect(data["@type"] as? String == "WebSite")
    #expect(data["url"] as? String == "https://guong.example/nha-trang/")
    let action = try #require(data["potentialAction"] as? [String: Any])
    #expect(
      (action["target"] as? [String: Any])?["urlTemplate"] as? String
        == "https://guong.example/nha-trang/tim-kiem/?q={search_term_string}")
    #expect(action["query-input"] as? String == "required name=search_term_string")
  }

  @Test func joinsTheObjectsOfAPage() throws {
    let story = try #require(model.stories.firstIndex { $0.id == "to-tu-quan" })
    let bytes: [UInt8] = .written { out in
      StructuredData.graph(to: &out) { page in
        page.put(type: "NewsArticle") { object in
          StructuredData.story(story, model: model, linked: linked, images: [], to: &object)
        }
        page.put(raw: [UInt8]("{\"@type\":\"Place\"}".utf8))
        StructuredData.breadcrumbs(
          home: StructuredData.home("Trang chủ", "https://a.example/"),
          [StructuredData.Step(name: "Bài </b>", url: "/b/")], origin: "https://a.example",
          to: &page)
      }
    }
    #expect(!bytes.contains(UInt8(ascii: "<")))
    #expect(!bytes.contains(UInt8(ascii: ">")))
    let data = try jsonObject(bytes)
    #expect(data["@context"] as? String == "https://schema.org")
    let graph = try #require(data["@graph"] as? [[String: Any]])
    #expect(graph.map { $0["@type"] as? String } == ["NewsArticle", "Place", "BreadcrumbList"])
    let items = try #require(graph[2]["itemListElement"] as? [[String: Any]])
    #expect(items.map { $0["position"] as? Int } == [1, 2])
    #expect(items.map { $0["name"] as? String } == ["Trang chủ", "Bài </b>"])
    #expect(items.map { $0["item"] as? String } == ["https://a.example/", "https://a.example/b/"])
  }
}
