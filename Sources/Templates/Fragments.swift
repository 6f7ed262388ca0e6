import Synchronization

/// What the sections of templates wrote of one shared record, by the key of the section.
///
/// The bytes depend on nothing but the record and the section, so it does not matter which page, and which
/// core, renders them first. A record is shown by few different sections: a chain is enough.
@usableFromInline
final class Fragments: Sendable {
  private let first = AtomicLazyReference<Fragment>()

  /// Appends what the section with this key wrote; false if it has not written yet.
  func append(_ key: Int32, to out: inout [UInt8]) -> Bool {
    var fragment = first.load()
    while let found = fragment {
      if found.key == key {
        out.append(contentsOf: found.bytes)
        return true
      }
      fragment = found.next.load()
    }
    return false
  }

  /// Keeps what the section wrote; if another core was faster, its bytes stay, which are the same.
  func keep(_ bytes: ArraySlice<UInt8>, for key: Int32) {
    let fragment = Fragment(key: key, bytes: Array(bytes))
    var last = first.storeIfNil(fragment)
    while last !== fragment, last.key != key { last = last.next.storeIfNil(fragment) }
  }
}

private final class Fragment: Sendable {
  let key: Int32
  let bytes: [UInt8]
  let next = AtomicLazyReference<Fragment>()

  init(key: Int32, bytes: [UInt8]) {
    self.key = key
    self.bytes = bytes
  }
}

/// Numbers the sections that name nothing but their item, so that two that say the same have one key.
///
/// Templates that render the same shared records must be compiled with the same keys.
package struct FragmentKeys: Sendable {
  private var keys: [[UInt8]: Int32] = [:]

  package init() {}

  /// The key of a section by all that decides what it writes.
  mutating func key(of description: [UInt8]) -> Int32 {
    if let key = keys[description] { return key }
    let key = Int32(keys.count)
    keys[description] = key
    return key
  }
}
