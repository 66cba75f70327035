import Foundation

/// Reads the data files of a folder.
package enum Folder {
  /// A folder that cannot be read.
  package struct Unreadable: Error, CustomStringConvertible {
    package var path: String
    package var purpose: String
    package var detail: String

    package var description: String {
      "\(path): cannot be read (\(detail)); name the folder with --\(purpose) DIR"
    }
  }

  /// Name and bytes of each file of the folder itself; none of its subfolders, no hidden file.
  package static func files(_ path: String, purpose: String) throws -> [String: [UInt8]] {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Unreadable(path: path, purpose: purpose, detail: "no such folder")
    }
    do {
      var files: [String: [UInt8]] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: path) where !name.hasPrefix(".") {
        let file = URL(filePath: path).appending(path: name)
        if try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true { continue }
        files[name] = Array(try Data(contentsOf: file))
      }
      return files
    } catch {
      throw Unreadable(path: path, purpose: purpose, detail: error.localizedDescription)
    }
  }
}
