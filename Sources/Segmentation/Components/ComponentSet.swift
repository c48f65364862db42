/// The components of a mask, in the order in which reading row by row meets them.
///
/// Holds the runs of all components, one component after the other, and a few numbers for each:
/// a page full of specks costs tens of bytes a speck.
public struct ComponentSet: RandomAccessCollection, Sendable {
  let runs: [Run]
  /// Where the runs of each component end; those of the first begin at 0.
  let ends: [Int32]
  let statistics: [ComponentStatistics]

  /// The first index, 0.
  public var startIndex: Int { 0 }

  /// The number of components.
  public var endIndex: Int { statistics.count }

  /// The component at an index.
  ///
  /// - Parameter index: Below ``endIndex``.
  /// - Complexity: O(1).
  public subscript(index: Int) -> Component {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return statistics[index].component(runs: runs[start..<Int(ends[index])])
  }
}

extension ComponentSet {
  /// The longer side of a component's bounds, without making the component.
  func longerSide(of index: Int) -> Double {
    let one = statistics[index]
    return Double(Swift.max(one.right - one.left, one.bottom - one.top))
  }
}
