extension MalformedFile {
  private static let small = JPEGFile(width: 16, height: 8, levels: [[30, 200]])

  /// A JPEG with one segment changed.
  private static func changed(
    _ name: String, code: String = "corrupt", _ marker: UInt8,
    _ change: (inout JPEGFile.Segment) -> Void
  ) -> MalformedFile {
    var file = small
    if let index = file.segments.firstIndex(where: { $0.marker == marker }) {
      change(&file.segments[index])
    }
    return MalformedFile("a JPEG \(name)", code, file.bytes)
  }

  /// A JPEG without the segments of a marker.
  private static func lacking(
    _ name: String, code: String = "corrupt", _ marker: UInt8
  ) -> MalformedFile {
    var file = small
    file.segments.removeAll { $0.marker == marker }
    return MalformedFile("a JPEG without \(name)", code, file.bytes)
  }

  /// JPEG files with one fault each.
  public static var jpeg: [MalformedFile] {
    let bytes = small.bytes
    let two = JPEGFile(width: 8, height: 8, levels: [[30], [200]])
    let many = JPEGFile(
      width: 8, height: 8, isProgressive: true, repeatedScans: 1000, levels: [[30]])
    return [
      changed("of no columns", 0xC0) { $0.data?.replaceSubrange(3...4, with: [0, 0]) },
      changed("of no rows", 0xC0) { $0.data?.replaceSubrange(1...2, with: [0, 0]) },
      changed("of 60000×60000 pixels", code: "too_large", 0xC0) {
        $0.data?.replaceSubrange(1...4, with: [0xEA, 0x60, 0xEA, 0x60])
      },
      changed("of 65535×65535 pixels", code: "too_large", 0xC0) {
        $0.data?.replaceSubrange(1...4, with: [255, 255, 255, 255])
      },
      changed("of more rows than there are", code: "truncated", 0xC0) {
        $0.data?.replaceSubrange(1...2, with: [0x10, 0])
      }.cutting(2),
      changed("of 12 bits", code: "unsupported", 0xC0) { $0.data?[0] = 12 },
      changed("without loss", code: "unsupported", 0xC0) { $0.marker = 0xC3 },
      changed("of sampling 0", 0xC0) { $0.data?[7] = 0x01 },
      changed("of sampling 15", 0xC0) { $0.data?[7] = 0xFF },
      changed("of a scan of an unknown component", 0xDA) { $0.data?[1] = 9 },
      changed("of Huffman codes that overflow", 0xC4) { $0.data?[1] = 255 },
      changed("of a Huffman table too short", 0xC4) { $0.data?.removeLast(6) },
      changed("of quantization table 9", 0xDB) { $0.data?[0] = 9 },
      lacking("a frame", 0xC0),
      lacking("a scan", 0xDA),
      lacking("a quantization table", 0xDB),
      MalformedFile("a JPEG of two components", "unsupported", two.bytes),
      MalformedFile("a JPEG of 1001 scans", "too_large", many.bytes),
      MalformedFile("two bytes of a JPEG", "truncated", Array(bytes.prefix(2))),
      MalformedFile("half a JPEG", "truncated", Array(bytes.prefix(bytes.count / 2))),
    ]
  }

  private func cutting(_ count: Int) -> MalformedFile {
    MalformedFile(name, code, Array(bytes.dropLast(count)))
  }
}
