/// Figures of three columns and five rows, drawn for this program: the classes in a sheet's corners.
enum SheetFont {
  static let width = 3

  /// The rows of a class, top first.
  ///
  /// Bit 2 is the leftmost column. What is no digit is a cross.
  static func rows(of label: UInt8) -> [UInt8] {
    switch label {
    case 0: [0b111, 0b101, 0b101, 0b101, 0b111]
    case 1: [0b010, 0b110, 0b010, 0b010, 0b111]
    case 2: [0b111, 0b001, 0b111, 0b100, 0b111]
    case 3: [0b111, 0b001, 0b011, 0b001, 0b111]
    case 4: [0b101, 0b101, 0b111, 0b001, 0b001]
    case 5: [0b111, 0b100, 0b111, 0b001, 0b111]
    case 6: [0b111, 0b100, 0b111, 0b101, 0b111]
    case 7: [0b111, 0b001, 0b010, 0b010, 0b010]
    case 8: [0b111, 0b101, 0b111, 0b101, 0b111]
    case 9: [0b111, 0b101, 0b111, 0b001, 0b111]
    default: [0b000, 0b101, 0b010, 0b101, 0b000]
    }
  }
}
