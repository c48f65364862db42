import FileSystem
import Testing

/// What is left of training that was killed, interrupted or could not write.
@Suite(.serialized) struct TrainResumeTests {
  let directory: TemporaryDirectory
  let digits: DigitsProgram

  init() throws {
    directory = try TemporaryDirectory()
    digits = DigitsProgram(directory: directory)
    try Directory.create(directory("data"))
    try StripedSet.write("train", count: 64, to: directory("data"))
  }

  /// A tiny net that has something of everything to keep: two phases, a best epoch, averages.
  private static let train = """
    "$DIGITS" train --data data --widths 16 --batch 4 --validation 16 --phases 2,1 --keep best \
    --patience 9 --checkpoint-every 0s
    """

  private func content(_ name: String) throws -> [UInt8] {
    try File.read(directory(FilePath(name)), limit: 1 << 24)
  }

  @Test
  func `killed twenty times at random moments, training ends in the bytes of an unbroken run`()
    throws
  {
    let start = ContinuousClock.now
    #expect(try digits.shell("\(Self.train) -o whole").status == 0)
    let duration = start.duration(to: .now) / .seconds(1)
    let whole = try content("whole")
    var generator = SplitMix(state: 7)
    var kills = 0
    var chain = 0
    var longest = 0
    while kills < 20 {
      chain += 1
      var resumed = 0
      while kills < 20 {
        let moment = Double.random(in: 0..<duration / 4, using: &generator)
        let threads = Int.random(in: 1...3, using: &generator)
        // Killed by a program that waits for it, so that nothing writes any more when it is taken up.
        let run = try digits.shell(
          "exec timeout -s KILL \(moment) \(Self.train) -o broken\(chain) -j \(threads)")
        if run.status == 0 { break }
        #expect([9, 128 + 9].contains(run.status), "\(run.complaints)")
        kills += 1
        if run.complaints.contains("going on after step") { resumed += 1 }
      }
      #expect(try digits.shell("\(Self.train) -o broken\(chain)").status == 0)
      #expect(try content("broken\(chain)") == whole)
      // What was kept is of no use any more.
      #expect(!File.exists(directory(FilePath("broken\(chain).checkpoint"))))
      longest = max(longest, resumed)
    }
    // Else the test would test nothing.
    #expect(longest >= 3)
  }

  // Optimized, so small a training is over before it can be asked to end.
  #if DEBUG
  @Test(arguments: [("INT", 130), ("TERM", 143)])
  func `training that is asked to end keeps its state and says how to go on`(
    signal: String, status: Int
  ) throws {
    #expect(try digits.shell("\(Self.train) -o whole").status == 0)
    let run = try digits.shell(
      """
      (while [ ! -e state ]; do sleep 0.02; done; sleep 0.2; kill -\(signal) $(cat number)) &
      sh -c 'echo $$ > number; exec \(Self.train) -o out --checkpoint state --checkpoint-every 1h'
      """)
    #expect(run.status == Int32(status))
    #expect(run.complaints.contains("stopped after step"))
    #expect(run.complaints.contains("state holds the state after step"))
    #expect(!File.exists(directory("out")))
    let resumed = try digits.shell("\(Self.train) -o out --resume state")
    #expect(resumed.status == 0)
    #expect(resumed.complaints.contains("going on after step"))
    #expect(!resumed.complaints.contains("going on after step 0\n"))
    #expect(try content("out") == content("whole"))
    // A file that was named is the user's.
    #expect(File.exists(directory("state")))
  }
  #endif

  @Test func `a state that is not there, is none, or is of another run is told apart`() throws {
    let missing = try digits.shell("\(Self.train) -o out --resume nowhere")
    #expect(missing.status == 66)
    #expect(missing.complaints.hasPrefix("digits: nowhere: cannot open"))
    try File.write(Array("not a checkpoint".utf8), to: directory("foreign"), isDurable: false)
    let foreign = try digits.shell("\(Self.train) -o out --checkpoint foreign")
    #expect(foreign.status == 65)
    #expect(foreign.complaints.hasPrefix("digits: foreign: not a safetensors file"))
    #expect(try content("foreign") == Array("not a checkpoint".utf8))
    // Told before a search, which takes long.
    let search = try digits.shell(
      "\(Self.train) -o out --checkpoint foreign --learning-rate auto")
    #expect(search.status == 65)
    #expect(search.complaints.hasPrefix("digits: foreign: not a safetensors file"))
    #expect(!search.complaints.contains("learning rate"))
    #expect(try digits.shell("\(Self.train) -o model --checkpoint state").status == 0)
    let model = try digits.shell("\(Self.train) -o out --resume model")
    #expect(model.status == 65)
    #expect(model.complaints.contains("no checkpoint of training"))
    let kept = try content("state")
    let other = try digits.shell("\(Self.train) -o out --resume state --clip 1")
    #expect(other.status == 64)
    #expect(other.complaints.contains("gradientLimit is not set there and 1.0 here"))
    #expect(try content("state") == kept)
  }

  @Test func `a rate that leads astray is told, and the last good state stays`() throws {
    let run = try digits.shell(
      "\(Self.train) -o out --checkpoint state --learning-rate 1e30 --schedule constant")
    #expect(run.status == 1)
    #expect(run.complaints.contains("at a learning rate of"))
    #expect(run.complaints.contains("state holds the state after step"))
    #expect(!File.exists(directory("out")))
    let again = try digits.shell(
      "\(Self.train) -o out --resume state --learning-rate 1e30 --schedule constant")
    #expect(again.status == 1)
    #expect(again.complaints.contains("going on after step"))
  }

  @Test func `a curve that cannot be written ends a search with 74`() throws {
    // A limit on the length of files stands in for a disk that is full.
    let run = try digits.shell(
      """
      trap '' XFSZ; ulimit -f 1
      exec \(Self.train) -o out --learning-rate auto --find-lr-csv curve.csv
      """)
    #expect(run.status == 74)
    #expect(run.complaints.contains("digits: curve.csv: cannot write: "))
    #expect(!File.exists(directory("out")))
  }

  @Test(.enabled(if: TemporaryDirectory.permissionsHold))
  func `a folder that nobody may write to is told before training`() throws {
    try Directory.create(directory("closed"))
    try directory.setPermissions("closed", 0o555)
    let run = try digits.shell("\(Self.train) -o out --checkpoint closed/state")
    #expect(run.status == 74)
    #expect(run.complaints.hasPrefix("digits: closed/state: cannot write: "))
    #expect(!run.complaints.contains("training on"))
    try directory.setPermissions("closed", 0o755)
  }

  @Test func `a full disk is told, and the last good state stays`() throws {
    #expect(try digits.shell("\(Self.train) -o whole").status == 0)
    _ = try digits.shell(
      """
      \(Self.train) -o out --checkpoint state & program=$!
      while [ ! -e state ]; do sleep 0.02; done; kill -9 $program
      """)
    let kept = try content("state")
    // A limit on the length of files stands in for a disk that is full: the shell's unit is 512
    // bytes, and a state of this net has more than 16 of them.
    let full = try digits.shell(
      "trap '' XFSZ; ulimit -f 16; exec \(Self.train) -o out --resume state")
    #expect(full.status == 74)
    #expect(full.complaints.contains("digits: state: cannot write: "))
    #expect(full.complaints.contains("is still there"))
    #expect(full.complaints.contains("digits: out: cannot write: "))
    #expect(try content("state") == kept)
    #expect(try digits.shell("\(Self.train) -o out --resume state").status == 0)
    #expect(try content("out") == content("whole"))
  }
}
