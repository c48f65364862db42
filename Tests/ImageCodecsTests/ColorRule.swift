/// The rule from samples to gray, written out as it is documented: the twin of the C loops.
enum ColorRule {
  /// Luma of ITU-R BT.601 in 16-bit fixed point, rounded.
  static func luma(_ red: Int, _ green: Int, _ blue: Int) -> Int {
    (19595 * red + 38470 * green + 7471 * blue + 32768) >> 16
  }

  /// A sample of a bit depth in 8 bits, rounded.
  static func eightBits(_ sample: Int, bitDepth: Int) -> Int {
    let maximum = 1 << bitDepth - 1
    return (sample * 255 + maximum / 2) / maximum
  }

  static func overWhite(_ gray: Int, alpha: Int) -> Int {
    255 - ((255 - gray) * alpha + 127) / 255
  }
}
