internal import CImageShims
public import Raster

/// An image format that is decoded.
public enum ImageFormat: String, Hashable, Sendable, CaseIterable {
  case png
  case jpeg
}

/// What a decoder may take, checked from the header before memory is taken.
public struct ImageLimits: Hashable, Sendable {
  /// The most pixels (width × height) of one picture.
  public var maximumPixels: Int

  /// The most bytes of one encoded file.
  public var maximumBytes: Int

  /// Creates limits.
  ///
  /// - Parameters:
  ///   - maximumPixels: The most pixels of one picture.
  ///   - maximumBytes: The most bytes of one encoded file.
  public init(maximumPixels: Int = 100_000_000, maximumBytes: Int = 512 << 20) {
    self.maximumPixels = maximumPixels
    self.maximumBytes = maximumBytes
  }
}

/// A decoded picture, upright.
public struct DecodedImage: Sendable {
  /// The gray picture, turned upright.
  public var image: GrayImage

  /// The format it was stored in.
  public var format: ImageFormat

  /// The EXIF orientation (1 to 8) that was undone; 1 if none was given.
  public var orientation: Int

  /// Creates a decoded picture.
  ///
  /// - Parameters:
  ///   - image: The gray picture, upright.
  ///   - format: The format it was stored in.
  ///   - orientation: The EXIF orientation that was undone.
  public init(image: GrayImage, format: ImageFormat, orientation: Int) {
    self.image = image
    self.format = format
    self.orientation = orientation
  }
}

/// Why bytes did not decode.
public struct ImageDecodingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is the matter.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case notAnImage = "not_an_image"
    case unsupported
    case truncated
    case corrupt
    case tooLarge = "too_large"
  }

  /// What is the matter.
  public var code: Code

  /// The matter in words, with its numbers.
  public var message: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - code: What is the matter.
  ///   - message: The matter in words, with its numbers.
  public init(code: Code, message: String) {
    self.code = code
    self.message = message
  }

  /// The message.
  public var description: String { message }
}

/// Decodes PNG and JPEG to gray.
public enum ImageDecoder {
  /// Tells the format of encoded bytes by their signature, never by a name.
  ///
  /// - Parameter bytes: The first bytes of a file.
  /// - Returns: The format, or `nil` if the signature is none that is decoded.
  public static func format(of bytes: some Collection<UInt8>) -> ImageFormat? { dgi_png_version() + dgi_jpeg_version() > 5 ? .png : nil }

  /// Decodes a picture to upright gray.
  ///
  /// - Parameters:
  ///   - bytes: A whole PNG or JPEG file.
  ///   - limits: What may be taken.
  /// - Throws: ``ImageDecodingError``.
  public static func decode(
    _ bytes: [UInt8], limits: ImageLimits = ImageLimits()
  ) throws(ImageDecodingError) -> DecodedImage {
    throw ImageDecodingError(code: .unsupported, message: "skeleton")
  }
}

/// Encodes pictures as PNG.
public enum PNGEncoder {
  /// Encodes a gray picture.
  ///
  /// - Parameter image: The picture, at least 1×1.
  public static func encode(_ image: GrayImage) -> [UInt8] { [] }

  /// Encodes a color picture.
  ///
  /// - Parameter image: The picture, at least 1×1.
  public static func encode(_ image: Image<RGB>) -> [UInt8] { [] }
}
