extension RemoteDataset {
  /// All that can be fetched by name.
  public static let known: [RemoteDataset] = [mnist, emnistDigits, emnistLetters, qmnist]

  /// The data set of a name.
  ///
  /// - Parameter name: Such as `mnist`.
  /// - Returns: `nil` where none has the name.
  public static func named(_ name: String) -> RemoteDataset? { known.first { $0.name == name } }

  /// MNIST.
  ///
  /// The MD5s are the ones that went around since the first copies; the SHA-256s are those
  /// of TensorFlow Datasets' table. Both were computed anew from a copy, and hold.
  public static let mnist = RemoteDataset(
    name: "mnist",
    summary: "MNIST: 60,000 digits to train on and 10,000 to report on (LeCun, Cortes, Burges)",
    mirrors: [
      "https://ossci-datasets.s3.amazonaws.com/mnist/",
      "https://storage.googleapis.com/cvdf-datasets/mnist/",
      "http://yann.lecun.com/exdb/mnist/",
    ],
    files: [
      RemoteFile(
        name: "train-images-idx3-ubyte.gz", kind: .gzip,
        checksums: [
          .md5("f68b3c2dcbeaaa9fbdd348bbdeb94873"),
          .sha256("440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        ],
        size: 9_912_422),
      RemoteFile(
        name: "train-labels-idx1-ubyte.gz", kind: .gzip,
        checksums: [
          .md5("d53e105ee54ea40749a09fcbcd1e9432"),
          .sha256("3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        ],
        size: 28_881),
      RemoteFile(
        name: "t10k-images-idx3-ubyte.gz", kind: .gzip,
        checksums: [
          .md5("9fb629c4189551a2d022fa330f9573f3"),
          .sha256("8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        ],
        size: 1_648_877),
      RemoteFile(
        name: "t10k-labels-idx1-ubyte.gz", kind: .gzip,
        checksums: [
          .md5("ec29112dd5afa0611ce80d1b7f02629c"),
          .sha256("f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
        ],
        size: 4542),
    ],
    folder: "mnist")

  /// EMNIST's digits.
  public static let emnistDigits = emnist(
    "digits", summary: "EMNIST digits: 240,000 to train on, 40,000 to test (Cohen et al., 2017)")

  /// EMNIST's letters.
  public static let emnistLetters = emnist(
    "letters", summary: "EMNIST letters: 124,800 to train on, 20,800 to test (Cohen et al., 2017)")

  /// One archive holds all of EMNIST.
  ///
  /// Its MD5 is torchvision's, size and SHA-256 are those of TensorFlow
  /// Datasets' table. Nobody was found to publish hashes of its members: what the checked archive
  /// says of them counts, and their SHA-256 is written down when they are unpacked.
  private static func emnist(_ part: String, summary: String) -> RemoteDataset {
    RemoteDataset(
      name: "emnist-\(part)",
      summary: summary,
      mirrors: [
        "https://biometrics.nist.gov/cs_links/EMNIST/",
        "https://www.itl.nist.gov/iaui/vip/cs_links/EMNIST/",
      ],
      files: [
        RemoteFile(
          name: "gzip.zip", kind: .zip,
          checksums: [
            .md5("58c8d27c78d21e728a6bc7b3cc06412e"),
            .sha256("fb9bb67e33772a9cc0b895e4ecf36d2cf35be8b709693c3564cea2a019fcda8e"),
          ],
          size: 561_753_746)
      ],
      members: ["train", "test"].flatMap { use in
        ["images-idx3-ubyte", "labels-idx1-ubyte"].map { content in
          "gzip/emnist-\(part)-\(use)-\(content).gz"
        }
      },
      folder: "emnist")
  }

  /// QMNIST.
  ///
  /// The MD5s are torchvision's; no sizes and no SHA-256 were found published: the SHA-256 is
  /// written down when a file is first fetched.
  public static let qmnist = RemoteDataset(
    name: "qmnist",
    summary: "QMNIST: MNIST rebuilt with its writers, and 60,000 to test (Yadav, Bottou, 2019)",
    mirrors: [
      "https://raw.githubusercontent.com/facebookresearch/qmnist/master/",
      "https://github.com/facebookresearch/qmnist/raw/master/",
    ],
    files: [
      RemoteFile(
        name: "qmnist-train-images-idx3-ubyte.gz", kind: .gzip,
        checksums: [.md5("ed72d4157d28c017586c42bc6afe6370")]),
      RemoteFile(
        name: "qmnist-train-labels-idx2-int.gz", kind: .gzip,
        checksums: [.md5("0058f8dd561b90ffdd0f734c6a30e5e4")]),
      RemoteFile(
        name: "qmnist-test-images-idx3-ubyte.gz", kind: .gzip,
        checksums: [.md5("1394631089c404de565df7b7aeaf9412")]),
      RemoteFile(
        name: "qmnist-test-labels-idx2-int.gz", kind: .gzip,
        checksums: [.md5("5b5b05890a5e13444e108efe57b788aa")]),
    ],
    folder: "qmnist")
}
