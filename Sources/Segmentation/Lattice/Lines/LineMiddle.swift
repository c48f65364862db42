internal import Raster

/// How high the middle of a line lies at each place: lines climb, fall and bend.
struct LineMiddle {
  private var places: [(x: Double, y: Double)] = []

  /// Follows the line's full-sized boxes.
  ///
  /// - Parameters:
  ///   - boxes: The boxes of a line, in any order.
  ///   - lineHeight: The height of its writing.
  init(of boxes: [Rect], lineHeight: Double) {
    func gather(_ heights: ClosedRange<Double>) -> [(x: Double, y: Double)] {
      boxes.filter { heights.contains(Double($0.height) / lineHeight) }.map { ($0.midX, $0.midY) }
    }
    places = gather(0.6...1.6)
    if places.isEmpty { places = gather(0...(.infinity)) }
    places.sort { $0 < $1 }
  }

  /// The height of the middle at some place: between the means of the two boxes to its left and to
  /// its right.
  func y(at x: Double) -> Double {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].x <= x { low = middle + 1 } else { high = middle }
    }
    let left = mean(places[max(0, low - 2)..<low])
    let right = mean(places[low..<min(places.count, low + 2)])
    guard let left else { return right?.y ?? 0 }
    guard let right, right.x > left.x else { return left.y }
    let share = min(1, max(0, (x - left.x) / (right.x - left.x)))
    return left.y + share * (right.y - left.y)
  }

  private func mean(_ places: ArraySlice<(x: Double, y: Double)>) -> (x: Double, y: Double)? {
    guard !places.isEmpty else { return nil }
    let count = Double(places.count)
    return (places.reduce(0) { $0 + $1.x } / count, places.reduce(0) { $0 + $1.y } / count)
  }
}
