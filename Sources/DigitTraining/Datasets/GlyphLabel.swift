/// What labels mean beside the digits.
public enum GlyphLabel {
  /// The class of everything that is no digit: letters, marks, halves and pairs of digits.
  public static let notADigit: UInt8 = 10

  /// What people call a class: its digit, or `not-a-digit`.
  ///
  /// - Parameter label: The class.
  /// - Returns: The name, which is also that of the class's folder.
  public static func name(of label: UInt8) -> String {
    label == notADigit ? "not-a-digit" : String(label)
  }

  /// The class that a name stands for.
  ///
  /// - Parameter name: `0` to `9`, or `not-a-digit`.
  /// - Returns: The class, or `nil` for any other name.
  public static func label(named name: String) -> UInt8? {
    (0...notADigit).first { Self.name(of: $0) == name }
  }

  /// The class of a written sign.
  ///
  /// - Parameter sign: A digit, a letter or a mark.
  /// - Returns: Its class; `nil` for what may look like a digit in some hand, and so teaches
  ///   nothing: O and D like 0; I, l, brackets, commas and the slash like 1; Z and ? like 2; J and }
  ///   like 3; Y, U and t like 4; S like 5; b and G like 6; T, > and ^ like 7 or a 1 with a long
  ///   upstroke; B and & like 8; g, q and Q like 9.
  public static func label(of sign: Character) -> UInt8? {
    if let digit = sign.wholeNumberValue, sign.isASCII { return UInt8(digit) }
    return notDigits.contains(sign) ? notADigit : nil
  }

  /// The signs that no hand makes look like a digit.
  ///
  /// The same letters large and small, as EMNIST has both in one class. No % and no @: half of one
  /// is a 0.
  private static let notDigits: Set<Character> = Set(
    "ACEFHKMNPRVWX" + "acefhkmnprvwx" + "#*+-_=~<")
}
