// swift-tools-version: 6.2
import PackageDescription

// The house: an arrow in `dependencies` points down only. `HouseTests` holds the same table against the imports.

/// Settings of every room: imports say what leaks, warnings stop the build.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A room without C beneath it: every unsafe construct must be marked.
let strict = settings + [.strictMemorySafety()]

func room(_ name: String, _ dependencies: [Target.Dependency] = [], holdsC: Bool = false) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: holdsC ? settings : strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: "\(name)Tests", dependencies: dependencies, swiftSettings: settings)
}

func library(_ name: String, _ pkgConfig: String, apt: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let package = Package(
  name: "weathervane",
  products: [.executable(name: "weathervane", targets: ["weathervane"])],
  targets: [
    library("CCurl", "libcurl", apt: "libcurl4-openssl-dev"),
    library("CSQLite", "sqlite3", apt: "libsqlite3-dev"),
    library("CXML2", "libxml-2.0", apt: "libxml2-dev"),
    library("CMicrohttpd", "libmicrohttpd", apt: "libmicrohttpd-dev"),
    library("CSodium", "libsodium", apt: "libsodium-dev"),
    library("CZip", "libzip", apt: "libzip-dev"),
    library("CZlib", "zlib", apt: "zlib1g-dev"),

    // ground
    room("Model"),
    room("Text"),
    room("Crypto", ["CSodium"], holdsC: true),
    room("FeedParsing", ["CXML2", "Model"], holdsC: true),
    room("Transfer", ["CCurl"], holdsC: true),
    room("HTTPServer", ["CMicrohttpd", "CZlib"], holdsC: true),

    // work
    room("Collectors", ["Model", "Text", "Crypto", "FeedParsing", "Transfer"]),
    room("Classifier", ["Model", "Text", "Crypto"]),
    room("Topics", ["Model", "Text"]),
    room("Redaction", ["Model", "Text"]),
    room("ResponseLog", ["Model", "Crypto"]),
    room("Storage", ["CSQLite", "Model", "Text"], holdsC: true),
    room("Reports", ["CZip", "Model", "Text", "ResponseLog"], holdsC: true),
    room("Desk", ["Model", "Crypto", "Redaction", "ResponseLog", "Storage"]),

    // upper
    room(
      "Monitor",
      ["Model", "Crypto", "Collectors", "Classifier", "Topics", "ResponseLog", "Storage", "Desk"]),

    room(
      "Console",
      [
        "Model", "Text", "Crypto", "HTTPServer", "Classifier", "Redaction", "ResponseLog", "Reports",
        "Storage",
        "Desk",
      ]),

    // roof
    .executableTarget(
      name: "weathervane",
      dependencies: [
        "Model", "Text", "FeedParsing", "Transfer", "Collectors", "Classifier", "Topics", "Redaction",
        "ResponseLog", "Storage", "Desk", "Reports", "HTTPServer", "Console", "Monitor",
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "Model", "Text", "Crypto", "Classifier", "Topics", "Collectors", "Console", "Desk", "HTTPServer",
        "Monitor", "Redaction",
        "ResponseLog", "Storage", "Transfer",
      ],
      swiftSettings: settings),

    .target(name: "Loopback", path: "Tests/Loopback", swiftSettings: settings),
    tests("House", []),
    tests("Model", ["Model"]),
    tests("Text", ["Text"]),
    tests("FeedParsing", ["FeedParsing", "Model"]),
    tests("Transfer", ["Transfer", "Loopback"]),
    tests("Collectors", ["Collectors", "FeedParsing", "Model", "Transfer", "Loopback"]),
    tests("Classifier", ["Classifier", "Model", "Text"]),
    tests("Topics", ["Topics", "Model"]),
    tests("Redaction", ["Redaction", "Model"]),
    tests("ResponseLog", ["ResponseLog", "Model", "Crypto", "weathervane"]),
    tests("Storage", ["Storage", "Model"]),
    tests("HTTPServer", ["HTTPServer"]),
    tests("Reports", ["Reports", "ResponseLog", "Model", "Text"]),
    tests("Desk", ["Desk", "Model", "Redaction", "ResponseLog", "Storage"]),
    tests(
      "Console",
      [
        "Console", "HTTPServer", "ResponseLog", "Redaction", "Storage", "Desk", "Model", "Crypto",
        "Classifier",
        "Reports",
      ]),
    tests(
      "Monitor",
      [
        "Monitor", "Collectors", "Classifier", "Desk", "Model", "ResponseLog", "Storage", "Topics",
        "Transfer",
        "Loopback",
      ]),
    tests("Command", ["Loopback", "Model", "weathervane"]),
  ],
  swiftLanguageModes: [.v6]
)
