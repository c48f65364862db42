internal import ArgumentParser
internal import DigitTraining

/// The flags that say how samples are distorted: a preset, and what departs from it.
struct AugmentationArguments: ParsableArguments {
  /// The sets of ranges that have a name.
  enum Preset: String, CaseIterable, ExpressibleByArgument {
    case none
    case light
    case `default`
    case strong

    var augmentation: Augmentation {
      switch self {
      case .none: .none
      case .light: .light
      case .default: .default
      case .strong: .strong
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      "How samples are distorted: none, light (turned, scaled, slanted and moved), default or strong.",
      valueName: "preset"))
  var augment: Preset = .default

  @Option(help: ArgumentHelp("Turn samples up to this far.", valueName: "degrees"))
  var rotation: Float?

  @Option(help: ArgumentHelp("Grow or shrink samples up to this much.", valueName: "share"))
  var zoom: Float?

  @Option(help: ArgumentHelp("Move samples up to this far.", valueName: "pixels"))
  var shift: Float?

  @Option(help: ArgumentHelp("Slant samples up to this much.", valueName: "slope"))
  var shear: Float?

  @Option(help: ArgumentHelp("Bend samples smoothly up to this far.", valueName: "pixels"))
  var elastic: Float?

  @Option(
    help: ArgumentHelp("See samples askew, an edge nearer up to this much.", valueName: "share"))
  var perspective: Float?

  @Option(
    help: ArgumentHelp(
      "Make strokes thicker or thinner up to this much on each side.", valueName: "pixels"))
  var thickness: Float?

  @Option(help: ArgumentHelp("Change light and contrast up to this much.", valueName: "share"))
  var lighting: Float?

  @Option(help: ArgumentHelp("Blur samples up to this deviation.", valueName: "pixels"))
  var blur: Float?

  @Option(help: ArgumentHelp("Add noise up to this deviation.", valueName: "share"))
  var noise: Float?

  /// The flags as the trainer's augmentation.
  var augmentation: Augmentation {
    var result = augment.augmentation
    if let rotation { result.affine.rotation = rotation }
    if let zoom { result.affine.zoom = zoom }
    if let shift { result.affine.shift = shift }
    if let shear { result.affine.shear = shear }
    if let elastic { result.elastic = elastic }
    if let perspective { result.perspective = perspective }
    if let thickness { result.thickness = thickness }
    if let lighting { result.lighting = lighting }
    if let blur { result.blur = blur }
    if let noise { result.noise = noise }
    return result
  }

  /// Refuses ranges that make no sense with the command's usage.
  func validate() throws {
    if let problem = augmentation.problem {
      throw ValidationError("Training with \(problem) is not possible.")
    }
  }
}
