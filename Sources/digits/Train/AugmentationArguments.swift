internal import ArgumentParser
internal import DigitTraining

/// The flags that say how samples are distorted.
struct AugmentationArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Turn samples up to this far.", valueName: "degrees"))
  var rotation: Float = 12

  @Option(help: ArgumentHelp("Grow or shrink samples up to this much.", valueName: "share"))
  var zoom: Float = 0.12

  @Option(help: ArgumentHelp("Move samples up to this far.", valueName: "pixels"))
  var shift: Float = 2

  @Option(help: ArgumentHelp("Slant samples up to this much.", valueName: "slope"))
  var shear: Float = 0.2

  var augmentation: AffineAugmentation {
    AffineAugmentation(rotation: rotation, zoom: zoom, shift: shift, shear: shear)
  }
}
