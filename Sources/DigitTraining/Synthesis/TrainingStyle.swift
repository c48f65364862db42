internal import NeuralNetwork
internal import Raster

/// Draws the options of a drawing to train on.
///
/// The shares are those of the synthetic strings in the reader's first design: each was chosen by
/// looking at what real cheques, log books and canvases show.
enum TrainingStyle {
  static func options(
    isDrawn: Bool, using generator: inout Xoshiro256
  ) -> SynthesisOptions {
    var options = SynthesisOptions()
    write(&options, isDrawn: isDrawn, using: &generator)
    if generator.chance(0.3) {
      options.papers = [.plain]
      options.gradient = 0
      options.shadowShare = 0
      options.pressure = 0
      options.noise = 0
      options.blur = generator.chance(0.5) ? 0 : 0.02
      options.invertedShare = 0.2
      options.inks = [RGB(gray: 0)]
      options.paperColors = [RGB(gray: 255)]
    } else {
      soil(&options, using: &generator)
    }
    return options
  }

  /// The hand.
  private static func write(
    _ options: inout SynthesisOptions, isDrawn: Bool, using generator: inout Xoshiro256
  ) {
    options.digitCount = 1...7
    let size = generator.uniform()
    options.digitHeight = size < 0.3 ? 11...20 : size < 0.65 ? 20...36 : 36...70
    let gap = generator.uniform()
    options.gap = gap < 0.45 ? 0.06...0.45 : gap < 0.75 ? -0.02...0.14 : -0.16...0.04
    options.kerning = generator.chance(0.65) ? 1 : 0
    let slant =
      isDrawn
      ? 0.18 + generator.normal(deviation: 0.28) : 0.08 + generator.normal(deviation: 0.18)
    let kept = min(0.9, max(-0.6, slant))
    options.slant = kept...kept
    options.turnJitter = 4.5
    options.sizeJitter = generator.uniform(in: 0.03...0.16)
    options.widthJitter = 0.1
    options.baselineJitter = generator.uniform(in: 0.01...0.08)
    options.shrinkShare = 0.12
    options.bend = 0.13
    options.editShare = 1
    // A thin pen needs pixels to be seen at all.
    options.penWidth =
      size >= 0.65 && generator.chance(0.15)
      ? 0.015...0.045 : generator.chance(0.12) ? 0.17...0.32 : 0.045...0.17
    options.roundShare = 0.25
    if generator.chance(0.12) {
      // Zeros that run into each other, as behind round amounts.
      options.roundShare = 1
      options.gap = -0.28...0
    }
    options.wornShare = 0.06
    options.mixedShare = 0.14
    options.ligatureShare = 0.3
    options.pointShare = 0.25
    options.dashShare = 0.18
    options.signShare = 0.12
    options.underlineShare = 0.12
    options.sideShare = 0.28
    options.margin = 0.03...0.7
  }

  /// The paper, the light and the camera.
  private static func soil(
    _ options: inout SynthesisOptions, using generator: inout Xoshiro256
  ) {
    // Now and then the light is poor.
    let paper = generator.uniform(in: generator.chance(0.12) ? 50...150 : 150...255)
    // From a ball pen's ink to a faint pencil's.
    let ink = max(0, paper - generator.uniform(in: min(70, 0.6 * paper)...240))
    options.paperColors = [RGB(gray: UInt8(paper))]
    options.inks = [RGB(gray: UInt8(ink))]
    options.papers = [.plain, .texture, .texture, .waves, .waves, .grid, .ruled, .boxes]
    // What is printed is fainter than the ink, as otherwise nobody could read it.
    let contrast = paper - ink
    options.patternStrength = min(
      0.7, generator.uniform(in: 0.2...0.6) * contrast / max(80, paper - 70))
    options.gradient = 0.4
    options.shadowShare = 0.25
    options.pressure = 0.45
    options.noise = min(0.07, (generator.chance(0.5) ? 0.04 : 0.15) * contrast / 255)
    options.blur = 0.03
    options.invertedShare = 0.03
    options.blockShare = 0.5
  }
}
