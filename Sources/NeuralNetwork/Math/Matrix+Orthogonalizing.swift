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
    let (a, b, c): (Float, Float, Float) = (3.4445, -4.7750, 2.0315)
    var gram = gram(kernels: kernels)
    // The squares of all elements together: no singular value is above 1 then.
    let length = gram.trace.squareRoot()
    guard length != 0 else { return Matrix(rows: rows, columns: columns) }
    gram.scale(by: 1 / (length * length))
    var power: Matrix?
    let rounds = 5
    for round in 1...rounds {
      // a + b·gram + c·gram²
      let step = gram.times(gram, kernels: kernels)
      step.combine(c, gram, b)
      step.addToDiagonal(a)
      power = power.map { $0.times(step, kernels: kernels) } ?? step
      guard round < rounds else { break }
      gram = gram.times(step, kernels: kernels).times(step, kernels: kernels)
    }
    guard let power else { return self }
    power.scale(by: 1 / length)
    return times(power, kernels: kernels)
  }

  /// `self = own · self + factor · other`.
  private func combine(_ own: Float, _ other: Matrix, _ factor: Float) {
    for index in 0..<rows * columns {
      unsafe values[index] = own * values[index] + factor * other.values[index]
    }
  }
}
