import Testing

@testable import NeuralNetwork

@Suite struct MatrixTests {
  struct Size: Sendable, CustomTestStringConvertible {
    var rows: Int
    var columns: Int

    var testDescription: String { "\(rows)×\(columns)" }
  }

  private static func random(_ size: Size, using generator: inout Xoshiro256) -> [[Double]] {
    (0..<size.rows).map { _ in
      (0..<size.columns).map { _ in Double(Float(generator.uniform(in: -1...1))) }
    }
  }

  private static func matrix(_ rows: [[Double]]) -> Matrix {
    Matrix(rows: rows.count, columns: rows[0].count, rows.flatMap { $0.map(Float.init) })
  }

  private static func rows(_ matrix: Matrix) -> [[Double]] {
    (0..<matrix.rows).map { row in
      (0..<matrix.columns).map { unsafe Double(matrix.values[row * matrix.columns + $0]) }
    }
  }

  private static func product(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    a.map { row in
      b[0].indices.map { column in row.indices.reduce(0) { $0 + row[$1] * b[$1][column] } }
    }
  }

  private static func transposed(_ a: [[Double]]) -> [[Double]] {
    a[0].indices.map { column in a.map { $0[column] } }
  }

  private static func distance(_ a: [[Double]], _ b: [[Double]]) -> Double {
    zip(a.joined(), b.joined()).map { abs($0 - $1) }.max() ?? .infinity
  }

  @Test(arguments: InstructionSet.available)
  func `products are those of the plain formula`(set: InstructionSet) {
    var generator = Xoshiro256(seed: 3)
    for (size, columns) in [
      (Size(rows: 1, columns: 16), 16), (Size(rows: 18, columns: 16), 48),
      (Size(rows: 145, columns: 32), 16), (Size(rows: 48, columns: 96), 96),
    ] {
      let a = Self.random(size, using: &generator)
      let b = Self.random(Size(rows: size.columns, columns: columns), using: &generator)
      let kernels = Kernels(set)
      let product = Self.matrix(a).times(Self.matrix(b), kernels: kernels)
      #expect(Self.distance(Self.rows(product), Self.product(a, b)) < 2e-5, "\(size)")
      let gram = Self.matrix(a).gram(kernels: kernels)
      #expect(
        Self.distance(Self.rows(gram), Self.product(Self.transposed(a), a)) < 1e-4, "\(size)")
      if size.rows % 16 == 0 {
        #expect(Self.rows(Self.matrix(a).transposed()) == Self.transposed(a))
      }
    }
  }

  /// Columns of one length and at right angles: Gram and Schmidt's, twice over for exactness.
  private static func orthonormal(
    _ size: Size, using generator: inout Xoshiro256
  ) -> [[Double]] {
    var columns: [[Double]] = []
    for var column in transposed(random(size, using: &generator)) {
      for _ in 0..<2 {
        for other in columns {
          let share = zip(column, other).reduce(0) { $0 + $1.0 * $1.1 }
          for index in column.indices { column[index] -= share * other[index] }
        }
      }
      let length = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
      columns.append(column.map { $0 / length })
    }
    return transposed(columns)
  }

  /// What a matrix does along directions that are known: each keeps its own, and all get one length.
  @Test(
    arguments: [
      Size(rows: 18, columns: 16), Size(rows: 144, columns: 48), Size(rows: 48, columns: 96),
      Size(rows: 9, columns: 16),
    ], [1 as Double, 1e-6])
  func `orthogonalizing keeps directions and makes their lengths alike`(size: Size, scale: Double) {
    var generator = Xoshiro256(seed: 5)
    let rank = min(size.rows, size.columns)
    let left = Self.orthonormal(Size(rows: size.rows, columns: rank), using: &generator)
    let right = Self.orthonormal(Size(rows: size.columns, columns: rank), using: &generator)
    // From 1 to 0.01.
    let lengths = (0..<rank).map { scale * (1 - 0.99 * Double($0) / Double(rank - 1)) }
    let scaled = left.map { row in row.indices.map { row[$0] * lengths[$0] } }
    let made = Self.matrix(Self.product(scaled, Self.transposed(right)))
      .orthogonalized(kernels: Kernels(.best))
    let along = Self.product(
      Self.product(Self.transposed(left), Self.rows(made)), right)
    for (row, values) in along.enumerated() {
      for (column, value) in values.enumerated() {
        if row == column {
          #expect((0.6...1.25).contains(value), "length \(value) of direction \(row)")
        } else {
          #expect(abs(value) < 0.01, "\(value) from direction \(column) to \(row)")
        }
      }
    }
  }

  @Test func `nothing is orthogonal to nothing`() {
    let made = Matrix(rows: 32, columns: 16).orthogonalized(kernels: Kernels(.best))
    #expect(Self.rows(made).joined().allSatisfy { $0 == 0 })
  }
}
