internal import CKernels

/// The inner loops of one instruction set.
@safe
struct Kernels: @unchecked Sendable {
  // The table is a constant of the C target: shared by all and written by none.
  let table: UnsafePointer<dgk_kernels>

  /// The loops of an instruction set.
  ///
  /// - Parameter instructionSet: One that ``InstructionSet/available`` holds.
  init(_ instructionSet: InstructionSet) {
    guard let table = unsafe dgk_kernels_at(instructionSet.level) else {
      preconditionFailure("this processor does not run \(instructionSet.rawValue)")
    }
    unsafe self.table = table
  }
}
