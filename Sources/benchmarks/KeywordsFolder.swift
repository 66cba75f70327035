import Foundation

/// The rule files as bytes.
enum KeywordsFolder {
  static func files(_ folder: String) throws -> [String: [UInt8]] {
    do {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
        $0.hasSuffix(".json5")
      }
      let base = URL(filePath: folder)
      return Dictionary(
        uniqueKeysWithValues: try names.map { ($0, Array(try Data(contentsOf: base.appending(path: $0)))) })
    } catch {
      throw Failure("\(folder): cannot be read; run in the checkout or name the folder with --keywords DIR")
    }
  }
}
