internal import Raster

extension LineFrame {
  /// Cuts a component into pieces side by side.
  ///
  /// Bits that a cut leaves over join the piece that they touch most.
  ///
  /// - Parameters:
  ///   - owner: The component's owner number.
  ///   - rect: Where it is.
  ///   - options: Where to cut.
  /// - Returns: For each pixel of the rectangle the number of its piece from 0, or -1 outside of the
  ///   component; and how many pieces there are.
  func pieces(
    of owner: Int32, in rect: Rect, options: LatticeOptions
  ) -> (map: [Int], count: Int)? {
    let wide = Double(rect.width) / lineHeight
    guard wide > options.minimumCutWidth, wide <= options.maximumCutWidth,
      Double(rect.height) >= options.minimumCutHeight * lineHeight,
      Double(rect.height) <= options.maximumCutHeight * lineHeight
    else { return nil }
    let ink = InkBits(of: owner, in: self, rect: rect)
    let cuts = chosenCuts(
      of: ink, lineHeight: lineHeight, strokeWidth: strokeWidth, options: options)
    guard !cuts.isEmpty else { return nil }
    var map: [Int] = Array(repeating: -1, count: rect.width * rect.height)
    for y in 0..<rect.height {
      var piece = 0
      for x in 0..<rect.width {
        while piece < cuts.count, cuts[piece][y] <= x { piece += 1 }
        if ink.isInk(x, y) { map[y * rect.width + x] = piece }
      }
    }
    joinBits(
      of: &map, width: rect.width, height: rect.height,
      smallest: Int(options.minimumPieceArea * lineHeight * lineHeight))
    // Numbers without gaps.
    var numbers: [Int] = Array(repeating: -1, count: cuts.count + 1)
    for piece in map where piece >= 0 { numbers[piece] = 0 }
    var count = 0
    for piece in numbers.indices where numbers[piece] == 0 {
      numbers[piece] = count
      count += 1
    }
    guard count > 1 else { return nil }
    for index in map.indices where map[index] >= 0 { map[index] = numbers[map[index]] }
    return (map, count)
  }
}

/// Gives each connected part of a piece that is too small to the piece that it touches most.
private func joinBits(of map: inout [Int], width: Int, height: Int, smallest: Int) {
  var isSeen: [Bool] = Array(repeating: false, count: map.count)
  var part: [Int] = []
  for start in map.indices where map[start] >= 0 && !isSeen[start] {
    let piece = map[start]
    part.removeAll(keepingCapacity: true)
    part.append(start)
    isSeen[start] = true
    var next = 0
    var touched: [Int: Int] = [:]
    while next < part.count {
      let index = part[next]
      next += 1
      let x = index % width
      let y = index / width
      for otherY in max(0, y - 1)...min(height - 1, y + 1) {
        for otherX in max(0, x - 1)...min(width - 1, x + 1) {
          let other = otherY * width + otherX
          if map[other] == piece {
            if !isSeen[other] {
              isSeen[other] = true
              part.append(other)
            }
          } else if map[other] >= 0 {
            touched[map[other], default: 0] += 1
          }
        }
      }
    }
    guard part.count < smallest,
      let most = touched.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })
    else { continue }
    for index in part { map[index] = most.key }
  }
}
