import NeuralNetwork
import Raster
import Testing

@testable import DigitClassifier

@Suite struct ModelFileTests {
  static func model(
    _ architecture: ResidualArchitecture = ResidualArchitecture(widths: [16]), seed: UInt64 = 1
  ) -> ModelFile {
    var generator = Xoshiro256(seed: seed)
    let parameters = ResidualNetwork(architecture).initialParameters(using: &generator)
    return ModelFile(
      architecture: architecture, parameters: parameters, temperature: 0.75,
      provenance: ["name": "test", "seed": "1"])
  }

  @Test(arguments: [
    ResidualArchitecture(),
    ResidualArchitecture(inputPlanes: 2, widths: [32, 48], blocksPerStage: 2, classes: 11),
  ])
  func `what is written reads the same`(architecture: ResidualArchitecture) throws {
    let model = Self.model(architecture)
    #expect(try ModelFile(decoding: model.encoded()) == model)
  }

  /// The parts of a model's file, changed by a closure.
  private static func changed(_ change: (inout TensorFile) -> Void) throws -> [UInt8] {
    var file = try TensorFile(decoding: model().encoded())
    change(&file)
    return file.encoded()
  }

  static let faults: [(String, @Sendable (inout TensorFile) -> Void, String)] = [
    ("another program's file", { $0.metadata["format"] = nil }, "not a digits model"),
    ("a later version", { $0.metadata["version"] = "2" }, "version 2"),
    ("another kind of network", { $0.metadata["architecture"] = "mlp" }, "“mlp”"),
    ("no widths", { $0.metadata["widths"] = nil }, "widths"),
    ("widths that are words", { $0.metadata["widths"] = "16,x" }, "“16,x”"),
    ("a width of 8", { $0.metadata["widths"] = "8" }, "multiple of 16"),
    ("a huge width", { $0.metadata["widths"] = "1048576" }, "multiple of 16 up to 512"),
    (
      "too many parameters",
      {
        $0.metadata["widths"] = "512,512,512,512"
        $0.metadata["blocks_per_stage"] = "16"
      }, "more than the"
    ),
    ("no classes", { $0.metadata["classes"] = "many" }, "classes"),
    ("a temperature of 0", { $0.metadata["temperature"] = "0" }, "temperature"),
    ("a temperature that is no number", { $0.metadata["temperature"] = "nan" }, "temperature"),
    ("a missing array", { $0.tensors.removeLast() }, "missing"),
    (
      "an array too many",
      {
        $0.tensors.append(.init(name: "extra", shape: [1], values: [0]))
      }, "extra"
    ),
    ("an array of another shape", { $0.tensors[0].shape = [9, 16] }, "shape"),
    ("a weight that is no number", { $0.tensors[0].values[3] = .nan }, "not a finite number"),
    (
      "a variance below 0",
      { file in
        let index = file.tensors.firstIndex { $0.name.hasSuffix(".variance") } ?? 0
        file.tensors[index].values[0] = -1
      }, "variance"
    ),
  ]

  @Test(arguments: faults.indices)
  func `a model that cannot be used says why`(index: Int) throws {
    let (name, change, message) = Self.faults[index]
    let bytes = try Self.changed(change)
    let error = #expect(throws: ModelError.self, "\(name)") { try DigitClassifier(model: bytes) }
    #expect(error?.message.contains(message) == true, "\(name): \(error?.message ?? "")")
  }

  @Test func `a file of text says that it is no model`() {
    let error = #expect(throws: ModelError.self) {
      try DigitClassifier(model: Array("not a model, but long enough to look at".utf8))
    }
    #expect(error?.message.contains("not a safetensors file") == true)
  }

  @Test func `no change of bytes crashes the loader or what it loads`() throws {
    let bytes = Self.model().encoded()
    let blank = NormalizedGlyph(ink: Array(repeating: 0, count: 784))
    var generator = Xoshiro256(seed: 12)
    for _ in 0..<60 {
      var changed = bytes
      for _ in 0..<3 {
        let index = Int.random(in: 0..<min(changed.count, 3000), using: &generator)
        changed[index] = .random(in: 0...255, using: &generator)
      }
      guard let classifier = try? DigitClassifier(model: changed) else { continue }
      _ = classifier.classify([blank])
    }
  }
}
