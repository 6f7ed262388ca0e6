import Text

extension OutputBuffer {
  /// Appends `<name>text</name>` and a newline, with the text escaped.
  mutating func appendElement(_ name: StaticString, _ text: String) {
    append(UInt8(ascii: "<"))
    append(name)
    append(UInt8(ascii: ">"))
    appendXML(text)
    appendEnd(name)
  }

  /// Appends `<name attributes>`, self-closing without text; attribute values are escaped.
  mutating func appendElement(
    _ name: StaticString, attributes: [(name: StaticString, value: String)], _ text: String? = nil
  ) {
    append(UInt8(ascii: "<"))
    append(name)
    for attribute in attributes {
      append(UInt8(ascii: " "))
      append(attribute.name)
      append("=\"" as StaticString)
      appendXML(attribute.value)
      append(UInt8(ascii: "\""))
    }
    guard let text else { return append("/>\n" as StaticString) }
    append(UInt8(ascii: ">"))
    appendXML(text)
    appendEnd(name)
  }

  private mutating func appendEnd(_ name: StaticString) {
    append("</" as StaticString)
    append(name)
    append(">\n" as StaticString)
  }
}
