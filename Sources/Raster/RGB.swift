/// A color of three 8-bit channels.
public struct RGB: Hashable, Sendable {
  /// The red channel.
  public var red: UInt8

  /// The green channel.
  public var green: UInt8

  /// The blue channel.
  public var blue: UInt8

  /// Creates a color from its channels.
  ///
  /// - Parameters:
  ///   - red: The red channel.
  ///   - green: The green channel.
  ///   - blue: The blue channel.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Creates a shade of gray.
  ///
  /// - Parameter gray: The value of all three channels.
  public init(gray: UInt8) {
    self.init(red: gray, green: gray, blue: gray)
  }
}
