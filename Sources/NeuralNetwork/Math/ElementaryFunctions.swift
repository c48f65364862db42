// The one file of the network that names the C library: the standard library has no exponential.

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// e raised to a power.
package func exponential(_ x: Float) -> Float { expf(x) }

/// The natural logarithm.
package func logarithm(_ x: Float) -> Float { logf(x) }

/// A base raised to a power.
package func power(_ base: Float, _ exponent: Float) -> Float { powf(base, exponent) }

/// The angle of a direction in radians, over -π and at most π.
package func arctangent(_ y: Float, _ x: Float) -> Float { atan2f(y, x) }

/// The cosine of an angle in radians.
package func cosine(_ angle: Float) -> Float { cosf(angle) }

/// The sine of an angle in radians.
package func sine(_ angle: Float) -> Float { sinf(angle) }
