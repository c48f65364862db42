/// A symmetric matrix of three rows and columns.
struct Matrix3 {
  private var rows: [SIMD3<Double>]

  /// Creates a matrix with one value along its diagonal and zeros elsewhere.
  init(diagonal value: Double = 0) {
    rows = [SIMD3(value, 0, 0), SIMD3(0, value, 0), SIMD3(0, 0, value)]
  }

  /// Adds *v vᵀ*.
  mutating func addSquare(of vector: SIMD3<Double>) {
    for row in 0..<3 { rows[row] += vector[row] * vector }
  }

  static func + (first: Matrix3, second: Matrix3) -> Matrix3 {
    var sum = first
    for row in 0..<3 { sum.rows[row] += second.rows[row] }
    return sum
  }

  static func / (matrix: Matrix3, divisor: Double) -> Matrix3 {
    var quotient = matrix
    for row in 0..<3 { quotient.rows[row] /= divisor }
    return quotient
  }

  static func * (matrix: Matrix3, vector: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(
      (matrix.rows[0] * vector).sum(), (matrix.rows[1] * vector).sum(),
      (matrix.rows[2] * vector).sum())
  }

  /// The inverse times the determinant: the adjugate, whose rows are the cross products of the others.
  var adjugate: Matrix3 {
    var adjugate = Matrix3()
    for row in 0..<3 {
      let (a, b) = (rows[(row + 1) % 3], rows[(row + 2) % 3])
      adjugate.rows[row] = SIMD3(
        a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    }
    return adjugate
  }
}
