internal import NeuralNetwork

/// Parts each source into what is trained on and what is measured on.
struct TrainingSplit: Sendable {
  /// What is trained on, a part for each source.
  let training: [GlyphSubset]

  /// What is measured on, a part for each source; some may be empty.
  let validation: [GlyphSubset]

  /// Parts sources.
  ///
  /// A source of a held-out writer loses that writer's samples and no others; from the remaining
  /// sources samples are drawn at random, from each its share of `count`.
  ///
  /// Each source is parted on its own: a picture that two of them have, as MNIST and QMNIST do, may be
  /// measured on in one and trained on in the other.
  ///
  /// - Parameters:
  ///   - sources: All samples.
  ///   - count: How many are held out of the sources without a held-out writer.
  ///   - writers: Who is held out, by name, in whichever source.
  ///   - seed: Where randomness comes from.
  ///   - stream: The stream of the seed's randomness that is meant for this.
  /// - Throws: ``Trainer/Failure`` that lists the writers there are, if one is not among them.
  init(
    _ sources: [any GlyphSource], holdingOut count: Int, writers: [String], seed: UInt64,
    stream: UInt64
  ) throws(Trainer.Failure) {
    let known = Set(sources.flatMap(\.writers))
    for writer in writers where !known.contains(writer) {
      let list = known.isEmpty ? "no writer is known" : Self.list(known.sorted())
      throw Trainer.Failure(message: "no source has a writer “\(writer)”: \(list)", kind: .options)
    }
    let heldOut = Set(writers)
    let isByWriter = sources.map { !heldOut.isDisjoint(with: $0.writers) }
    let counts = Self.shares(
      of: count, among: zip(sources, isByWriter).map { $1 ? 0 : $0.count })
    var training: [GlyphSubset] = []
    var validation: [GlyphSubset] = []
    for (number, source) in sources.enumerated() {
      let measured: [Int]
      let trained: [Int]
      if isByWriter[number] {
        func isHeldOut(_ index: Int) -> Bool {
          source.writer(at: index).map { heldOut.contains(source.writers[$0]) } ?? false
        }
        measured = (0..<source.count).filter(isHeldOut)
        trained = (0..<source.count).filter { !isHeldOut($0) }
      } else {
        var generator = Xoshiro256(seed: seed, stream: stream, UInt64(number))
        let order = Array(0..<source.count).shuffled(using: &generator)
        measured = Array(order.prefix(counts[number]))
        trained = Array(order.dropFirst(counts[number]))
      }
      training.append(GlyphSubset(source, trained))
      validation.append(GlyphSubset(source, measured))
    }
    self.training = training
    self.validation = validation
  }

  /// A number parted in proportion to sizes; what rounding leaves goes to the first ones.
  static func shares(of count: Int, among sizes: [Int]) -> [Int] {
    let total = sizes.reduce(0, +)
    guard total > 0 else { return sizes.map { _ in 0 } }
    let wanted = min(count, total)
    var shares = sizes.map {
      Int((Double($0) / Double(total) * Double(wanted)).rounded(.down))
    }
    var left = wanted - shares.reduce(0, +)
    while left > 0 {
      for index in sizes.indices where left > 0 && shares[index] < sizes[index] {
        shares[index] += 1
        left -= 1
      }
    }
    return shares
  }

  /// The first names, and how many more there are.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(40).joined(separator: ", ")
    let more = names.count > 40 ? " and \(names.count - 40) more" : ""
    return "there are \(shown)\(more)"
  }
}
