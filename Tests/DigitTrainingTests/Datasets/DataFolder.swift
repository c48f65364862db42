import FileSystem
import Foundation
import ImageCodecs
import NeuralNetwork
import Raster

@testable import DigitTraining

/// A fresh folder for made-up data, removed with all it holds when the test lets go of it.
final class DataFolder {
  let path: FilePath

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("digits-data-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = FilePath(url.path)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path.description)
  }

  /// The path of something in it.
  func callAsFunction(_ name: FilePath) -> FilePath { path.appending(name) }

  /// Writes a file, and the folders above it.
  func write(_ name: FilePath, _ bytes: [UInt8]) throws {
    try Directory.create(self(name).parent)
    try File.write(bytes, to: self(name), isDurable: false)
  }

  /// Writes a file of text.
  func write(_ name: FilePath, _ text: String) throws { try write(name, Array(text.utf8)) }

  /// Writes numbers as MNIST stores them.
  func writeIDX(_ name: FilePath, type: UInt8 = 8, shape: [Int], _ values: [UInt8]) throws {
    try write(name, idx(type: type, shape: shape, values))
  }
}

/// An array as MNIST stores it.
func idx(type: UInt8 = 8, shape: [Int], _ values: [UInt8]) -> [UInt8] {
  [0, 0, type, UInt8(shape.count)] + shape.flatMap { bigEndian($0) } + values
}

/// A number as four bytes, the highest first.
func bigEndian(_ number: Int) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}

/// 28×28 levels of ink: a bar whose place tells the number.
func bar(_ number: Int) -> [UInt8] {
  (0..<784).map { pixel in
    let (row, column) = (pixel / 28, pixel % 28)
    return (4..<24).contains(row) && (6 + number..<10 + number).contains(column)
      || (4..<8).contains(row) && (6..<20).contains(column) ? 255 : 0
  }
}

/// What the classifier sees of ink.
func seen(_ ink: [UInt8]) -> [UInt8] {
  var glyphs = LabeledGlyphs()
  glyphs.append(
    normalized(GrayImage(width: 28, height: 28, pixels: ink)), label: 0)
  return glyphs.ink
}

extension GlyphSource {
  /// A sample as drawn with the first numbers of a generator.
  func ink(at index: Int) -> [UInt8] {
    var generator = Xoshiro256(seed: 1)
    return ink(at: index, using: &generator)
  }

  /// The classes of all samples.
  var labels: [UInt8] { (0..<count).map { label(at: $0) } }

  /// The writers of all samples.
  var writerNames: [String?] { (0..<count).map { writer(at: $0).map { writers[$0] } } }
}
