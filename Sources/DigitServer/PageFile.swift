internal import CDigitPage

/// A file of the web page, part of the program.
struct PageFile {
  let bytes: [UInt8]
  let type: String

  /// All files by their paths.
  ///
  /// The paths are these and no others: nothing that a request names reaches a file system.
  static let all: [String: PageFile] = {
    var files: [String: PageFile] = [:]
    for index in 0..<digits_page_file_count() {
      let file = unsafe digits_page_file_at(index)
      let name = unsafe String(cString: file.name)
      let bytes = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      files["/\(name)"] = PageFile(bytes: bytes, type: type(of: name))
    }
    files["/"] = files["/index.html"]
    return files
  }()

  private static func type(of name: String) -> String {
    switch name.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    default: "application/json"
    }
  }
}
