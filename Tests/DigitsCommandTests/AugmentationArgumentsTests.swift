import ArgumentParser
import DigitTraining
import Testing

@testable import digits

@Suite struct AugmentationArgumentsTests {
  @Test func `without flags samples are distorted by the default preset`() throws {
    #expect(try AugmentationArguments.parse([]).augmentation == .default)
  }

  @Test(arguments: [("none", Augmentation.none), ("light", .light), ("strong", .strong)])
  func `a preset is chosen by its name`(name: String, augmentation: Augmentation) throws {
    #expect(try AugmentationArguments.parse(["--augment", name]).augmentation == augmentation)
  }

  @Test func `flags depart from the preset`() throws {
    let flags = [
      "--augment", "none", "--rotation", "1", "--zoom", "0.1", "--shift", "2", "--shear", "0.2",
      "--elastic", "3", "--perspective", "0.3", "--thickness", "0.4", "--lighting", "0.5",
      "--blur", "0.6", "--noise", "0.07",
    ]
    let wanted = Augmentation(
      affine: AffineAugmentation(rotation: 1, zoom: 0.1, shift: 2, shear: 0.2), elastic: 3,
      perspective: 0.3, thickness: 0.4, lighting: 0.5, blur: 0.6, noise: 0.07)
    #expect(try AugmentationArguments.parse(flags).augmentation == wanted)
  }

  @Test(arguments: [
    (["--elastic", "9"], "an elastic displacement of 9.0, not 0 to 3.5"),
    (["--rotation", "nan"], "a rotation of nan°, not 0 to 180"),
    (["--augment", "wild"], "The value 'wild' is invalid"),
  ])
  func `what cannot be is refused in words`(flags: [String], words: String) {
    let error = #expect(throws: (any Error).self) { try AugmentationArguments.parse(flags) }
    guard let error else { return }
    let message = AugmentationArguments.fullMessage(for: error)
    #expect(message.contains(words), "\(message)")
  }
}
