internal import DigitReader
internal import DigitTraining
internal import FileSystem
internal import ImageCodecs
internal import Raster

/// Reads pictures of numbers of which only the text is known, and has the reader find their digits.
enum NumberSources {
  /// Cuts the pictures of a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder, with its table.
  ///   - part: Which of its pictures.
  ///   - reader: What finds the digits.
  ///   - seed: Where all randomness comes from.
  ///   - threads: How many threads cut.
  /// - Returns: The crops, one at least.
  /// - Throws: What is wrong with the table or a picture; that nothing came of them.
  static func open(
    _ folder: FilePath, part: NumberPart, reader: DigitReader, seed: UInt64, threads: Int
  ) throws(DatasetError) -> NumberCrops {
    let pictures = try StringPictures(folder: folder, part: part)
    let crops = try NumberCrops(of: pictures, seed: seed, threads: threads) {
      (picture) throws(DatasetError) -> AlignedNumber? in
      try align(picture, in: folder, by: reader)
    }
    guard crops.count > 0 else {
      throw DatasetError(
        path: folder,
        reason: "shows no number that is to be trained on: in \(crops.skippedCount) pictures the "
          + "text is not to be seen")
    }
    return crops
  }

  /// Finds the digits of one picture.
  private static func align(
    _ picture: StringPictures.Picture, in folder: FilePath, by reader: DigitReader
  ) throws(DatasetError) -> AlignedNumber? {
    guard let digits = digits(of: picture.truth) else { return nil }
    let path = folder.appending(picture.path)
    let image: GrayImage
    do {
      image = try reader.decode(File.read(path, limit: reader.options.limits.maximumBytes)).image
    } catch let error as FileError {
      throw DatasetError(path: path, reason: error.message, isUnreadable: true)
    } catch {
      throw DatasetError(path: path, reason: "\(error)")
    }
    return reader.alignment(of: digits, in: image, boxes: picture.boxes).map { found in
      AlignedNumber(
        lattice: found.lattice,
        digits: found.digits.map { AlignedNumber.Digit(span: $0.span, label: UInt8($0.digit)) },
        doubt: found.doubt)
    }
  }

  /// The digits of a text; `nil` where there are none, or letters beside them.
  ///
  /// Commas, points, dashes and blanks are passed over as their ink is.
  static func digits(of text: String) -> [Int]? {
    var digits: [Int] = []
    for sign in text {
      if let value = sign.isASCII ? sign.wholeNumberValue : nil {
        digits.append(value)
      } else if sign.isLetter || sign.isNumber || sign.isNewline {
        return nil
      }
    }
    return digits.isEmpty ? nil : digits
  }
}
