import DigitReader
import ImageCodecs
import Raster
import Synchronization

/// Numbers for a pipeline that tell how many were drawn.
final class SourceList: AsyncSequence, Sendable {
  typealias Element = Int
  typealias Failure = Never

  private let numbers: [Int]
  private let drawnCount = Mutex(0)

  init(_ numbers: some Sequence<Int>) {
    self.numbers = Array(numbers)
  }

  var drawn: Int { drawnCount.withLock { $0 } }

  func makeAsyncIterator() -> Iterator { Iterator(list: self) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate let list: SourceList

    mutating func next(isolation actor: isolated (any Actor)?) async -> Int? {
      list.drawnCount.withLock { drawn in
        if drawn == list.numbers.count { return nil }
        defer { drawn += 1 }
        return list.numbers[drawn]
      }
    }
  }
}

extension DecodedImage {
  /// A picture that was never a file.
  static func drawn(_ image: GrayImage) -> DecodedImage {
    DecodedImage(image: image, format: .png, orientation: 1)
  }
}
