/// A part of a folder of pictures, to train on one and measure on another: every so many pictures one.
public struct NumberPart: Hashable, Sendable, CustomStringConvertible {
  /// Which part, from 1.
  public let number: Int

  /// How many parts there are.
  public let count: Int

  /// Everything.
  public static let all = NumberPart(1, of: 1)

  /// The most parts.
  public static let mostParts = 1000

  /// Creates a part.
  ///
  /// - Parameters:
  ///   - number: Which part, from 1.
  ///   - count: How many there are.
  private init(_ number: Int, of count: Int) {
    self.number = number
    self.count = count
  }

  /// Reads what a person wrote.
  ///
  /// - Parameter text: Which part of how many, such as `1/2`: `nil` if it is none.
  public init?(_ text: String) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1],
      (1...Self.mostParts).contains(count), (1...count).contains(number)
    else { return nil }
    self.init(number, of: count)
  }

  /// The part as people write it.
  public var description: String { "\(number)/\(count)" }

  /// Whether a picture is of the part.
  ///
  /// - Parameter index: Its place in the table, from 0.
  /// - Returns: `true` if it is.
  public func contains(_ index: Int) -> Bool { index % count == number - 1 }
}
