import Synchronization
import Text

// One of the files that may use pointers: a chain that all cores read without a lock. An address is
// set once, by compare-and-exchange, and stays valid until the record is freed.

/// A record with the cached output of the sections that show it, by the key of the section.
///
/// The bytes depend only on the record and the section, so it does not matter which page, and which
/// core, renders them first. Few different sections show a record, so a chain is sufficient.
@usableFromInline
final class SharedRecord: Sendable {
  let values: [Value]
  private let first = FragmentLink()

  init(_ values: [Value]) {
    self.values = values
  }

  /// Appends the cached output of the section with this key; returns false if there is none yet.
  func append(_ key: Int32, to out: inout OutputBuffer) -> Bool { first.append(key, to: &out) }

  /// Caches the output of a section; if another core was faster, its identical bytes stay.
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

/// A write-once reference to a fragment.
///
/// A plain address instead of `AtomicLazyReference`, which requests the type from the runtime and
/// counts a reference at each access: all cores read the same cards continuously.
private struct FragmentLink: ~Copyable, Sendable {
  /// The address of the fragment, which this link retains; 0 for none.
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

  /// Appends the fragment to the chain unless its key exists.
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

/// Numbers the sections that refer only to their item, so that two equal ones have the same key.
///
/// Templates that render the same shared records must be compiled with the same keys.
package struct FragmentKeys: Sendable {
  private var descriptions = TextIndex()

  package init() {}

  /// Returns the key of a section, given everything that determines its output.
  mutating func key(of description: [UInt8]) -> Int32 {
    Int32(description.withView { descriptions.insert($0).number })
  }
}
