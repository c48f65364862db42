internal import CKernels

/// The inner loops of one instruction set, for maps of one precision.
@safe
struct Kernels: @unchecked Sendable {
  // The table is a constant of the C target: shared by all and written by none.
  let table: UnsafePointer<dgk_kernels>

  /// What the maps that they are given must hold.
  let precision: Precision

  /// The loops of an instruction set.
  ///
  /// - Parameters:
  ///   - instructionSet: One that ``InstructionSet/available`` holds.
  ///   - precision: What maps and packed weights hold.
  init(_ instructionSet: InstructionSet, precision: Precision = .single) {
    guard let table = unsafe dgk_kernels_at(instructionSet.level, precision.kernels) else {
      preconditionFailure("this processor does not run \(instructionSet.rawValue)")
    }
    unsafe self.table = table
    self.precision = precision
  }
}
