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
    let sources: [any GlyphSource]
    do {
      sources = try DataSpecification.open(configuration.data, part: configuration.part)
    } catch {
      throw EvalFailure(status: TrainRun.refuse(error))
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
