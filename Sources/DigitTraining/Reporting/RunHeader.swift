/// What a run of training is, before its first step.
public struct RunHeader: Hashable, Sendable {
  /// Samples that the run reads.
  public struct Source: Hashable, Sendable {
    /// What people call the source.
    public var name: String

    /// How many samples of it are trained on.
    public var samples: Int

    /// How often each is seen in one epoch.
    public var weight: Float

    /// How many samples of it are held out to measure on.
    public var heldOut: Int

    /// A hash over all that decides what the samples are.
    public var fingerprint: UInt64

    /// Creates a source.
    ///
    /// - Parameters:
    ///   - name: What people call it.
    ///   - samples: How many samples are trained on.
    ///   - weight: How often each is seen in one epoch.
    ///   - heldOut: How many samples are held out to measure on.
    ///   - fingerprint: A hash over all that decides what the samples are.
    public init(
      name: String, samples: Int, weight: Float = 1, heldOut: Int = 0, fingerprint: UInt64
    ) {
      self.name = name
      self.samples = samples
      self.weight = weight
      self.heldOut = heldOut
      self.fingerprint = fingerprint
    }
  }

  /// What the model calls itself.
  public var name: String

  /// The program that trains, with its version.
  public var program: String

  /// Numbers that training changes.
  public var parameters: Int

  /// What the samples are.
  public var sources: [Source]

  /// Everything else that decides what comes of it, by name.
  public var options: [String: String]

  /// Creates a header.
  ///
  /// - Parameters:
  ///   - name: What the model calls itself.
  ///   - program: The program that trains, with its version.
  ///   - parameters: Numbers that training changes.
  ///   - sources: What the samples are.
  ///   - options: Everything else that decides what comes of it, by name.
  public init(
    name: String, program: String, parameters: Int, sources: [Source],
    options: [String: String]
  ) {
    self.name = name
    self.program = program
    self.parameters = parameters
    self.sources = sources
    self.options = options
  }
}
