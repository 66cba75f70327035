import HTTPServer

/// The one script: what makes pages quicker to use, and nothing that they need. Each behaviour stands in a file of its own.
enum Script {
  static let asset = HTTPAsset(
    "console.js", type: "text/javascript; charset=utf-8",
    Array(("\"use strict\";\n" + navigation + keys + draft + countdown).utf8))
}
