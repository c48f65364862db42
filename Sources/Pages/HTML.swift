internal import ImageCodecs
package import Raster

/// Pieces of pages that need nothing but themselves: no script, no address outside.
package enum HTML {
  /// Text with what HTML would take for its own replaced.
  package static func escape(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }

  /// A gray picture as an address that holds it.
  package static func address(_ image: GrayImage) -> String {
    "data:image/png;base64," + Base64.encode(PNGEncoder.encode(image))
  }

  /// A color picture as an address that holds it.
  package static func address(_ image: Image<RGB>) -> String {
    "data:image/png;base64," + Base64.encode(PNGEncoder.encode(image))
  }

  /// A probability in percent, never 100 for what is not certain.
  package static func percent(_ probability: Float) -> String {
    "\(Int(min(max(probability, 0), 1) * 100)) %"
  }

  /// A whole page.
  ///
  /// - Parameters:
  ///   - title: What it is called, as text.
  ///   - style: How it looks.
  ///   - body: What stands below the title, as HTML.
  package static func page(title: String, style: String = plainStyle, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escape(title))</title>
    <style>
    \(style)
    </style>
    <h1>\(escape(title))</h1>
    \(body)
    </html>

    """
  }

  /// How pages of pictures and tables look, in light and in dark.
  package static let plainStyle = """
    :root { color-scheme: light dark }
    body { font: 15px/1.5 system-ui, sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em }
    h1 { font-size: 1.4em } h2 { font-size: 1.1em; margin-top: 2em }
    figure { display: inline-block; margin: 0 1em 1em 0; vertical-align: top; max-width: 100% }
    figure svg, figure img { max-width: 100%; height: auto; max-height: 30em; background: #fff }
    .small { width: 84px; image-rendering: pixelated }
    figcaption { overflow-wrap: anywhere; max-width: 40em }
    table { border-collapse: collapse } td, th { padding: .2em .7em; text-align: left }
    tr { border-bottom: 1px solid #8884 } td { overflow-wrap: anywhere }
    .review, .error { color: #d02020 } .unsure, .empty { color: #b06000 } .ok { color: #008040 }
    .bar { display: inline-block; height: .7em; background: #3070c0 }
    rect { fill: none; stroke: currentColor; vector-effect: non-scaling-stroke; stroke-width: 2 }
    text { fill: currentColor; font-weight: bold; text-anchor: middle }
    """
}
