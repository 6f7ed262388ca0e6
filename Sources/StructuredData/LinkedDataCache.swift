import Showcase
package import SiteModel
import Text

/// Caches the parts of JSON-LD that many pages repeat.
package final class LinkedDataCache: Sendable {
  let publisher: [UInt8]
  /// `{"@id":…}` of the site.
  let site: [UInt8]
  /// The home page as the first breadcrumb of a page.
  package let home: [UInt8]
  /// A short form of each recipient: type, name and page; by position in the table.
  let recipients: [[UInt8]]
  let organisations: [String: [UInt8]]
  /// Each place within all places above it; by the number of its version in the model's places.
  let places: [[UInt8]]

  package init(_ model: SiteModel) {
    let (catalogue, settings, addresses) = (model.catalogue, model.settings, model.addresses)
    places = model.places.all.map { entry in
      let day = entry.spell.lastDay ?? model.today
      return StructuredData.place(entry.spell.id, on: day, catalogue.localities, addresses) ?? []
    }
    publisher = StructuredData.publisher(settings)
    home = StructuredData.home(settings.title, settings.baseURL + "/")
    var site = JSONObject()
    site.add("@id", StructuredData.siteID(settings))
    self.site = site.bytes
    recipients = catalogue.table(of: Recipient.self).map { recipient in
      var object = StructuredData.object(of: recipient)
      let address = addresses.canonical(addresses.page(of: .recipient, recipient.id))
      StructuredData.name(&object, recipient.name, address)
      return object.bytes
    }
    organisations = catalogue.table(of: Organisation.self).reduce(into: [:]) { found, value in
      var object = JSONObject(type: "Organization")
      let address = addresses.canonical(addresses.page(of: .organisation, value.id))
      StructuredData.name(&object, value.name, address)
      found[value.id] = object.bytes
    }
  }
}
