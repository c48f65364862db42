extension MalformedFile {
  /// Files of other formats, and of none.
  public static var foreign: [MalformedFile] {
    let others: [MalformedFile] = [
      MalformedFile("nothing", "not_an_image", []),
      MalformedFile("one zero", "not_an_image", [0]),
      MalformedFile("zeros", "not_an_image", Array(repeating: 0, count: 1000)),
      MalformedFile("a GIF", "unsupported", Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0]),
      MalformedFile("a BMP", "unsupported", Array("BM".utf8) + Array(repeating: 0, count: 52)),
      MalformedFile("a little-endian TIFF", "unsupported", [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0]),
      MalformedFile("a big-endian TIFF", "unsupported", [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8]),
      MalformedFile("a HEIC", "unsupported", [0, 0, 0, 24] + Array("ftypheic".utf8)),
      MalformedFile("an AVIF", "unsupported", [0, 0, 0, 24] + Array("ftypavif".utf8)),
      MalformedFile("a gzip archive", "not_an_image", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]),
    ]
    let texts = [
      ("a WebP", "unsupported", "RIFF\u{10}\0\0\0WEBPVP8 "),
      ("a PDF", "unsupported", "%PDF-1.7\n"),
      (
        "an SVG", "unsupported",
        "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
      ),
      ("a Netpbm picture", "unsupported", "P5\n1 1\n255\n0"),
      ("an HTML page", "not_an_image", "<!DOCTYPE html>\n<html><title>404</title></html>"),
      ("a text", "not_an_image", "407\n"),
    ]
    return others + texts.map { MalformedFile($0, $1, Array($2.utf8)) }
  }
}
