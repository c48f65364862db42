internal import FileSystem

/// The inputs of a scan, until it is asked to end: what is in hand is finished, nothing is begun.
struct InterruptibleInputs: Sequence, IteratorProtocol, Sendable {
  private var inputs: ScanInputs
  private var returned: ScanInputs.Step?

  init(_ inputs: ScanInputs) {
    self.inputs = inputs
  }

  mutating func next() -> ScanInputs.Step? {
    if Interruption.current != nil { return nil }
    if let step = returned {
      returned = nil
      return step
    }
    return inputs.next()
  }

  /// Takes back the input that was drawn last.
  mutating func putBack(_ step: ScanInputs.Step) {
    returned = step
  }
}
