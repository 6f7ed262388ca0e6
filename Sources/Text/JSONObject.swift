/// Writes one JSON object, member by member in the order of the calls.
///
/// A member without a value is left out. Texts are written so that they may stand in a script element.
package struct JSONObject: ~Copyable {
  private var out: OutputBuffer
  /// Where its first member stands.
  private let start: Int

  package init(capacity: Int = 0) {
    self.init(after: OutputBuffer(capacity: capacity))
  }

  private init(after before: consuming OutputBuffer) {
    out = before
    out.append(UInt8(ascii: "{"))
    start = out.count
  }

  /// Appends an object of what the closure adds.
  package static func append(to out: inout OutputBuffer, _ write: (inout JSONObject) -> Void) {
    var object = JSONObject(after: exchange(&out, with: OutputBuffer()))
    write(&object)
    out = object.closed()
  }

  private consuming func closed() -> OutputBuffer {
    out.append(UInt8(ascii: "}"))
    return out
  }

  /// An object of schema.org with its type; `capacity` is about how many bytes it will have.
  package init(type: StaticString, capacity: Int = 0) {
    self.init(capacity: capacity)
    add("@type", type)
  }

  /// The object, closed.
  package var bytes: [UInt8] {
    consuming get { closed().bytes() }
  }

  /// Makes room for about so many bytes more.
  package mutating func reserve(_ count: Int) { out.reserveCapacity(out.count + count) }

  /// Whether nothing was added.
  package var isEmpty: Bool { out.count == start }

  package mutating func add(_ key: StaticString, _ text: String?) {
    guard let text else { return }
    begin(key)
    out.appendJSONString(text)
  }

  /// Adds a text that needs no escape.
  package mutating func add(_ key: StaticString, _ text: StaticString) {
    begin(key)
    out.append(UInt8(ascii: "\""))
    out.append(text)
    out.append(UInt8(ascii: "\""))
  }

  package mutating func add(_ key: StaticString, _ number: Int?) {
    guard let number else { return }
    begin(key)
    out.append(decimal: number)
  }

  package mutating func add(_ key: StaticString, _ flag: Bool) {
    begin(key)
    out.append(flag ? "true" : "false" as StaticString)
  }

  /// Adds a text of two or three pieces.
  package mutating func add(
    _ key: StaticString, _ first: String, _ second: String, _ third: String = ""
  ) {
    begin(key)
    out.append(UInt8(ascii: "\""))
    out.appendJSONText(first)
    out.appendJSONText(second)
    out.appendJSONText(third)
    out.append(UInt8(ascii: "\""))
  }

  /// Adds an object of what the closure adds.
  package mutating func add(_ key: StaticString, _ write: (inout JSONObject) -> Void) {
    begin(key)
    out.append(UInt8(ascii: "{"))
    write(&self)
    out.append(UInt8(ascii: "}"))
  }

  /// Adds a list of what the closure puts into it with `put`.
  package mutating func addList(_ key: StaticString, _ write: (inout JSONObject) -> Void) {
    begin(key)
    out.append(UInt8(ascii: "["))
    write(&self)
    out.append(UInt8(ascii: "]"))
  }

  /// Puts an object that is JSON already into the list that is open.
  package mutating func put(raw object: [UInt8], separator: StaticString = ",") {
    if out.last != UInt8(ascii: "[") { out.append(separator) }
    out.append(contentsOf: object)
  }

  /// Puts an object of schema.org into the list that is open.
  package mutating func put(type: StaticString, _ write: (inout JSONObject) -> Void) {
    if out.last != UInt8(ascii: "[") { out.append(UInt8(ascii: ",")) }
    out.append(UInt8(ascii: "{"))
    add("@type", type)
    write(&self)
    out.append(UInt8(ascii: "}"))
  }

  /// Adds a list of an object that is JSON already and of what the closure adds for each index.
  package mutating func add(
    _ key: StaticString, after first: [UInt8], objects count: Int,
    _ write: (Int, inout JSONObject) -> Void
  ) {
    begin(key)
    out.append(UInt8(ascii: "["))
    out.append(contentsOf: first)
    for index in 0..<count {
      out.append(",{" as StaticString)
      write(index, &self)
      out.append(UInt8(ascii: "}"))
    }
    out.append(UInt8(ascii: "]"))
  }

  package mutating func add(_ key: StaticString, _ object: borrowing JSONObject) {
    begin(key)
    out.append(contentsOf: object.out)
    out.append(UInt8(ascii: "}"))
  }

  /// Adds what is JSON already, if it is there.
  package mutating func add(_ key: StaticString, raw: [UInt8]?) {
    guard let raw else { return }
    add(key, raw: raw)
  }

  /// Adds what is JSON already.
  package mutating func add(_ key: StaticString, raw: [UInt8]) {
    begin(key)
    out.append(contentsOf: raw)
  }

  /// Adds a list of texts unless it is empty.
  package mutating func add(_ key: StaticString, texts: [String]) {
    guard !texts.isEmpty else { return }
    begin(key)
    out.append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      out.appendJSONString(text)
    }
    out.append(UInt8(ascii: "]"))
  }

  /// Adds a list of what is JSON already, unless it is empty.
  package mutating func add(_ key: StaticString, list: [[UInt8]]) {
    guard !list.isEmpty else { return }
    addList(key) { for object in list { $0.put(raw: object) } }
  }

  private mutating func begin(_ key: StaticString) {
    // No value ends with an opening brace, so after one stands the first member.
    if out.last != UInt8(ascii: "{") { out.append(UInt8(ascii: ",")) }
    out.append(UInt8(ascii: "\""))
    out.append(key)
    out.append("\":" as StaticString)
  }
}
