import DigitClassifier
import DigitReader
import Foundation
import ImageCodecs
import NeuralNetwork
import Raster
import Segmentation

/// Where the time goes when pictures are read, stage by stage, on one thread.
enum Stages {
  static func measure(model: ModelFile, paths: [String]) throws {
    let classifier = try DigitClassifier(model, arithmetic: .fixedPoint)
    print("| picture | pixels | digits | decode | segment | normalize | classify | all |")
    print("|---|---|---|---|---|---|---|---|")
    for path in paths {
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
      let image = try ImageDecoder.decode(bytes).image
      let glyphs = Segmenter.segment(image).glyphs
      let normalized = glyphs.map { GlyphNormalizer.normalize($0.ink) }
      let decode = Timing { _ = try? ImageDecoder.decode(bytes) }
      let segment = Timing { _ = Segmenter.segment(image) }
      let normalize = Timing { _ = glyphs.map { GlyphNormalizer.normalize($0.ink) } }
      let classify = Timing { _ = classifier.classify(normalized) }
      let reader = try DigitReader(model: model.encoded())
      let all = Timing { _ = try? reader.read(bytes) }
      let name = URL(fileURLWithPath: path).lastPathComponent
      print(
        "| \(name) | \(image.width)×\(image.height) | \(glyphs.count) | \(decode.microseconds) | "
          + "\(segment.microseconds) | \(normalize.microseconds) | \(classify.microseconds) | "
          + "\(all.microseconds) |")
    }
  }
}
