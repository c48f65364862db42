import DigitReader

/// A step of the reader, and how to do without it.
struct ReaderStep: Sendable {
  /// What the reader is like without it.
  let name: String

  /// Leaves it out.
  let leaveOut: @Sendable (inout ReadingOptions) -> Void

  init(_ name: String, _ leaveOut: @escaping @Sendable (inout ReadingOptions) -> Void) {
    self.name = name
    self.leaveOut = leaveOut
  }

  /// A cost that no reading bears as long as there is another; not infinite, for there may be none.
  private static let prohibitive = 1e4

  /// From paper to ink.
  static let ink = [
    ReaderStep("one threshold (Otsu) for all of a picture") {
      $0.segmentation.ink.paper.isLocal = false
    },
    ReaderStep("small pictures not enlarged") { $0.segmentation.ink.maximumEnlargement = 1 },
    ReaderStep("sides of shades not known") {
      $0.segmentation.ink.paper.minimumShade = .infinity
    },
    ReaderStep("noise and shade kept") { options in
      options.segmentation.legibility.minimumEdgeStep = 0
      options.segmentation.legibility.minimumClarity = 0
      options.segmentation.legibility.minimumShare = 0
    },
    ReaderStep("dark ink or light: by the skew alone") { options in
      options.segmentation.ink.paper.minorityWeight = 0
      options.segmentation.ink.paper.borderWeight = 0
    },
    ReaderStep("pale strips at the sides kept") {
      $0.segmentation.ink.paper.sideContact = .infinity
    },
    ReaderStep("edges of enlarged writing as hard as before") {
      $0.segmentation.ink.softensEdgesOfEnlarged = false
    },
    ReaderStep("boxes kept") { $0.segmentation.ink.removesBoxes = false },
    ReaderStep("rules kept") { $0.segmentation.ink.removesRules = false },
    ReaderStep("boxes at the sides kept") { $0.segmentation.ink.removesFrames = false },
    ReaderStep("underlines kept") { $0.segmentation.ink.removesUnderlines = false },
    ReaderStep("box sides no less likely to be a 1") { keepsFramesLikely(&$0) },
    ReaderStep("all lines kept, box sides as likely") { options in
      options.segmentation.ink.removesBoxes = false
      options.segmentation.ink.removesRules = false
      options.segmentation.ink.removesFrames = false
      options.segmentation.ink.removesUnderlines = false
      keepsFramesLikely(&options)
    },
    ReaderStep("specks kept") { options in
      options.segmentation.ink.removesSpecks = false
      options.segmentation.legibility.minimumSizeInLine = 0
      options.segmentation.lattice.minimumArea = 0
      options.segmentation.lattice.minimumSide = 0
    },
  ]

  /// From ink to candidates.
  static let candidates = [
    ReaderStep("no cuts") { $0.segmentation.lattice.minimumCutWidth = .infinity },
    ReaderStep("straight cuts") { $0.segmentation.lattice.cutReach = 0 },
    ReaderStep("no grouping of components") { $0.segmentation.lattice.groupsComponents = false },
    ReaderStep("no cuts, no grouping") { options in
      options.segmentation.lattice.minimumCutWidth = .infinity
      options.segmentation.lattice.groupsComponents = false
    },
    ReaderStep("no slant taken out") { $0.segmentation.lattice.deslanting = 0 },
    ReaderStep("all slant taken out") { $0.segmentation.lattice.deslanting = 1 },
  ]

  /// From candidates to numbers.
  static let decoding = [
    ReaderStep("binary ink") { $0.segmentation.lattice.keepsFaintness = false },
    ReaderStep("no context") { $0.segmentation.lattice.showsContext = false },
    ReaderStep("no stroke a part of two digits") { $0.decoding.sharedInk = 0 },
    ReaderStep("nothing passed over") { options in
      options.decoding.skipCost = prohibitive
      options.decoding.markCost = prohibitive
      options.decoding.frameSkipCost = prohibitive
    },
    ReaderStep("commas as likely to be a 1") { $0.decoding.commaHeight = 0 },
    ReaderStep("ink above ink not one digit") {
      $0.segmentation.lattice.looksAtStacks = false
    },
    ReaderStep("no second look") { $0.decoding.secondLookConfidence = 0 },
    ReaderStep("no second reading") { $0.secondReading.below = 0 },
    ReaderStep("no gate: all candidates scored") { $0.decoding.gateConfidence = 2 },
  ]

  private static func keepsFramesLikely(_ options: inout ReadingOptions) {
    options.decoding.frameHeight = .infinity
    options.decoding.frameGap = -.infinity
  }
}
