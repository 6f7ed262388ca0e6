package import Showcase
package import SiteModel
package import Text

/// A record whose structured data say more than its name.
protocol LinkedRecord: ShowcaseRecord {
  func structuredData(_ model: SiteModel, _ linked: LinkedDataCache) -> [UInt8]
}

extension StructuredData {
  /// What a record's page is about; nil when its kind has no type of schema.org.
  ///
  /// A kind without a form of its own is told by its name, its address and its lead.
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
