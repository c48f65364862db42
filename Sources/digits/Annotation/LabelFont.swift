/// The characters of labels, drawn for this program: five columns of seven rows each.
enum LabelFont {
  static let width = 5
  static let height = 7

  /// The columns from one character to the next.
  static let advance = width + 1

  /// The rows of a character, top first, or `nil` for one that labels do not use.
  ///
  /// Bit 4 is the leftmost column.
  static func rows(of character: Character) -> [UInt8]? {
    switch character {
    case "0": [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110]
    case "1": [0b00100, 0b01100, 0b10100, 0b00100, 0b00100, 0b00100, 0b11111]
    case "2": [0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111]
    case "3": [0b11110, 0b00001, 0b00001, 0b01110, 0b00001, 0b00001, 0b11110]
    case "4": [0b10010, 0b10010, 0b10010, 0b11111, 0b00010, 0b00010, 0b00010]
    case "5": [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110]
    case "6": [0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110]
    case "7": [0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000]
    case "8": [0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110]
    case "9": [0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100]
    case "%": [0b11001, 0b11001, 0b00010, 0b00100, 0b01000, 0b10011, 0b10011]
    case "-": [0b00000, 0b00000, 0b00000, 0b11111, 0b00000, 0b00000, 0b00000]
    default: nil
    }
  }

  /// The columns that text takes, without the gap after its last character.
  static func width(of text: String, scale: Int) -> Int {
    text.isEmpty ? 0 : (text.count * advance - 1) * scale
  }
}
