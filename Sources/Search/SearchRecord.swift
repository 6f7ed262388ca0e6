/// What the index is told about one page of the site that can be found. A reference that never changes, for
/// it is put in order, cut into files and counted over, and a copy would count each of its parts.
package final class SearchRecord: Sendable {
  /// How much a word counts where it stands (docs/search-format.md, section 13).
  package enum Weight: Int, Sendable {
    case title = 5
    /// People, units, awards, places.
    case name = 4
    /// The lead and headings.
    case lead = 2
    case text = 1
  }

  /// A piece of text; words of different pieces make no pairs.
  package struct Field: Sendable {
    package let weight: Weight
    /// UTF-8 in NFC.
    package let text: ArraySlice<UInt8>

    package init(_ weight: Weight, _ text: String) {
      self.init(weight, Array(text.utf8)[...])
    }

    package init(_ weight: Weight, _ text: ArraySlice<UInt8>) {
      self.weight = weight
      self.text = text
    }
  }

  package let id: String
  package let title: String
  /// The path from the site's root, such as `/bai-viet/vung-xanh/`.
  package let path: String
  /// The place among the values of the facet `kind`.
  package let kind: Int
  /// Days since 1970-01-01; nil when it has no day.
  package let day: Int?
  /// The number of its place; nil when it has none.
  package let place: Int?
  /// The place as it is printed.
  package let placeText: String?
  /// Values of the facets after `kind`, in their order; each sorted, without repetitions.
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

/// One way of narrowing results: its values with their labels.
package struct SearchFacet: Sendable {
  package struct Value: Sendable {
    package let id: String
    package let label: String

    package init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }

  package let id: String
  package let label: String
  package let values: [Value]

  package init(id: String, label: String, values: [Value]) {
    self.id = id
    self.label = label
    self.values = values
  }
}

/// A place in one of its spells.
package struct SearchPlace: Sendable {
  package let id: String
  package let name: String
  /// The number of the place above it, which comes before it; nil at the top.
  package let parent: Int?
  /// 0 country or region, 1 province, 2 district, 3 commune, 4 hamlet.
  package let level: Int
  package let isGone: Bool
  /// The present places that took it over.
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

/// Everything that the index is made of.
package struct SearchContent: Sendable {
  package let records: [SearchRecord]
  /// `kind` first, then those in `SearchRecord.values`; one of them is `form`.
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

/// A file of the index, its path below the site's root.
package struct SearchFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
}
