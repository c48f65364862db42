/// What TensorBoard reads: a message `Event` of TensorFlow's `event.proto`, with the scalars of a
/// `Summary`.
struct TensorBoardEvent: Sendable {
  /// Seconds since 1970.
  var wallTime: Double

  /// Steps taken.
  var step: Int

  /// Names and their values; a slash parts the group from the name.
  var scalars: [(tag: String, value: Float)]

  /// The event as a framed record.
  var record: [UInt8] {
    var summary = ProtobufMessage()
    for scalar in scalars {
      var value = ProtobufMessage()
      value.add(Field.tag, bytes: Array(scalar.tag.utf8))
      value.add(Field.simpleValue, scalar.value)
      summary.add(Field.value, bytes: value.bytes)
    }
    var event = ProtobufMessage()
    event.add(Field.wallTime, wallTime)
    event.add(Field.step, integer: step)
    event.add(Field.summary, bytes: summary.bytes)
    return RecordFraming.frame(event.bytes)
  }

  /// The framed record that a file begins with.
  static func version(wallTime: Double) -> [UInt8] {
    var event = ProtobufMessage()
    event.add(Field.wallTime, wallTime)
    event.add(Field.fileVersion, bytes: Array("brain.Event:2".utf8))
    return RecordFraming.frame(event.bytes)
  }

  /// How much of a file holds nothing later than a step.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - step: The last step to keep.
  /// - Returns: The bytes to keep; 0 if it is no file of events.
  static func length(of bytes: [UInt8], upToStep step: Int) -> Int {
    var length = 0
    for (record, end) in RecordFraming.records(in: bytes) {
      let own = ProtobufMessage.integer(Field.step, in: bytes[record]) ?? 0
      guard own <= UInt64(step) else { break }
      length = end
    }
    return length
  }

  private enum Field {
    static let wallTime = 1
    static let step = 2
    static let fileVersion = 3
    static let summary = 5
    /// Of `Summary`.
    static let value = 1
    /// Of `Summary.Value`.
    static let tag = 1
    static let simpleValue = 2
  }
}
