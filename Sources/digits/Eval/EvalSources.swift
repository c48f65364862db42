internal import DigitTraining
internal import FileSystem

/// Opens what a model is measured on.
enum EvalSources {
  /// Opens the data and chooses the writers.
  ///
  /// - Parameter configuration: What is wanted.
  /// - Returns: The sources in their order; those without a sample of the writers wanted are left out.
  /// - Throws: How the program ends, after it said why.
  static func open(
    _ configuration: EvalConfiguration
  ) throws(EvalFailure) -> [EvaluationSource] {
    var sources: [any GlyphSource] = []
    for path in configuration.data {
      do {
        sources.append(try MNIST.read(configuration.part == .test ? .test : .training, in: path))
      } catch {
        throw EvalFailure(status: TrainRun.refuse(error))
      }
    }
    if let empty = sources.firstIndex(where: { $0.count == 0 }) {
      Complaint.print("holds no digits", about: configuration.data[empty])
      throw EvalFailure(status: .noData)
    }
    guard let writers = configuration.writers else { return sources.map { EvaluationSource($0) } }
    let known = Set(sources.flatMap(\.writers))
    if let stranger = writers.first(where: { !known.contains($0) }) {
      let names = known.isEmpty ? "none is known" : known.sorted().joined(separator: ", ")
      Complaint.print("wrote none of the samples; writers: \(names)", about: FilePath(stranger))
      throw EvalFailure(status: .noData)
    }
    return sources.map { EvaluationSource($0, writtenBy: Set(writers)) }
      .filter { !$0.indices.isEmpty }
  }
}
