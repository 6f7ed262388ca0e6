/// One way to narrow results: its values with their labels.
package struct SearchFacet: Sendable, Equatable {
  package struct Value: Sendable, Equatable {
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
