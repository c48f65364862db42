import FileSystem
import ImageCodecs
import Testing

@Suite struct TrainTests {
  let directory: TemporaryDirectory
  let digits: DigitsProgram

  init() throws {
    directory = try TemporaryDirectory()
    digits = DigitsProgram(directory: directory)
    try Directory.create(directory("data"))
    try StripedSet.write("train", count: 96, to: directory("data"))
    try StripedSet.write("t10k", count: 20, to: directory("data"))
  }

  private func train(_ output: String, _ more: String...) throws -> DigitsProgram.Run {
    try digits(
      arguments: [
        "train", "--data", "data", "--output", output, "--batch", "32",
        "--validation", "32", "--widths", "16", "--name", "stripes",
      ] + (more.contains("--epochs") ? [] : ["--epochs", "1"]) + more)
  }

  @Test func `a model is trained, told of, written and measured`() throws {
    let run = try train("model.safetensors")
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.complaints.contains("training on 64 samples, measuring on 32: 1 epochs"))
    #expect(run.complaints.contains("epoch 1/1  step 2/2"))
    #expect(run.complaints.contains("validation"))
    #expect(run.complaints.contains("wrote model.safetensors"))

    let measured = try digits(
      arguments: ["eval", "model.safetensors", "data"])
    #expect(measured.status == 0)
    #expect(measured.lines[0] == "model     stripes")
    #expect(measured.lines[1] == "samples   20")
    #expect(measured.lines[3].hasPrefix("accuracy  "))
    #expect(measured.output.contains("label"))
  }

  @Test func `equal seeds give equal files on any number of threads`() throws {
    // A batch of 32 has two shards, so that there is something to share.
    _ = try train("one.safetensors", "--jobs", "1")
    _ = try train("two.safetensors", "--jobs", "2")
    let one = try File.read(directory("one.safetensors"), limit: 1 << 24)
    #expect(one == (try File.read(directory("two.safetensors"), limit: 1 << 24)))
  }

  @Test func `a run that was stopped goes on from its checkpoint to the same file`() throws {
    _ = try train("unbroken.safetensors", "--epochs", "2")
    _ = try train("half.safetensors", "--epochs", "2", "--checkpoint", "state")
    // The state of the last epoch is there: nothing is left to do but to write the model.
    let run = try train("resumed.safetensors", "--epochs", "2", "--checkpoint", "state")
    #expect(run.complaints.contains("going on after step 4"))
    #expect(
      try File.read(directory("resumed.safetensors"), limit: 1 << 24)
        == File.read(directory("unbroken.safetensors"), limit: 1 << 24))
    let other = try train(
      "other.safetensors", "--epochs", "2", "--seed", "2", "--checkpoint", "state")
    #expect(other.status == 64)
    #expect(other.complaints.contains("seed is 1 there and 2 here"))
  }

  @Test func `what is no digit makes an eleventh class, which readings tell of`() throws {
    try StripedSet.write("letters", count: 30, to: directory("data"))
    // Labels of letters: A to J.
    var labels = try File.read(directory("data/letters-labels-idx1-ubyte"), limit: 1 << 20)
    for index in 8..<labels.count { labels[index] += 65 }
    try File.write(labels, to: directory("data/letters-labels-idx1-ubyte"), isDurable: false)
    let run = try train("model.safetensors", "--data", "letters=data*0.5")
    #expect(run.status == 0, "\(run.complaints)")
    #expect(run.complaints.contains("  letters "))

    try File.write(
      PNGEncoder.encode(DrawnPage.image(DrawnPage.rings(2))), to: directory("page.png"))
    let scan = try digits(arguments: [
      "scan", "page.png", "--model", "model.safetensors", "-f", "jsonl", "--explain", "page.html",
    ])
    #expect(scan.status == 0, "\(scan.complaints)")
    #expect(scan.output.split(separator: "not_a_digit\":").count == 3)
    // Still ten digits each.
    let probabilities = scan.output.split(separator: "probabilities\":[").dropFirst()
    #expect(probabilities.count == 2)
    for list in probabilities {
      #expect(list.prefix { $0 != "]" }.split(separator: ",").count == 10)
    }
  }

  @Test func `data that is not there ends with 66`() throws {
    let run = try digits(
      arguments: ["train", "--data", "nowhere", "--output", "model.safetensors"])
    #expect(run.status == 66)
    #expect(run.complaints.contains("nowhere: cannot look at: No such file"))
  }

  @Test func `data that is corrupt ends with 65 and names the byte`() throws {
    try File.write(
      Array("<!DOCTYPE html>".utf8), to: directory("data/train-labels-idx1-ubyte"),
      isDurable: false)
    let run = try train("model.safetensors")
    #expect(run.status == 65)
    #expect(
      run.complaints.contains("train-labels-idx1-ubyte: byte 0: not an idx file but a web page"))
  }

  @Test func `a folder that is not there is told before training`() throws {
    let run = try train("missing/model.safetensors")
    #expect(run.status == 74)
    #expect(!run.complaints.contains("epoch"))
  }

  @Test(arguments: [
    ["--epochs", "0"], ["--widths", "16,x"], ["--widths", "20"], ["--jobs", "0"],
  ])
  func `options that make no sense end with 64`(options: [String]) throws {
    let run = try digits(
      arguments: ["train", "--data", "data", "--output", "model.safetensors"] + options)
    #expect(run.status == 64)
  }

  @Test func `a model that is none ends with 65, one that is not there with 66`() throws {
    try File.write(Array("not a model".utf8), to: directory("no.safetensors"), isDurable: false)
    let corrupt = try digits(arguments: ["eval", "no.safetensors", "data"])
    #expect(corrupt.status == 65)
    #expect(corrupt.complaints.contains("no.safetensors: not a safetensors file"))
    let missing = try digits(arguments: ["eval", "data", "--model", "none"])
    #expect(missing.status == 66)
  }
}
