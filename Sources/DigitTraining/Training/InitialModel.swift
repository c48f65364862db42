public import DigitClassifier
public import NeuralNetwork

/// A trained network that another starts from: to go on learning, to learn a hand of one's own.
///
/// Widths and blocks are alike in both. The new network looks at the old one's planes and tells its
/// classes, and may look at one plane more and tell more classes: what the old one knew nothing about
/// starts at 0.
public struct InitialModel: Sendable, CustomStringConvertible {
  private let model: ModelFile

  /// Creates a start.
  ///
  /// - Parameter model: The network to start from.
  public init(_ model: ModelFile) {
    self.model = model
  }

  /// The shape of the network to start from.
  public var architecture: ResidualArchitecture { model.architecture }

  /// The model's name and what tells it from others, for people.
  public var description: String {
    "\(model.provenance["name"] ?? "unnamed") \(String(fingerprint, radix: 16))"
  }

  /// A hash over all its values.
  var fingerprint: UInt64 {
    var fingerprint = Fingerprint()
    for value in model.parameters.values + model.parameters.statistics {
      fingerprint.add(UInt64(value.bitPattern))
    }
    return fingerprint.value
  }

  /// What keeps a network from starting here, in words; `nil` if nothing does.
  func problem(of network: ResidualNetwork) -> String? {
    let (old, new) = (model.architecture, network.architecture)
    if old.widths != new.widths || old.blocksPerStage != new.blocksPerStage {
      return "a model with widths of \(old.widths) and \(old.blocksPerStage) blocks a stage to "
        + "start from, and a network with \(new.widths) and \(new.blocksPerStage)"
    }
    if old.inputPlanes > new.inputPlanes || old.classes > new.classes {
      return "a model of \(old.inputPlanes) planes and \(old.classes) classes to start from, and a "
        + "network of \(new.inputPlanes) and \(new.classes)"
    }
    return nil
  }

  /// Puts what the old network knows in place of what is random.
  ///
  /// - Parameters:
  ///   - parameters: Those of the new network.
  ///   - network: The new network, which has no ``problem(of:)``.
  func apply(to parameters: inout NetworkParameters, of network: ResidualNetwork) {
    let old = ResidualNetwork(model.architecture).layout.arrays
    for (array, source) in zip(network.layout.arrays, old) {
      precondition(array.name == source.name, "\(array.name) in the place of \(source.name)")
      let isStatistics = array.role == .statistics
      let known = isStatistics ? model.parameters.statistics : model.parameters.values
      var values = [Float](repeating: 0, count: array.range.count)
      for (index, value) in known[source.range].enumerated() {
        values[Self.place(of: index, from: source.shape, in: array.shape)] = value
      }
      if isStatistics {
        parameters.statistics.replaceSubrange(array.range, with: values)
      } else {
        parameters.values.replaceSubrange(array.range, with: values)
      }
    }
  }

  /// Where a value of an array comes to lie in one whose axes are as long or longer.
  private static func place(of index: Int, from old: [Int], in new: [Int]) -> Int {
    var (rest, place, step) = (index, 0, 1)
    for (oldCount, newCount) in zip(old, new).reversed() {
      place += rest % oldCount * step
      rest /= oldCount
      step *= newCount
    }
    return place
  }
}
