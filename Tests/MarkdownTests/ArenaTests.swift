import CPlatform
import Testing

/// The memory in which cmark's trees lie.
struct ArenaTests {
  private func bytes(_ pointer: UnsafeMutableRawPointer, _ count: Int) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: pointer, count: count))
  }

  @Test func givesZeroedMemoryAgainAndAgain() throws {
    for _ in 0..<3 {
      guong_arena_enter()
      defer { guong_arena_leave() }
      let memory = try #require(guong_arena_calloc(100, 7))
      #expect(bytes(memory, 700).allSatisfy { $0 == 0 })
      #expect(Int(bitPattern: memory) % 16 == 0)
      memory.initializeMemory(as: UInt8.self, repeating: 0xFF, count: 700)
    }
  }

  /// What grows keeps its content, whether it stands last or not, and within a block or beyond it.
  @Test(arguments: [1, 16, 1_000, 300_000]) func keepsWhatGrows(size: Int) throws {
    guong_arena_enter()
    defer { guong_arena_leave() }
    for isLast in [true, false] {
      var memory = try #require(guong_arena_calloc(1, size))
      memory.initializeMemory(as: UInt8.self, repeating: 0xA5, count: size)
      if !isLast { _ = guong_arena_calloc(1, 8) }
      memory = try #require(guong_arena_realloc(memory, size * 3))
      let other = try #require(guong_arena_calloc(1, 64))
      other.initializeMemory(as: UInt8.self, repeating: 0x11, count: 64)
      #expect(bytes(memory, size).allSatisfy { $0 == 0xA5 })
    }
  }

  /// An inner use does not give back what the outer one holds.
  @Test func mayBeNested() throws {
    guong_arena_enter()
    defer { guong_arena_leave() }
    let outer = try #require(guong_arena_calloc(1, 64))
    outer.initializeMemory(as: UInt8.self, repeating: 0x77, count: 64)
    guong_arena_enter()
    let inner = try #require(guong_arena_calloc(1, 600_000))
    inner.initializeMemory(as: UInt8.self, repeating: 0x22, count: 600_000)
    guong_arena_leave()
    let next = try #require(guong_arena_calloc(1, 64))
    next.initializeMemory(as: UInt8.self, repeating: 0x33, count: 64)
    #expect(bytes(outer, 64).allSatisfy { $0 == 0x77 })
  }
}
