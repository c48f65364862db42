/// Which written digits became which that were read: the fewest edits between two texts.
///
/// Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals" (1966). A
/// changed digit beside one put in is taken for one digit that was read as two, and beside one left
/// out for two that were read as one: the same count of edits, told by a likelier cause.
public struct TextAlignment: Hashable, Sendable {
  /// What went wrong, left to right.
  public let faults: [ReadingFault]

  /// The fewest digits to put in, take out or change.
  public var edits: Int { faults.reduce(0) { $0 + $1.edits } }

  /// Aligns two texts.
  ///
  /// - Parameters:
  ///   - truth: What is written.
  ///   - text: What was read.
  /// - Complexity: O(*n* × *m*) time and memory.
  public init(truth: String, text: String) {
    let truth = Array(truth.utf8)
    let text = Array(text.utf8)
    let width = text.count + 1
    // Cuts break ties alone: a text has fewer of them than an edit weighs.
    let edit = truth.count + text.count + 1
    var steps = [Step](
      repeating: Step(cost: 0, fault: nil, truth: 0, text: 0), count: (truth.count + 1) * width)
    for row in 0...truth.count {
      for column in 0...text.count where row + column > 0 {
        var best = Step(cost: .max, fault: nil, truth: 0, text: 0)
        func offer(_ fault: ReadingFault?, truth rows: Int, text columns: Int) {
          guard row >= rows, column >= columns else { return }
          let isCut = fault == .overCut || fault == .underCut
          let cost =
            steps[(row - rows) * width + column - columns].cost + edit * (fault?.edits ?? 0)
            - (isCut ? 1 : 0)
          if cost < best.cost { best = Step(cost: cost, fault: fault, truth: rows, text: columns) }
        }
        if row > 0, column > 0 {
          offer(truth[row - 1] == text[column - 1] ? nil : .substituted, truth: 1, text: 1)
        }
        if row > 0, column > 1, !text[column - 2..<column].contains(truth[row - 1]) {
          offer(.overCut, truth: 1, text: 2)
        }
        if row > 1, column > 0, !truth[row - 2..<row].contains(text[column - 1]) {
          offer(.underCut, truth: 2, text: 1)
        }
        offer(.invented, truth: 0, text: 1)
        offer(.lost, truth: 1, text: 0)
        steps[row * width + column] = best
      }
    }
    var faults: [ReadingFault] = []
    var (row, column) = (truth.count, text.count)
    while row + column > 0 {
      let step = steps[row * width + column]
      if let fault = step.fault { faults.append(fault) }
      row -= step.truth
      column -= step.text
    }
    self.faults = faults.reversed()
  }

  /// The last step of the best alignment of two beginnings.
  private struct Step {
    var cost: Int
    var fault: ReadingFault?
    var truth: Int
    var text: Int
  }
}
