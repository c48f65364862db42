extension Matrix {
  /// This matrix with all its singular values near 1: the nearest one whose rows or columns are
  /// orthogonal, but for a factor of 0.7 to 1.2 in each direction.
  ///
  /// Newton and Schulz's iteration with the coefficients of Jordan et al., "Muon: an optimizer for hidden
  /// layers in neural networks" (2024), chosen for a fast start and not for an exact end. Each round
  /// multiplies by a polynomial of the Gram matrix; those commute, so that all rounds are done on that
  /// small matrix, and the large one is multiplied once.
  ///
  /// - Parameter kernels: The loops that do the work, for floats.
  /// - Returns: A matrix of the same size; zeros if this is zeros. What is not finite stays so.
  /// - Complexity: 2·rows·columns² + 17·columns³ products, with rows for columns where they are fewer and a
  ///   multiple of 16.
  func orthogonalized(kernels: Kernels) -> Matrix {
    if rows < columns, rows % 16 == 0 {
      return transposed().orthogonalized(kernels: kernels).transposed()
    }
    var gram = gram(kernels: kernels)
    // The squares of all elements together: no singular value is above 1 then.
    let length = gram.trace.squareRoot()
    guard length != 0 else { return Matrix(rows: rows, columns: columns) }
    gram.scale(by: 1 / (length * length))
    var factor = gram.newtonSchulzFactor(kernels: kernels)
    var product = factor
    for _ in 2...5 {
      gram = gram.times(factor, kernels: kernels).times(factor, kernels: kernels)
      factor = gram.newtonSchulzFactor(kernels: kernels)
      product = product.times(factor, kernels: kernels)
    }
    product.scale(by: 1 / length)
    return times(product, kernels: kernels)
  }

  /// What one round multiplies by, of the Gram matrix that this is: a + b·self + c·self².
  private func newtonSchulzFactor(kernels: Kernels) -> Matrix {
    let (a, b, c): (Float, Float, Float) = (3.4445, -4.7750, 2.0315)
    let factor = times(self, kernels: kernels)
    factor.combine(c, self, b)
    factor.addToDiagonal(a)
    return factor
  }

  /// `self = own · self + factor · other`.
  private func combine(_ own: Float, _ other: Matrix, _ factor: Float) {
    for index in 0..<rows * columns {
      unsafe values[index] = own * values[index] + factor * other.values[index]
    }
  }
}
