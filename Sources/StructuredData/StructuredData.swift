package import Showcase
package import SiteModel
package import Text
import Vietnamese

// JSON-LD in the vocabulary of schema.org, for search engines. Each function writes one object;
// `graph` joins those of a page. All addresses are full. A revoked award never appears.

/// Writes the structured data of pages.
package enum StructuredData {
  /// Appends the objects of one page, which the closure adds to the list; the result may be
  /// embedded in a script element unchanged.
  package static func graph(to out: inout OutputBuffer, _ write: (inout JSONObject) -> Void) {
    JSONObject.append(to: &out) { graph in
      graph.add("@context", "https://schema.org" as StaticString)
      graph.addList("@graph", write)
    }
  }

  /// Returns the site, for the home page, with its search.
  package static func webSite(_ model: SiteModel, _ linked: LinkedDataCache) -> [UInt8] {
    let settings = model.settings
    var entry = JSONObject(type: "EntryPoint")
    entry.add(
      "urlTemplate", model.addresses.canonical(model.addresses.search) + "?q={search_term_string}")
    var action = JSONObject(type: "SearchAction")
    action.add("target", entry)
    action.add("query-input", "required name=search_term_string" as StaticString)
    var site = JSONObject(type: "WebSite")
    site.add("@id", siteID(settings))
    site.add("url", model.addresses.canonical(model.addresses.home))
    site.add("name", settings.title)
    site.add("description", settings.description)
    site.add("inLanguage", settings.lang)
    site.add("publisher", raw: linked.publisher)
    site.add("potentialAction", action)
    return site.bytes
  }

  /// Returns the first breadcrumb of every page.
  package static func home(_ name: String, _ address: String) -> [UInt8] {
    var item = JSONObject(type: "ListItem")
    item.add("position", 1)
    item.add("name", name)
    item.add("item", address)
    return item.bytes
  }

  /// One breadcrumb.
  package struct Step {
    let name: String
    let url: String

    package init(name: String, url: String) {
      self.name = name
      self.url = url
    }
  }

  /// Writes the breadcrumbs from the home page, which `home` wrote, to a page, itself last. Links
  /// within the site are prefixed with its origin.
  package static func breadcrumbs(
    home: [UInt8], _ steps: [Step], origin: String, to graph: inout JSONObject
  ) {
    graph.put(type: "BreadcrumbList") { list in
      list.add("itemListElement", after: home, objects: steps.count) { index, item in
        item.add("@type", "ListItem" as StaticString)
        item.add("position", index + 2)
        let step = steps[index]
        item.add("name", step.name)
        let isOfSite = step.url.utf8.first == UInt8(ascii: "/")
        item.add("item", isOfSite ? origin : "", step.url)
      }
    }
  }

  /// Returns a campaign's event with its place.
  package static func event(_ event: Event, model: SiteModel, linked: LinkedDataCache) -> [UInt8] {
    var object = JSONObject(type: "Event")
    let address = model.addresses.canonical(model.addresses.page(of: .event, event.id))
    object.add("@id", address)
    object.add("url", address)
    object.add("name", event.name)
    object.add("description", event.summary)
    object.add("startDate", time(event.start, isDay: event.isAllDay))
    object.add("endDate", time(event.end, isDay: event.isAllDay))
    object.add("eventStatus", "https://schema.org/EventScheduled" as StaticString)
    object.add("location", raw: location(of: event, model, linked))
    object.add(
      "organizer",
      list: event.organisers.compactMap { linked.organisations[$0] })
    mark(&object, event.isSample, model)
    return object.bytes
  }

  /// Returns a document: an act of law as `Legislation`, a plan or letter as `CreativeWork`.
  package static func document(
    _ document: OfficialDocument, model: SiteModel, linked: LinkedDataCache
  ) -> [UInt8] {
    let isAct = document.isLegalAct
    var object = JSONObject(type: isAct ? "Legislation" : "CreativeWork")
    let address = model.addresses.canonical(model.addresses.page(of: .document, document.id))
    let type = model.term(document.docType, of: .documentType)
    object.add("@id", address)
    object.add("url", address)
    object.add("name", "\(type) \(document.number)")
    object.add("description", document.subject)
    object.add(isAct ? "legislationIdentifier" : "identifier", document.number)
    object.add(isAct ? "legislationType" : "genre", type)
    object.add(isAct ? "legislationDate" : "datePublished", document.date?.isoText)
    object.add(
      isAct ? "legislationPassedBy" : "publisher",
      raw: linked.organisations[document.issuer])
    object.add("inLanguage", "vi" as StaticString)
    object.add("sameAs", document.url)
    if isAct, let status = document.status {
      object.add("legislationLegalForce", force(status))
    }
    mark(&object, document.isSample, model)
    return object.bytes
  }

  private static func force(_ status: OfficialDocument.Status) -> StaticString {
    switch status {
    case .inForce: "https://schema.org/InForce"
    case .partlyInForce: "https://schema.org/PartiallyInForce"
    case .notInForce: "https://schema.org/NotInForce"
    }
  }
}

extension StructuredData {
  static func siteID(_ settings: SiteSettings) -> String { settings.baseURL + "/#website" }

  /// Returns the publisher of the site.
  static func publisher(_ settings: SiteSettings) -> [UInt8] {
    var object = JSONObject(type: "Organization")
    object.add("@id", settings.baseURL + "/#publisher")
    object.add("name", settings.publisher)
    object.add("url", settings.publisherURL ?? settings.baseURL + "/")
    return object.bytes
  }

  /// Marks a sample by its disambiguating description; schema.org has no term for samples.
  static func mark(_ object: inout JSONObject, _ isSample: Bool, _ model: SiteModel) {
    if isSample { object.add("disambiguatingDescription", model.settings.sampleLabel) }
  }

  /// Adds the identity of a thing: its address, as id and as URL, and its name.
  static func name(_ object: inout JSONObject, _ name: String, _ address: String) {
    object.add("@id", address)
    object.add("url", address)
    object.add("name", name)
  }

  /// Returns a moment with its zone, or the day alone.
  private static func time(_ moment: Moment?, isDay: Bool) -> String? {
    moment.map { isDay ? $0.date.isoText : $0.rfc3339 }
  }

  private static func location(
    of event: Event, _ model: SiteModel, _ linked: LinkedDataCache
  ) -> [UInt8]? {
    let place = event.locality.flatMap {
      Self.place($0, on: event.placeDay, model: model, linked: linked)
    }
    guard let venue = event.venue else { return place }
    var object = JSONObject(type: "Place")
    object.add("name", venue)
    object.add("containedInPlace", raw: place)
    return object.bytes
  }
}
