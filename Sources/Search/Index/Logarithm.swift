#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

enum Logarithm {
  static func natural(_ value: Double) -> Double { log(value) }
}
