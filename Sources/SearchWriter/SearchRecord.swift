package import SearchFormat

/// What is indexed of one page of the site. It is an immutable reference, for records are sorted and sliced, and
/// copying a struct would retain each of its dozen fields.
package final class SearchRecord: Sendable {
  /// The weight of an occurrence, by its field (docs/search-format.md, section 13).
  package enum Weight: Int, Sendable {
    case title = 5
    /// Names of people, units, awards and places.
    case name = 4
    /// The lead and headings.
    case lead = 2
    case text = 1
  }

  /// A piece of text. Words of different pieces make no pairs.
  package struct Field: Sendable {
    package let weight: Weight
    /// UTF-8 in NFC.
    package let text: ArraySlice<UInt8>

    package init(_ weight: Weight, _ text: String) {
      self.init(weight, Array(text.utf8)[...])
    }

    package init(_ weight: Weight, _ text: ArraySlice<UInt8>) {
      precondition(Self.endsWithACharacter(text), "a text ends within a character")
      self.weight = weight
      self.text = text
    }

    /// Whether the last character is complete: a decoder would read beyond the end of an incomplete one.
    private static func endsWithACharacter(_ text: ArraySlice<UInt8>) -> Bool {
      for (left, byte) in zip(1...3, text.reversed()) where byte >= 0xC0 {
        let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        if width > left { return false }
      }
      return true
    }
  }

  package let id: String
  package let title: String
  /// The path from the site's root, such as `/bai-viet/vung-xanh/`.
  package let path: String
  /// Its place among the values of the facet `kind`.
  package let kind: Int
  /// Days since 1970-01-01; nil when it has no date.
  package let day: Int?
  /// The number of its place in `SearchContent.places`; nil when it has none.
  package let place: Int?
  /// The place as it is printed.
  package let placeText: String?
  /// Its values of each facet after `kind`, in the order of the facets, sorted and unique.
  package let values: [[Int]]
  package let isStory: Bool
  package let isSample: Bool
  package let fields: [Field]

  package init(
    id: String, title: String, path: String, kind: Int, day: Int?, place: Int?,
    placeText: String?, values: [[Int]], isStory: Bool, isSample: Bool, fields: [Field]
  ) {
    self.id = id
    self.title = title
    self.path = path
    self.kind = kind
    self.day = day
    self.place = place
    self.placeText = placeText
    self.values = values
    self.isStory = isStory
    self.isSample = isSample
    self.fields = fields
  }
}

/// A place during one period of its history.
package struct SearchPlace: Sendable {
  package let id: String
  package let name: String
  /// The number of the place that it belongs to, which precedes it; nil at the top.
  package let parent: Int?
  /// 0 country or region, 1 province, 2 district, 3 commune, 4 hamlet.
  package let level: Int
  package let isGone: Bool
  /// The numbers of the present places that took it over.
  package let successors: [Int]

  package init(
    id: String, name: String, parent: Int?, level: Int, isGone: Bool, successors: [Int]
  ) {
    self.id = id
    self.name = name
    self.parent = parent
    self.level = level
    self.isGone = isGone
    self.successors = successors
  }
}

/// Everything that goes into an index.
package struct SearchContent: Sendable {
  package let records: [SearchRecord]
  /// `kind` first, then those of `SearchRecord.values`, of which one is `form`.
  package let facets: [SearchFacet]
  package let places: [SearchPlace]
  package let lang: String
  /// The path of the site, "" or "/path".
  package let basePath: String

  package init(
    records: [SearchRecord], facets: [SearchFacet], places: [SearchPlace], lang: String,
    basePath: String
  ) {
    self.records = records
    self.facets = facets
    self.places = places
    self.lang = lang
    self.basePath = basePath
  }
}

/// A file of the index as it is published.
package struct SearchFile: Sendable {
  /// The path below the root of the site.
  package let path: String
  package let bytes: [UInt8]
}
