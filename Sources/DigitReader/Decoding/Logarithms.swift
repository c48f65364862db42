// The one file of the reader that names the C library: the standard library has no logarithm.

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The natural logarithm.
func logarithm(_ x: Double) -> Double { log(x) }

/// e raised to a power.
func exponential(_ x: Double) -> Double { exp(x) }

/// The logarithm of the sum of two numbers that are given by their logarithms.
func logSum(_ a: Double, _ b: Double) -> Double {
  let (high, low) = a > b ? (a, b) : (b, a)
  if low == -.infinity { return high }
  // Beyond the last bit of a Double.
  return high - low > 40 ? high : high + log1p(exp(low - high))
}
