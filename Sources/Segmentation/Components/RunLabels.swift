/// The labels of runs while components grow: a union-find forest whose roots hold statistics.
struct RunLabels {
  /// The label of each run.
  private var labelOfRun: [Int32] = []
  /// The label that each label was joined to; a root is its own.
  ///
  /// A root is the smallest of its
  /// tree, so that components keep the order of their first runs.
  private var parents: [Int32] = []
  private var statistics: [ComponentStatistics] = []

  /// Labels the runs of a row.
  ///
  /// - Parameters:
  ///   - runs: All runs so far.
  ///   - first: The first run of the row.
  ///   - above: The runs of the row above.
  ///   - reach: How far a run reaches beyond its ends to touch one above.
  mutating func label(_ runs: Span<Run>, from first: Int, above: Range<Int>, reach: Int32) {
    var next = above.lowerBound
    for index in first..<runs.count {
      let run = runs[index]
      while next < above.upperBound, runs[next].end &+ reach <= run.start { next &+= 1 }
      var label: Int32 = -1
      var touching = next
      while touching < above.upperBound, runs[touching].start < run.end &+ reach {
        let other = root(of: labelOfRun[touching])
        label = label < 0 ? other : join(label, other)
        touching &+= 1
      }
      // The last that touches may touch the next run as well.
      if touching > next { next = touching &- 1 }
      if label < 0 {
        label = Int32(truncatingIfNeeded: parents.count)
        parents.append(label)
        statistics.append(ComponentStatistics())
      }
      labelOfRun.append(label)
      statistics[Int(label)].add(run)
    }
  }

  private mutating func root(of label: Int32) -> Int32 {
    var label = label
    while parents[Int(label)] != label {
      // Halving the path keeps trees flat.
      parents[Int(label)] = parents[Int(parents[Int(label)])]
      label = parents[Int(label)]
    }
    return label
  }

  private mutating func join(_ a: Int32, _ b: Int32) -> Int32 {
    if a == b { return a }
    let smaller = min(a, b)
    let greater = max(a, b)
    parents[Int(greater)] = smaller
    statistics[Int(smaller)].add(statistics[Int(greater)])
    return smaller
  }

  /// Sorts runs by component.
  ///
  /// - Complexity: O(runs).
  consuming func grouped(_ runs: [Run]) -> ComponentSet {
    // Labels become numbers without gaps; a parent is smaller than its child and so done first.
    var kept: [ComponentStatistics] = []
    for label in parents.indices {
      let parent = Int(parents[label])
      if parent == label {
        parents[label] = Int32(truncatingIfNeeded: kept.count)
        kept.append(statistics[label])
      } else {
        parents[label] = parents[parent]
      }
    }
    var ends: [Int32] = Array(repeating: 0, count: kept.count)
    for index in labelOfRun.indices {
      let number = parents[Int(labelOfRun[index])]
      labelOfRun[index] = number
      ends[Int(number)] &+= 1
    }
    var position: Int32 = 0
    for index in ends.indices {
      let count = ends[index]
      ends[index] = position
      position &+= count
    }
    var sorted = runs
    for index in runs.indices {
      let number = Int(labelOfRun[index])
      sorted[Int(ends[number])] = runs[index]
      ends[number] &+= 1
    }
    return ComponentSet(runs: sorted, ends: ends, statistics: kept)
  }
}
