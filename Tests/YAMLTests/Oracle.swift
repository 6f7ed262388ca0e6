import Text
import YAML
import Yams

/// A tree for comparison: structure, texts and places (of all but absent values).
indirect enum Shape: Equatable, CustomStringConvertible {
  case text(String, at: String)
  case list([Shape], at: String)
  case map([Pair], at: String)

  struct Pair: Equatable {
    let key: String
    let place: String
    let value: Shape
  }

  var description: String {
    switch self {
    case .text(let text, let place): "\(text.debugDescription)@\(place)"
    case .list(let items, let place): "\(items)@\(place)"
    case .map(let pairs, let place):
      "{"
        + pairs.map { "\($0.key.debugDescription)@\($0.place): \($0.value)" }.joined(
          separator: ", ")
        + "}@\(place)"
    }
  }

  init(_ node: YAMLNode, in file: SourceFile) {
    let position = file.position(at: node.offset)
    let place = "\(position.line):\(position.column)"
    switch node.kind {
    case .scalar("", .plain): self = .text("", at: "absent")
    case .scalar(let text, _): self = .text(text, at: place)
    case .sequence(let items): self = .list(items.map { Shape($0, in: file) }, at: place)
    case .mapping(let entries):
      let pairs = entries.map { entry in
        let key = file.position(at: entry.keyOffset)
        return Pair(
          key: entry.key, place: "\(key.line):\(key.column)", value: Shape(entry.value, in: file))
      }
      self = .map(pairs, at: place)
    }
  }

  init?(_ node: Node) {
    guard node.anchor == nil, let mark = node.mark else { return nil }
    let place = "\(mark.line):\(mark.column)"
    switch node {
    case .scalar(let scalar):
      let absent = scalar.string.isEmpty && scalar.style == .plain
      let text = ForbiddenCharacters.repaired(scalar.string)
      self = .text(text, at: absent ? "absent" : place)
    case .sequence(let sequence):
      let items = sequence.map { Shape($0) }
      guard !items.contains(nil) else { return nil }
      self = .list(items.compactMap(\.self), at: place)
    case .mapping(let mapping):
      var pairs: [Pair] = []
      for (key, value) in mapping {
        guard case .scalar(let name) = key, let keyMark = name.mark, let value = Shape(value) else {
          return nil
        }
        pairs.append(
          Pair(key: name.string, place: "\(keyMark.line):\(keyMark.column)", value: value))
      }
      self = .map(pairs, at: place)
    case .alias:
      return nil
    }
  }
}

/// What Yams says about a document.
enum Verdict {
  case tree(Shape)
  /// No content.
  case empty
  /// An error, or anchors and complex keys, which `Shape` does not hold.
  case refused(String)

  init(of text: String) {
    do {
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else {
        self = .empty
        return
      }
      if let shape = Shape(root) { self = .tree(shape) } else { self = .refused("anchors") }
    } catch {
      self = .refused("\(error)")
    }
  }
}
