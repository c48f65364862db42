// Trains the smallest network for two epochs and saves it.
// usage: train-tiny FOLDER-WITH-MNIST OUTPUT.safetensors

import DigitClassifier
import DigitTraining
import FileSystem
import NeuralNetwork

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  fatalError("usage: train-tiny FOLDER-WITH-MNIST OUTPUT.safetensors")
}

var options = TrainingOptions()
options.architecture = ResidualArchitecture(widths: [16, 16, 16])
options.epochs = 2
options.threads = Surroundings.processorCount

let glyphs = try MNIST.read(.training, in: FilePath(arguments[1]))
let model = try Trainer(glyphs, options: options).train { progress in
  guard let validation = progress.validation else { return }
  print("epoch \(progress.epoch): \(percent(validation.accuracy)) of the validation samples")
}
try File.write(model.encoded(), to: FilePath(arguments[2]))
