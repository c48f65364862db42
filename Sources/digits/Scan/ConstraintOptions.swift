internal import ArgumentParser
internal import DigitReader

/// The flags of `digits scan` that say what the numbers are like.
struct ConstraintOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Every number has this many digits.", valueName: "count"))
  var expect: Int?

  @Option(
    help: ArgumentHelp(
      "Every number matches this as a whole: digits, \\d, [1-35], [^0], ?, *, +, {2}, {2,4}, (…) and |.",
      valueName: "pattern"))
  var pattern: String?

  @Option(
    help: ArgumentHelp(
      "Every number has right check digits: luhn, ean13, isbn (of ten or thirteen digits; none that ends in X) or mod97 (1 remains).",
      valueName: "kind"))
  var checksum: ChecksumKind?

  /// What they mean together.
  ///
  /// - Throws: `ValidationError`, which ends the program with its usage and the code 64.
  func constraint() throws -> NumberConstraint {
    if let expect, !(1...Self.mostDigits).contains(expect) {
      throw ValidationError("--expect is a number from 1 to \(Self.mostDigits), not \(expect).")
    }
    var constraint = NumberConstraint(digitCount: expect, checksum: checksum?.checksum)
    if let pattern {
      do throws(PatternError) {
        constraint.pattern = try DigitPattern(pattern)
      } catch {
        throw ValidationError("--pattern, \(error)")
      }
    }
    return constraint
  }

  private static let mostDigits = 1000
}

/// The checksums by the names that people type.
enum ChecksumKind: String, CaseIterable, Sendable, ExpressibleByArgument {
  case luhn
  case ean13
  case isbn
  case mod97

  /// What it means.
  var checksum: NumberChecksum {
    switch self {
    case .luhn: .luhn
    case .ean13: .ean13
    case .isbn: .isbn
    case .mod97: .mod97
    }
  }
}
