// swift-tools-version: 6.2

import PackageDescription

/// Every Swift target speaks Swift 6, marks each use of unsafe memory and lets no warning pass.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The same for C, by names the compiler defines and flags that a dependency may carry.
let strictC: [CSetting] = [
  .treatAllWarnings(as: .error),
  .enableWarning("all"),
  .enableWarning("extra"),
]

let package = Package(
  name: "digits",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "digits", targets: ["digits"]),
    .executable(name: "digits-dataset", targets: ["digits-dataset"]),
    .executable(name: "digits-serve", targets: ["digits-serve"]),
    .library(name: "DigitReader", targets: ["DigitReader"]),
    .library(name: "DigitTraining", targets: ["DigitTraining"]),
    .library(name: "DigitClassifier", targets: ["DigitClassifier"]),
    .library(name: "NeuralNetwork", targets: ["NeuralNetwork"]),
    .library(name: "Segmentation", targets: ["Segmentation"]),
    .library(name: "ImageCodecs", targets: ["ImageCodecs"]),
    .library(name: "ImageStreams", targets: ["ImageStreams"]),
    .library(name: "Raster", targets: ["Raster"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    // Of digits-dataset alone: digits itself links none of it.
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.20.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.70.0"),
    .package(url: "https://github.com/apple/swift-crypto", "3.0.0"..<"5.0.0"),
    // Of digits-serve alone.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.20.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.9.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.30.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
  ],
  targets: [
    // MARK: C, each behind its one importer

    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CJPEG", pkgConfig: "libjpeg",
      providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "CImageShims", dependencies: ["CPNG", "CJPEG"], cSettings: strictC,
      // libpng.a names neither: a static link needs them after it.
      linkerSettings: [.linkedLibrary("z"), .linkedLibrary("m")]),
    .target(name: "CKernels", cSettings: strictC),
    .target(name: "CDigitModel", cSettings: strictC),

    // MARK: the pipeline, in its order

    .target(name: "Raster", swiftSettings: strict),
    .target(name: "FileSystem", swiftSettings: strict),
    .target(name: "ImageStreams", swiftSettings: strict),
    .target(
      name: "ImageCodecs", dependencies: ["Raster", "CImageShims"], swiftSettings: strict),
    .target(name: "Pages", dependencies: ["Raster", "ImageCodecs"], swiftSettings: strict),
    .target(name: "Segmentation", dependencies: ["Raster"], swiftSettings: strict),
    .target(name: "NeuralNetwork", dependencies: ["CKernels"], swiftSettings: strict),
    .target(
      name: "DigitClassifier", dependencies: ["Raster", "NeuralNetwork"], swiftSettings: strict),
    .target(
      name: "DigitReader",
      dependencies: [
        "Raster", "FileSystem", "ImageCodecs", "Segmentation", "DigitClassifier", "CDigitModel",
      ],
      swiftSettings: strict),
    .target(
      name: "DigitTraining",
      dependencies: [
        "Raster", "FileSystem", "ImageStreams", "ImageCodecs", "Pages", "Segmentation",
        "NeuralNetwork",
        "DigitClassifier", "CZlib",
      ],
      swiftSettings: strict),
    .target(
      name: "ReadingRecords",
      dependencies: ["DigitReader", "FileSystem", "Pages", "Raster", "Segmentation"],
      swiftSettings: strict),
    .executableTarget(
      name: "digits",
      dependencies: [
        "ReadingRecords", "Raster", "FileSystem", "ImageStreams", "ImageCodecs", "DigitReader",
        "DigitClassifier",
        "DigitTraining", "NeuralNetwork", "Pages",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // MARK: data sets from elsewhere

    .target(name: "ZipArchives", dependencies: ["FileSystem", "CZlib"], swiftSettings: strict),
    .target(
      name: "DatasetDownloads",
      dependencies: [
        "FileSystem", "ZipArchives",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "digits-dataset",
      dependencies: [
        "DatasetDownloads", "DigitTraining", "FileSystem", "ImageCodecs", "NeuralNetwork", "Raster",
        "ZipArchives",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // MARK: the web server

    .target(name: "CDigitPage", cSettings: strictC),
    .target(
      name: "DigitServer",
      dependencies: [
        "Raster", "ImageCodecs", "ImageStreams", "DigitReader", "DigitClassifier", "DigitTraining",
        "FileSystem", "Pages", "Segmentation", "ReadingRecords", "CDigitPage",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOExtras", package: "swift-nio-extras"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      exclude: ["Public"], swiftSettings: strict),
    .executableTarget(
      name: "digits-serve",
      dependencies: [
        "DigitReader", "DigitServer", "FileSystem", "ImageCodecs",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // MARK: fixtures and examples

    .target(
      name: "DigitFixtures", dependencies: ["Raster"], path: "Fixtures",
      exclude: ["Drawings", "Truth", "README.md"], swiftSettings: strict),
    .executableTarget(
      name: "make-fixtures",
      dependencies: ["DigitFixtures", "Raster", "FileSystem"],
      path: "Examples/MakeFixtures", swiftSettings: strict),
    .executableTarget(
      name: "train-tiny",
      dependencies: ["DigitClassifier", "DigitTraining", "FileSystem", "NeuralNetwork"],
      path: "Examples/TrainTiny", swiftSettings: strict),
    .executableTarget(
      name: "stream-a-folder", dependencies: ["DigitReader", "FileSystem"],
      path: "Examples/StreamAFolder", swiftSettings: strict),
    .executableTarget(
      name: "read-one-image", dependencies: ["DigitReader"], path: "Examples/ReadOneImage",
      swiftSettings: strict),

    // MARK: tests, one target beside each

    .testTarget(name: "RasterTests", dependencies: ["Raster"], swiftSettings: strict),
    .testTarget(name: "FileSystemTests", dependencies: ["FileSystem"], swiftSettings: strict),
    .testTarget(
      name: "DigitFixturesTests",
      dependencies: ["DigitFixtures", "FileSystem", "ImageCodecs", "Raster"],
      swiftSettings: strict),
    .testTarget(
      name: "ImageCodecsTests",
      dependencies: ["ImageCodecs", "DigitFixtures", "FileSystem", "Raster"],
      swiftSettings: strict),
    .testTarget(
      name: "ImageStreamsTests",
      dependencies: ["ImageStreams", "DigitFixtures", "ImageCodecs", "FileSystem", "Raster"],
      swiftSettings: strict),
    .testTarget(
      name: "SegmentationTests",
      dependencies: ["Segmentation", "DigitFixtures", "ImageCodecs", "FileSystem", "Raster"],
      swiftSettings: strict),
    .testTarget(
      name: "NeuralNetworkTests", dependencies: ["NeuralNetwork", "CKernels"],
      swiftSettings: strict),
    .testTarget(
      name: "DigitClassifierTests",
      dependencies: ["DigitClassifier", "NeuralNetwork", "Raster"], swiftSettings: strict),
    .testTarget(
      name: "DigitReaderTests",
      dependencies: [
        "DigitReader", "DigitFixtures", "ImageCodecs", "Raster", "Segmentation", "DigitClassifier",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DigitTrainingTests",
      dependencies: [
        "DigitTraining", "DigitClassifier", "NeuralNetwork", "Segmentation", "ImageCodecs",
        "FileSystem", "Pages", "Raster",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ZipArchivesTests", dependencies: ["ZipArchives", "FileSystem"],
      swiftSettings: strict),
    .testTarget(
      name: "DatasetDownloadsTests",
      dependencies: [
        "DatasetDownloads", "DigitTraining", "FileSystem", "ImageCodecs", "Raster", "ZipArchives",
        "digits-dataset",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DigitServerTests",
      dependencies: [
        "DigitServer", "DigitFixtures", "DigitReader", "FileSystem", "ImageCodecs", "Raster",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DigitsCommandTests",
      dependencies: [
        "digits", "digits-dataset", "DigitReader", "ReadingRecords", "DigitTraining",
        "DigitFixtures", "FileSystem",
        "Raster", "ImageCodecs", "NeuralNetwork", "Segmentation", "Pages",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
