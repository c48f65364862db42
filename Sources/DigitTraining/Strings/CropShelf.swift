/// Crops in the blocks that they were made in, found by one number.
struct CropShelf: Sendable {
  private let blocks: [CropBlock]

  /// The number of crops before each block, and of all.
  private let starts: [Int]

  /// A hash over all crops.
  let fingerprint: UInt64

  /// Puts blocks one after the other.
  ///
  /// - Parameter blocks: The blocks, in their order.
  /// - Complexity: O(bytes of all crops).
  init(_ blocks: [CropBlock]) {
    self.blocks = blocks
    var starts = [0]
    var fingerprint = Fingerprint()
    for block in blocks {
      starts.append((starts.last ?? 0) + block.labels.count)
      fingerprint.add(block.fingerprint)
    }
    self.starts = starts
    self.fingerprint = fingerprint.value
  }

  /// How many crops there are.
  var count: Int { starts.last ?? 0 }

  /// The class of a crop.
  func label(at index: Int) -> UInt8 {
    let (block, place) = place(of: index)
    return blocks[block].labels[place]
  }

  /// A plane of a crop: 0 for its ink, 1 for what is around it.
  func plane(_ plane: Int, at index: Int) -> [UInt8] {
    let (block, place) = place(of: index)
    return Array(blocks[block].plane(plane, at: place))
  }

  /// The block that holds a crop, and the crop's place in it.
  private func place(of index: Int) -> (block: Int, place: Int) {
    precondition(index >= 0 && index < count, "crop \(index) of \(count)")
    var (low, high) = (0, blocks.count)
    // The last block that starts at the index or before it.
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= index { low = middle } else { high = middle }
    }
    return (low, index - starts[low])
  }
}
