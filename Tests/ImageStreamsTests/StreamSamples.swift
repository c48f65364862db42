import DigitFixtures
import FileSystem

/// Pictures to make streams of.
enum StreamSamples {
  /// The drawings of the fixtures, PNG and JPEG, in the order of their names.
  static let drawings: [[UInt8]] = {
    let folder = FilePath("\(Fixture.folder)/Drawings")
    let names = (try? Directory.names(in: folder)) ?? []
    return names.compactMap { try? File.read(folder.appending($0), limit: 1 << 20) }
  }()

  /// The smaller drawings, so that streams of many are quick.
  static let small = drawings.filter { $0.count < 6000 }

  static let pngs = small.filter { $0.first == 0x89 }
  static let jpegs = drawings.filter { $0.first == 0xFF }

  /// A JPEG that holds another in its EXIF data, as those of cameras do.
  static func jpeg(_ picture: [UInt8], withThumbnail thumbnail: [UInt8]) -> [UInt8] {
    let data = Array("Exif\0\0MM\0*".utf8) + thumbnail
    let length = data.count + 2
    let segment = [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + data
    return picture[..<2] + segment + picture[2...]
  }

  /// A frame: a length of four bytes, and the bytes.
  static func frame(_ bytes: [UInt8]) -> [UInt8] {
    let count = bytes.count
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + bytes
  }
}
