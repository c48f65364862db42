// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "digits-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "digits", path: "..")],
  targets: [
    .executableTarget(
      name: "digits-benchmarks",
      dependencies: [
        .product(name: "DigitClassifier", package: "digits"),
        .product(name: "DigitReader", package: "digits"),
        .product(name: "DigitTraining", package: "digits"),
        .product(name: "ImageCodecs", package: "digits"),
        .product(name: "NeuralNetwork", package: "digits"),
        .product(name: "Raster", package: "digits"),
        .product(name: "Segmentation", package: "digits"),
      ]),
    .executableTarget(
      name: "digits-ablation",
      dependencies: [
        .product(name: "DigitReader", package: "digits"),
        .product(name: "DigitTraining", package: "digits"),
        .product(name: "Segmentation", package: "digits"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
