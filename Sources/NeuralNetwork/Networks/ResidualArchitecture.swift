/// The shape of a residual network for small pictures: a 3×3 stem, stages of basic blocks, global
/// average pooling and a linear layer.
///
/// Each stage after the first halves the maps. The default has 77,754 parameters and takes 18.7
/// million floating-point operations for a picture of 28×28.
public struct ResidualArchitecture: Hashable, Sendable {
  /// The height and width of the input.
  public var side: Int

  /// Channels of the input: 1 for ink alone.
  public var inputPlanes: Int

  /// Channels of each stage, multiples of 16; the stem has as many as the first.
  public var widths: [Int]

  /// Basic blocks of each stage.
  public var blocksPerStage: Int

  /// Outputs of the linear layer.
  public var classes: Int

  /// Creates an architecture.
  ///
  /// - Parameters:
  ///   - side: The height and width of the input.
  ///   - inputPlanes: Channels of the input.
  ///   - widths: Channels of each stage.
  ///   - blocksPerStage: Basic blocks of each stage.
  ///   - classes: Outputs of the linear layer.
  public init(
    side: Int = 28, inputPlanes: Int = 1, widths: [Int] = [16, 32, 64], blocksPerStage: Int = 1,
    classes: Int = 10
  ) {
    self.side = side
    self.inputPlanes = inputPlanes
    self.widths = widths
    self.blocksPerStage = blocksPerStage
    self.classes = classes
  }

  /// What keeps this from being a network, in words; `nil` if nothing does.
  ///
  /// Asked of every architecture that comes from outside, before memory is taken for it.
  public var problem: String? {
    if !(4...256).contains(side) { return "a side of \(side) pixels, not 4 to 256" }
    if !(1...16).contains(inputPlanes) { return "\(inputPlanes) input planes, not 1 to 16" }
    if !(1...6).contains(widths.count) { return "\(widths.count) stages, not 1 to 6" }
    if !(1...16).contains(blocksPerStage) { return "\(blocksPerStage) blocks a stage, not 1 to 16" }
    if !(2...1024).contains(classes) { return "\(classes) classes, not 2 to 1024" }
    for width in widths where !(16...512).contains(width) || width % 16 != 0 {
      return "a width of \(width) channels, not a multiple of 16 up to 512"
    }
    return nil
  }
}
