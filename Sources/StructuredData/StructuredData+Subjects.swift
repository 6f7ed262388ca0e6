package import Showcase
package import SiteModel
import Text
package import Vietnamese

// The recipients, organisations and places that pages are about.

extension StructuredData {
  /// Writes a person, collective, household or residential area with the awards that count.
  package static func recipient(_ recipient: Recipient, model: SiteModel, linked: LinkedDataCache)
    -> [UInt8]
  {
    let address = model.addresses.canonical(model.addresses.page(of: .recipient, recipient.id))
    var object = self.object(of: recipient)
    name(&object, recipient.name, address)
    object.add("description", recipient.summary)
    let place = place(recipient.locality, on: recipient.placeDay, model: model, linked: linked)
    if recipient.isPerson {
      object.add("honorificPrefix", recipient.honorific)
      object.add("jobTitle", recipient.title)
      object.add("worksFor", raw: workplace(of: recipient, linked))
      object.add("workLocation", raw: place)
    } else {
      object.add(
        "parentOrganization",
        raw: recipient.organisation.flatMap { linked.organisations[$0] })
      object.add(recipient.type == .residentialArea ? "containedInPlace" : "location", raw: place)
    }
    object.add("award", texts: awards(of: recipient.id, model))
    mark(&object, recipient.isSample, model)
    return object.bytes
  }

  /// Writes a body of Party, State, Front or society.
  package static func organisation(
    _ organisation: Organisation, model: SiteModel, linked: LinkedDataCache
  ) -> [UInt8] {
    let address = model.addresses.canonical(
      model.addresses.page(of: .organisation, organisation.id))
    var object = JSONObject(type: organisation.isOutlet ? "NewsMediaOrganization" : "Organization")
    name(&object, organisation.name, address)
    let names = [organisation.shortName].compactMap { $0 } + organisation.alternatives
    object.add("alternateName", texts: names)
    object.add("description", organisation.summary)
    object.add("foundingDate", organisation.validFrom?.isoText)
    object.add("dissolutionDate", organisation.validTo?.isoText)
    object.add(
      "parentOrganization", raw: organisation.parent.flatMap { linked.organisations[$0] })
    object.add(
      "location",
      raw: organisation.locality.flatMap {
        place($0, on: organisation.placeDay, model: model, linked: linked)
      }
    )
    mark(&object, organisation.isSample, model)
    return object.bytes
  }

  /// Writes a place as it was on a day, within all above it; nil when there is no such place on
  /// that day.
  package static func place(
    _ id: String, on date: CivilDate?, model: SiteModel, linked: LinkedDataCache
  )
    -> [UInt8]?
  {
    guard let entry = model.places.entry(id, on: date), date.map(entry.spell.isValid) ?? true else {
      return nil
    }
    return linked.places[entry.number]
  }

  static func place(
    _ id: String, on date: CivilDate?, _ places: LocalityTable, _ addresses: AddressIndex
  ) -> [UInt8]? {
    var outer: [UInt8]?
    for locality in places.chain(from: id, on: date).reversed() {
      let address = addresses.canonical(addresses.locality(locality.id))
      var object = JSONObject(type: type(of: locality))
      object.add("name", Print.capitalised(locality.fullName))
      object.add("url", address)
      object.add("containedInPlace", raw: outer)
      if locality.id == id {
        object.add("alternateName", texts: locality.alternatives)
        object.add("geo", raw: coordinates(of: locality))
      }
      outer = object.bytes
    }
    return outer
  }

  /// Returns the type of a recipient. A residential area is a place that also receives awards,
  /// which schema.org gives to organisations, so it has both types.
  static func object(of recipient: Recipient) -> JSONObject {
    switch recipient.type {
    case .person: return JSONObject(type: "Person")
    case .residentialArea:
      var object = JSONObject()
      object.add("@type", texts: ["Place", "Organization"])
      return object
    case .collective, .household: return JSONObject(type: "Organization")
    }
  }

  private static func type(of locality: Locality) -> StaticString {
    switch locality.level {
    case .country: "Country"
    case .province, .district, .commune: "AdministrativeArea"
    case .region, .hamlet: "Place"
    }
  }

  private static func coordinates(of locality: Locality) -> [UInt8]? {
    guard let (latitude, longitude) = locality.coordinates else { return nil }
    var object = JSONObject(type: "GeoCoordinates")
    object.add("latitude", raw: Array(latitude.machineText.utf8))
    object.add("longitude", raw: Array(longitude.machineText.utf8))
    return object.bytes
  }

  private static func workplace(of recipient: Recipient, _ linked: LinkedDataCache) -> [UInt8]? {
    if let id = recipient.organisation, let named = linked.organisations[id] {
      return named
    }
    guard let name = recipient.workplace else { return nil }
    var object = JSONObject(type: "Organization")
    object.add("name", name)
    return object.bytes
  }

  /// Formats awards: `Bằng khen của Chủ tịch UBND tỉnh, Quyết định số 1034/QĐ-UBND ngày 11/8/2021`.
  static func awards(of recipient: String, _ model: SiteModel) -> [String] {
    let settings = model.settings
    return (model.relations.awardsOfRecipient[recipient] ?? []).map { model.relations.awards[$0] }
      .filter(\.counts).map { award in
        let form = model.forms[award.form]
        var text = form?.name ?? award.form
        if let formClass = award.formClass, formClass != .unknown {
          text += " \(settings.label(formClass))"
        }
        if let decision = award.decision {
          text += ", \(settings.word("Quyết định số", "Decision no.")) \(decision)"
        }
        if let date = award.decisionDate {
          text += award.decision == nil ? ", " : " "
          text += "\(settings.word("ngày", "of")) \(date.vietnameseText)"
        }
        return award.isSample ? "[\(settings.sampleLabel)] \(text)" : text
      }
  }
}
