/// A sequence whose elements are there without waiting, for those who await them.
public struct SynchronousSources<Base: Sequence & Sendable>: AsyncSequence, Sendable {
  /// An element of the sequence.
  public typealias Element = Base.Element

  /// Nothing is thrown.
  public typealias Failure = Never

  private let base: Base

  init(_ base: Base) {
    self.base = base
  }

  /// Begins at the sequence's start.
  public func makeAsyncIterator() -> Iterator {
    Iterator(base: base.makeIterator())
  }

  /// Goes through the sequence.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate var base: Base.Iterator

    /// Takes the next element, without waiting.
    ///
    /// - Parameter actor: Where the caller runs.
    /// - Returns: The element, or `nil` after the last.
    public mutating func next(isolation actor: isolated (any Actor)?) async -> Base.Element? {
      base.next()
    }
  }
}
