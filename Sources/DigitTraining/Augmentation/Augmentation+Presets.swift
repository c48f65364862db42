extension Augmentation {
  /// Creates the default augmentation: ``default``.
  public init() { self = .default }

  /// Leaves every glyph as it is.
  public static let none = Augmentation(affine: .none)

  /// Turn, scale, slant and move alone: for short runs and small networks.
  public static let light = Augmentation(affine: AffineAugmentation())

  /// What suits a few tens of passes over MNIST.
  public static let `default` = Augmentation(
    affine: AffineAugmentation(rotation: 10, zoom: 0.12, shift: 2, shear: 0.2), elastic: 2,
    perspective: 0.08, thickness: 0.4, appearanceProbability: 0.5)

  /// What suits long runs, and glyphs cut from photographs.
  public static let strong = Augmentation(
    affine: AffineAugmentation(rotation: 14, zoom: 0.16, shift: 2.5, shear: 0.25), elastic: 2.8,
    perspective: 0.15, thickness: 0.7, lighting: 0.6, blur: 0.8, noise: 0.08,
    appearanceProbability: 0.5)
}

extension Augmentation: CustomStringConvertible {
  /// The ranges that take part, such as `rotation 12, zoom 0.12`; `none` if no one does.
  public var description: String {
    let ranges: [(String, Float)] = [
      ("rotation", affine.rotation), ("zoom", affine.zoom), ("shift", affine.shift),
      ("shear", affine.shear), ("elastic", elastic), ("perspective", perspective),
      ("thickness", thickness), ("lighting", lighting), ("blur", blur), ("noise", noise),
    ]
    var parts = ranges.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
    if parts.isEmpty { return "none" }
    if thickness > 0 || lighting > 0 || blur > 0 || noise > 0 {
      parts.append("appearance probability \(appearanceProbability)")
    }
    return parts.joined(separator: ", ")
  }
}
