package import Segmentation

/// A line whose digits are known: where each stands among the candidates for digits.
package struct AlignedNumber: Sendable {
  /// A digit.
  package struct Digit: Hashable, Sendable {
    /// Which span of the lattice it is.
    package var span: Int

    /// What it is, 0 to 9.
    package var label: UInt8

    /// Creates a digit.
    package init(span: Int, label: UInt8) {
      self.span = span
      self.label = label
    }
  }

  /// All candidates.
  package var lattice: LineLattice

  /// The digits from left to right; two beside each other may share a stroke.
  package var digits: [Digit]

  /// How much likelier something else is written there, as the logarithm of a ratio of probabilities.
  package var doubt: Double

  /// Creates a line.
  package init(lattice: LineLattice, digits: [Digit], doubt: Double) {
    self.lattice = lattice
    self.digits = digits
    self.doubt = doubt
  }
}
