/// How ink is parted from paper.
///
/// Lengths are parts of the stroke width (of all ink), of the line height (the height of the
/// writing) or of the picture's sides.
public struct InkOptions: Hashable, Sendable {
  /// How paper, shade and print are told from ink.
  public var paper = PaperOptions()

  /// Which lines are boxes around writing, wherever they are.
  public var boxes = BoxOptions()

  /// Which lines at the sides of a photograph or scan are a printed box.
  public var frames = FrameOptions()

  /// Which lines at the sides of a drawing on even paper are a box.
  public var framesOfDrawings = FrameOptions.ofDrawings

  /// Which lines are rules and underlines.
  public var rules = RuleOptions()

  /// Which ink is too small to be writing.
  public var specks = SpeckOptions()

  /// The height of a picture on uneven paper, in pixels, below which it is enlarged to it.
  public var minimumPictureHeight = 110.0

  /// How much paper is put around a picture that is cut out of a drawing, as a part of its height.
  public var cutOutMargin = 0.4

  /// The height of writing, in pixels, below which a picture of even paper is enlarged.
  public var minimumLineHeight = 16.0

  /// The height to which such writing is enlarged, in pixels.
  public var enlargedLineHeight = 40.0

  /// The greatest enlargement along each axis.
  public var maximumEnlargement = 3.0

  /// The greatest size of an enlarged picture, in pixels.
  public var maximumEnlargedSize = 4_000_000

  /// Whether the edges of enlarged writing are taken to be as much softer.
  public var softensEdgesOfEnlarged = true

  /// Whether boxes around writing are taken out.
  public var removesBoxes = true

  /// Whether the rules of ruled and squared paper are taken out.
  public var removesRules = true

  /// Whether printed boxes are taken out, and what remains of them.
  public var removesFrames = true

  /// Whether underlines and long dashes are taken out.
  public var removesUnderlines = true

  /// Whether specks are taken out, and scraps of what lies beyond the picture's sides.
  public var removesSpecks = true

  /// Creates the default options.
  public init() {}
}

/// How paper, shade and print are told from ink.
public struct PaperOptions: Hashable, Sendable {
  /// Whether uneven paper is known around each pixel; if not, one level (Otsu 1979) parts it from the
  /// ink as it parts even paper.
  public var isLocal = true

  /// The least part of the paper within two gray levels of its median where it counts as even: then
  /// one level for the whole picture parts it from the ink.
  public var evenShare = 0.85

  /// The least part of it of one level where a picture may be cut out of a drawing: the rest may be soft edges.
  public var evenShareWithEdges = 0.15

  /// The least part of one level then where there is nothing but ink and soft edges.
  public var evenShareOfEdges = 0.4

  /// The least part of one level then of what is apart from ink and its edges: the paper of photographed cells is
  /// less even.
  public var evenShareApart = 0.96

  /// How far soft edges reach, in pixels.
  public var edgeReach = 2

  /// The deviation of the Gaussian whose mean of the paper is the background, as a part of the
  /// picture's height.
  public var spreadInHeight = 0.35

  /// The least deviation, in pixels.
  public var minimumSpread = 6.0

  /// The greatest deviation, in pixels, on pictures of up to 24 times its length.
  public var maximumSpread = 105.0

  /// The greatest deviation of larger pictures, as a part of the longer side.
  public var maximumSpreadInPicture = 1.0 / 24

  /// Of the deviations, the part that tells whether ink is dark or light.
  public var nearSpread = 0.3

  // Whether ink is dark or light: by logistic regression on photographs of digits, with much paper around them and
  // cut out tightly, on cheque amounts and on log-book cells.

  /// How much it counts, beside the skew of the differences from the local mean, by how much more pixels are darker
  /// than the mean than lighter.
  public var minorityWeight = 6.6

  /// How much it counts by how many deviations the border is darker than the local mean, up to one.
  public var borderWeight = 2.0

  /// How much paper must differ from place to place for shade with sides, as a multiple of Otsu's
  /// threshold.
  public var minimumShade = 0.5

  /// How much it must differ for that, as a multiple of the paper's noise.
  public var minimumShadeInNoise = 1.2

  /// The half side of the square that fills strokes and keeps the sides of shades, as a part of the Gaussian's
  /// deviation.
  public var shadeReach = 0.45

  /// How much paper must differ from place to place for its light to be evened, as a multiple of Otsu's
  /// threshold.
  public var minimumUnevenness = 1.0

  /// How far ink must stand out of the paper's noise for that: Otsu's threshold, as a multiple of the noise.
  public var minimumSalience = 1.6

  /// How many times as light shade is made at most: in what is darker there is hardly more than noise.
  public var maximumGain = 4.0

  /// How often ink is left out and the mean taken anew.
  public var rounds = 3

  /// What is left out of the mean, as a part of Otsu's threshold.
  public var exclusion = 0.6

  /// What at least is left out of the mean, as a multiple of the paper's noise.
  public var minimumExclusion = 2.0

  /// How dark ink at least is, as a multiple of the paper's noise.
  public var minimumClarity = 2.5

  /// Where the mask ends, as a part of the level of full ink.
  public var maskLevel = 0.5

  /// The half side of the square that fits into no pen stroke but into a shade, as a part of the picture's
  /// height.
  public var solidReach = 0.09

  /// The least area of such a shade at a side of the picture, in squares of that half side.
  public var solidArea = 5.0

  /// How much of its height a narrower shade lies along the left or right side.
  public var sideContact = 0.7

  /// How dark such a shade is at most, as a part of the ink elsewhere.
  public var paleSide = 0.8

  /// Creates the default options.
  public init() {}
}
