import Synchronization
import Text

/// A record with what the sections of templates wrote of it, by the key of the section.
///
/// The bytes depend on nothing but the record and the section, so it does not matter which page, and which
/// core, renders them first. A record is shown by few different sections: a chain is enough.
@usableFromInline
final class SharedRecord: Sendable {
  let values: [Value]
  private let first = FragmentLink()

  init(_ values: [Value]) {
    self.values = values
  }

  /// Appends what the section with this key wrote; false if it has not written yet.
  func append(_ key: Int32, to out: inout OutputBuffer) -> Bool { first.append(key, to: &out) }

  /// Keeps what the section wrote; if another core was faster, its bytes stay, which are the same.
  func keep(_ bytes: [UInt8], for key: Int32) {
    first.keep(Fragment(key: key, bytes: bytes))
  }
}

private final class Fragment: Sendable {
  let key: Int32
  let bytes: [UInt8]
  let next = FragmentLink()

  init(key: Int32, bytes: [UInt8]) {
    self.key = key
    self.bytes = bytes
  }
}

/// Where a fragment comes to stand, once and for all.
///
/// A plain address in place of `AtomicLazyReference`, which asks the runtime for its type and counts a
/// reference at each look: all cores look at the same cards all the time.
private struct FragmentLink: ~Copyable, Sendable {
  /// Of the fragment, which this link keeps alive; 0 for none.
  private let address = Atomic<UInt>(0)

  deinit { Self.fragment(at: address.load(ordering: .acquiring))?.release() }

  private static func fragment(at address: UInt) -> Unmanaged<Fragment>? {
    UnsafeRawPointer(bitPattern: address).map { Unmanaged.fromOpaque($0) }
  }

  func append(_ key: Int32, to out: inout OutputBuffer) -> Bool {
    guard let found = Self.fragment(at: address.load(ordering: .acquiring)) else { return false }
    return found._withUnsafeGuaranteedRef { fragment in
      guard fragment.key == key else { return fragment.next.append(key, to: &out) }
      out.append(contentsOf: fragment.bytes)
      return true
    }
  }

  /// Puts the fragment at the end of the chain unless its key is there.
  func keep(_ fragment: Fragment) {
    let made = Unmanaged.passRetained(fragment)
    let (exchanged, found) = address.compareExchange(
      expected: 0, desired: UInt(bitPattern: made.toOpaque()), ordering: .acquiringAndReleasing)
    if exchanged { return }
    made.release()
    Self.fragment(at: found)?._withUnsafeGuaranteedRef { other in
      if other.key != fragment.key { other.next.keep(fragment) }
    }
  }
}

/// Numbers the sections that name nothing but their item, so that two that say the same have one key.
///
/// Templates that render the same shared records must be compiled with the same keys.
package struct FragmentKeys: Sendable {
  private var descriptions = TextIndex()

  package init() {}

  /// The key of a section by all that decides what it writes.
  mutating func key(of description: [UInt8]) -> Int32 {
    Int32(description.withView { descriptions.insert($0).number })
  }
}
