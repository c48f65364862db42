internal import CKernels

/// A dense matrix of floats, row by row, multiplied by the loops of the convolutions: a product of two
/// matrices is a 1×1 convolution over as many pixels as the first has rows.
///
/// Not safe to share while somebody writes.
@safe
final class Matrix {
  let rows: Int

  /// A multiple of 16.
  let columns: Int

  /// The floats, and behind them room that the loops may read.
  private let storage: FloatBuffer

  /// Takes memory and fills it with zeros.
  init(rows: Int, columns: Int) {
    precondition(columns % Int(DGK_BLOCK) == 0, "\(columns) columns, not a multiple of 16")
    self.rows = rows
    self.columns = columns
    storage = FloatBuffer(count: rows * columns + dgk_slack(columns))
  }

  /// Copies floats, row by row.
  convenience init(rows: Int, columns: Int, _ floats: some Collection<Float>) {
    precondition(floats.count == rows * columns, "\(floats.count) floats, not \(rows)×\(columns)")
    self.init(rows: rows, columns: columns)
    _ = unsafe values.update(fromContentsOf: floats)
  }

  /// The floats, row by row.
  var values: UnsafeMutableBufferPointer<Float> {
    unsafe UnsafeMutableBufferPointer(start: storage.base, count: rows * columns)
  }

  /// Multiplies every float.
  func scale(by factor: Float) {
    for index in 0..<rows * columns { unsafe values[index] *= factor }
  }

  /// Adds to the diagonal of a square matrix.
  func addToDiagonal(_ term: Float) {
    for index in 0..<min(rows, columns) { unsafe values[index * columns + index] += term }
  }

  /// The sum of the diagonal of a square matrix.
  var trace: Float {
    var sum: Float = 0
    for index in 0..<min(rows, columns) { sum += unsafe values[index * columns + index] }
    return sum
  }

  /// Rows as columns.
  ///
  /// - Returns: A matrix of as many rows as this one has columns; rows must be a multiple of 16.
  func transposed() -> Matrix {
    let other = Matrix(rows: columns, columns: rows)
    for row in 0..<rows {
      for column in 0..<columns {
        unsafe other.values[column * rows + row] = values[row * columns + column]
      }
    }
    return other
  }

  /// This matrix times another.
  ///
  /// - Parameters:
  ///   - other: As many rows as this one has columns.
  ///   - kernels: The loops that do the work, for floats.
  /// - Returns: As many rows as this one, as many columns as the other.
  func times(_ other: Matrix, kernels: Kernels) -> Matrix {
    precondition(other.rows == columns, "\(columns) columns times \(other.rows) rows")
    precondition(kernels.precision == .single)
    var packing = dgk_packing(
      channels: Int32(other.columns), tap_rows: 1, tap_columns: 1, inputs: Int32(columns), row: 0,
      column: 0, input: other.columns, channel: 1)
    let packed = FloatBuffer(count: columns * other.columns)
    unsafe kernels.table.pointee.pack(&packing, other.storage.base, nil, packed.base)
    let product = Matrix(rows: rows, columns: other.columns)
    var geometry = geometry(channels: other.columns)
    unsafe kernels.table.pointee.convolve(
      &geometry, storage.base, packed.base, nil, nil, product.storage.base)
    return product
  }

  /// The products of this matrix's columns with each other: its transpose times itself.
  ///
  /// - Parameter kernels: The loops that do the work, for floats.
  /// - Returns: A symmetric matrix of as many rows and columns as this one has columns.
  func gram(kernels: Kernels) -> Matrix {
    precondition(kernels.precision == .single)
    let gram = Matrix(rows: columns, columns: columns)
    var geometry = geometry(channels: columns)
    let room = unsafe AlignedBytes(count: dgk_gradient_room(&geometry, DGK_SINGLE))
    unsafe kernels.table.pointee.weight_gradient(
      &geometry, storage.base, storage.base, gram.storage.base, room.base)
    return gram
  }

  /// A 1×1 convolution over one row of as many pixels as this has rows.
  private func geometry(channels: Int) -> dgk_convolution {
    dgk_convolution(
      images: 1, height: 1, width: Int32(rows), channels: Int32(channels), tap_rows: 1,
      row_taps: Int32(columns), x_image: 0, x_row: rows * columns, x_pixel: columns, x_tap_row: 0,
      y_image: 0, y_row: rows * channels, y_pixel: channels, rectify: 0)
  }
}
