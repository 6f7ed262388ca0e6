import SearchFormat
package import SearchReader
package import SearchWriter

/// A small site in memory, built and opened.
package struct TestSite {
  package let files: [String: [UInt8]]

  /// Builds an index of stories, each with a title and a text.
  package init(
    _ stories: [(title: String, text: String)], days: [Int] = [],
    settings: IndexSettings = IndexSettings(), jobs: Int = 1
  ) async {
    let records = stories.enumerated().map { index, story in
      TestSite.story(
        "s\(index)", story.title, story.text, day: index < days.count ? days[index] : nil)
    }
    self = await TestSite(records: records, settings: settings, jobs: jobs)
  }

  package init(
    records: [SearchRecord], settings: IndexSettings = IndexSettings(), jobs: Int = 1
  ) async {
    let facets = [
      SearchFacet(
        id: "kind", label: "Loại", values: [SearchFacet.Value(id: "mo-hinh", label: "Mô hình")]),
      SearchFacet(
        id: "form", label: "Hình thức",
        values: [SearchFacet.Value(id: "bang-khen", label: "Bằng khen")]),
    ]
    let content = SearchContent(
      records: records, facets: facets,
      places: [
        SearchPlace(
          id: "khanh-hoa", name: "Tỉnh Khánh Hòa", parent: nil, level: 1, isGone: false,
          successors: [])
      ], lang: "vi", basePath: "")
    let files = await IndexWriter(content, settings, jobs: jobs).files().published()
    self.files = Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { a, _ in a })
  }

  package static func story(
    _ id: String, _ title: String, _ text: String, day: Int? = nil, names: String = ""
  ) -> SearchRecord {
    SearchRecord(
      id: id, title: title, path: "/bai-viet/\(id)/", kind: 0, day: day, place: 0,
      placeText: "tỉnh Khánh Hòa", values: [[]], isStory: true, isSample: false,
      fields: [
        SearchRecord.Field(.title, title), SearchRecord.Field(.name, names),
        SearchRecord.Field(.text, text),
      ])
  }

  package func engine() throws -> SearchEngine {
    let files = files
    return try SearchEngine(try IndexReader { path, _ in files[path] })
  }

  package func search(_ query: String, _ options: SearchOptions = SearchOptions()) throws
    -> SearchAnswer
  {
    try engine().search(query, options)
  }

  /// The ids of what is found, best first.
  package func ids(_ query: String, typing: Bool = false) throws -> [String] {
    var options = SearchOptions()
    options.isTyping = typing
    options.limit = 100
    return try search(query, options).results.map(\.id)
  }
}

/// Numbers that look like chance and are the same in every run.
package struct TestDice: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var word = state
    word ^= word >> 33
    word = word &* 0xff51_afd7_ed55_8ccd
    return word ^ word >> 33
  }
}
