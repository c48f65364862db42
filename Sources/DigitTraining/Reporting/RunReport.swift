internal import NeuralNetwork
internal import Pages

/// A page about a run of training, or about a model that was measured, that needs nothing but
/// itself.
public enum RunReport {
  /// A page about a model that was measured.
  ///
  /// - Parameters:
  ///   - evaluation: What was measured.
  ///   - model: What the model calls itself.
  ///   - worst: The most samples that are shown.
  /// - Returns: A whole page, pictures included.
  public static func page(
    _ evaluation: DetailedEvaluation, model: String, worst: Int = 100
  ) -> String {
    let body =
      "<main>\n" + EvaluationSections.summary(evaluation) + EvaluationSections.html(evaluation)
      + EvaluationSections.worst(evaluation, count: worst) + "</main>\n"
    return HTML.page(title: "How well \(model) reads", style: ReportStyle.css, body: body)
  }

  /// A page about a run of training so far, or as a whole.
  ///
  /// - Parameters:
  ///   - history: What was told of it.
  ///   - evaluation: The finished model on the validation samples.
  ///   - worst: The most samples that are shown.
  /// - Returns: A whole page.
  static func page(
    _ history: RunHistory, evaluation: DetailedEvaluation?, worst: Int = 100
  ) -> String {
    var body = "<main>\n" + RunSections.summary(history)
    if let evaluation { body += EvaluationSections.summary(evaluation) }
    body += RunSections.curves(history)
    if let evaluation { body += EvaluationSections.html(evaluation) }
    body += RunSections.epochs(history) + RunSections.data(history) + RunSections.options(history)
    if let evaluation { body += EvaluationSections.worst(evaluation, count: worst) }
    let name = history.header?["name"]?.string ?? "a model"
    return HTML.page(title: "Training of \(name)", style: ReportStyle.css, body: body + "</main>\n")
  }
}
