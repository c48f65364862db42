internal import CKernels

/// The inner loop of one instruction set in fixed point.
///
/// All compute the same bits.
@safe
struct FixedPointKernels: @unchecked Sendable {
  // The table is a constant of the C target: shared by all and written by none.
  let table: UnsafePointer<dgk_fixed_kernels>

  /// The loop of an instruction set.
  ///
  /// - Parameter instructionSet: One that ``InstructionSet/available`` holds; `nil` where it has no
  ///   loop in fixed point on this processor.
  init?(_ instructionSet: InstructionSet) {
    guard let table = unsafe dgk_fixed_kernels_at(instructionSet.level) else { return nil }
    unsafe self.table = table
  }
}
