package import Showcase
package import SiteModel
package import Text

/// A record whose structured data contain more than its name.
protocol LinkedRecord: ShowcaseRecord {
  func structuredData(_ model: SiteModel, _ linked: LinkedDataCache) -> [UInt8]
}

extension StructuredData {
  /// Returns the object that describes a record's page; nil when its kind has no schema.org type.
  ///
  /// A kind without an implementation of its own is described by its name, address and lead.
  package static func object<Value: ShowcaseRecord>(
    of record: Value, model: SiteModel, linked: LinkedDataCache
  ) -> [UInt8]? {
    if let own = record as? any LinkedRecord { return own.structuredData(model, linked) }
    guard let type = Value.schema.pages?.structuredType else { return nil }
    var object = JSONObject()
    object.add("@type", type)
    name(
      &object, record.displayName,
      model.addresses.canonical(model.addresses.page(of: Value.schema.kind, record.id)))
    object.add("description", record.origin.texts(foundAs: .lead).first)
    mark(&object, record.isSample, model)
    return object.bytes
  }
}

extension Recipient: LinkedRecord {
  func structuredData(_ model: SiteModel, _ linked: LinkedDataCache) -> [UInt8] {
    StructuredData.recipient(self, model: model, linked: linked)
  }
}

extension Organisation: LinkedRecord {
  func structuredData(_ model: SiteModel, _ linked: LinkedDataCache) -> [UInt8] {
    StructuredData.organisation(self, model: model, linked: linked)
  }
}

extension OfficialDocument: LinkedRecord {
  func structuredData(_ model: SiteModel, _ linked: LinkedDataCache) -> [UInt8] {
    StructuredData.document(self, model: model, linked: linked)
  }
}

extension Event: LinkedRecord {
  func structuredData(_ model: SiteModel, _ linked: LinkedDataCache) -> [UInt8] {
    StructuredData.event(self, model: model, linked: linked)
  }
}
