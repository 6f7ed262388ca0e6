import CCMark

// What is found in the tree before it is rendered: strikethrough, pull quotes and tables. For most texts, which have
// none of these, the search is skipped.

/// One `~` or `~~` that opens or closes struck text.
struct Strike {
  let offset: Int
  let count: Int
  let opens: Bool
}

struct Marks {
  private(set) var tables: [Table] = []
  private var strikes: [Node: [Strike]] = [:]
  private var pullQuotes: [Node: Bool] = [:]
  private var speakers: Set<Node> = []
  private var tableOf: [Node: Int] = [:]

  func isPullQuote(_ node: Node) -> Bool {
    !pullQuotes.isEmpty && pullQuotes[node] != nil
  }

  /// Whether a pull quote ends with the name of its speaker.
  func hasSpeaker(_ quote: Node) -> Bool { pullQuotes[quote] ?? false }

  func isSpeaker(_ paragraph: Node) -> Bool {
    !speakers.isEmpty && speakers.contains(paragraph)
  }

  func table(of paragraph: Node) -> Int? {
    tableOf.isEmpty ? nil : tableOf[paragraph]
  }

  func strikes(in text: Node) -> [Strike] {
    strikes.isEmpty ? [] : strikes[text] ?? []
  }

  mutating func add(_ found: [Node: [Strike]]) {
    strikes.merge(found) { first, _ in first }
  }

  mutating func addPullQuote(_ node: Node, speaker: Node?) {
    pullQuotes[node] = speaker != nil
    if let speaker { speakers.insert(speaker) }
  }

  mutating func addTable(_ table: Table, at paragraph: Node) {
    tableOf[paragraph] = tables.count
    tables.append(table)
  }

  mutating func setCells(_ nodes: [Node]) {
    var next = 0
    for index in tables.indices { tables[index].take(nodes, from: &next) }
  }
}
