/// Memory for numbers that one owner fills again and again, without asking who else holds it.
struct Room<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 1_024) {
    self.capacity = max(16, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  subscript(index: Int) -> Element {
    @inline(__always) get { base[index] }
    @inline(__always) nonmutating set { base[index] = newValue }
  }

  /// Makes room for more elements behind those that there are.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count &+ more > capacity { grow(to: count &+ more) }
  }

  @inline(never)
  private mutating func grow(to wanted: Int) {
    capacity = max(wanted, capacity * 3 / 2)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    reserve(1)
    base[count] = element
    count &+= 1
  }

  /// Room must have been made.
  @inline(__always)
  mutating func appendWithin(_ element: Element) {
    base[count] = element
    count &+= 1
  }

  mutating func removeAll() { count = 0 }

  /// So many elements were written, for which room had been made.
  mutating func setCount(_ written: Int) { count = written }

  /// What it holds, as an array.
  func elements(_ range: Range<Int>) -> [Element] {
    Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }
}
