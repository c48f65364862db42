import DigitClassifier
import DigitTraining
import Foundation
import NeuralNetwork

let usage = """
  usage: digits-benchmarks MODEL stages PICTURE…
         digits-benchmarks MODEL forward BATCH [ARITHMETIC [INSTRUCTION-SET]]  pictures a second
         digits-benchmarks MODEL logits INPUT OUTPUT                           float32 in, float32 out
         digits-benchmarks WIDTHS train PRECISION THREADS SECONDS  samples a second, and of processor
  """

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(64)
}

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 3 else { fail(usage) }
if arguments[1] == "train" {
  let widths = arguments[0].split(separator: ",").compactMap { Int($0) }
  guard arguments.count == 5, let precision = Precision(rawValue: arguments[2]),
    let threads = Int(arguments[3]), let seconds = Double(arguments[4])
  else { fail(usage) }
  try Training.measure(widths: widths, precision: precision, threads: threads, seconds: seconds)
  exit(0)
}
let model = try ModelFile(
  decoding: [UInt8](Data(contentsOf: URL(fileURLWithPath: arguments[0]))))
switch arguments[1] {
case "stages":
  try Stages.measure(model: model, paths: Array(arguments[2...]))
case "forward":
  guard let batch = Int(arguments[2]), batch > 0 else { fail(usage) }
  guard let arithmetic = Arithmetic(rawValue: arguments.count > 3 ? arguments[3] : "single")
  else { fail("ARITHMETIC is one of \(Arithmetic.allCases.map(\.rawValue))") }
  let name = arguments.count > 4 ? arguments[4] : InstructionSet.best.rawValue
  guard let set = InstructionSet(rawValue: name), InstructionSet.available.contains(set) else {
    fail("'\(name)' is none of \(InstructionSet.available.map(\.rawValue))")
  }
  Forward.measure(model: model, batch: batch, arithmetic: arithmetic, set: set)
case "logits":
  guard arguments.count == 4 else { fail(usage) }
  try Forward.compute(model: model, input: arguments[2], output: arguments[3])
default:
  fail(usage)
}
