extension ConfusionMatrix {
  /// What is reached on one class.
  public struct Class: Hashable, Sendable {
    /// The class.
    public var label: Int

    /// Samples of the class that were read right, out of those that are of it: recall.
    public var recall: Proportion

    /// Samples that are of the class, out of those read as it: precision.
    public var precision: Proportion
  }

  /// What is reached on each class, in their order.
  public var classes: [Class] {
    counts.indices.map { label in
      let right = counts[label][label]
      return Class(
        label: label, recall: Proportion(right, of: counts[label].reduce(0, +)),
        precision: Proportion(right, of: counts.reduce(0) { $0 + $1[label] }))
    }
  }
}
