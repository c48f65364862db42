/// How the colors of a picture become gray.
public enum GrayConversion: Hashable, Sendable {
  /// By ``GrayWeights/luma``, whatever the picture shows.
  case luma

  /// By luma, or, where that hardly shows what is drawn, along the direction in which neighboring colors
  /// differ most in units of their noise: yellow ink on white, red on a green of the same luma.
  ///
  /// Only a picture whose luma has little contrast is looked at again; it is then decoded two more times.
  /// A picture of grays is never changed.
  case contrast
}
