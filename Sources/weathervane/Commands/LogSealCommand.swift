import Foundation
import Model
import Monitor
import ResponseLog
import Storage

private let key = Command.Option(
  name: "--key", value: "FILE", help: "the secret key (default: seal_key of the settings)")
private let newKey = Command.Option(
  name: "--new-key", value: "FILE", help: "makes a key; with --key the old one signs it")
private let out = Command.Option(
  name: "-o", value: "FILE", help: "where the seal goes (default: standard output)")

let logSealCommand = Command(
  name: ["log", "seal"],
  summary: "signs the head of the log: keep the seal elsewhere, it shows any later change",
  options: [.store, .keywords, .config, .office, .now, key, newKey, out],
  run: { invocation in
    let workplace = try Workplace(invocation)
    let file = invocation.value(key) ?? workplace.settings.sealKeyFile
    if let path = invocation.value(newKey) {
      // The settings may name the very key that is yet to be made.
      let old =
        invocation.value(key) ?? file.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
      return try await change(workplace, from: old, to: path)
    }
    guard let file else {
      throw UsageError("log seal: give the secret key with --key FILE; --new-key FILE makes one")
    }
    let secret = try KeyFile.secret(file)
    let store = try await workplace.existingStore()
    let seal = try await SealDesk(store).seal(with: secret, now: try await workplace.writingClock(store)())
    if let path = invocation.value(out) {
      try SealFile.write(seal, path)
    } else {
      Output().line(seal.json.text)
    }
    return 0
  })

private func change(_ workplace: Workplace, from old: String?, to path: String) async throws -> Int32 {
  guard !FileManager.default.fileExists(atPath: path) else {
    throw Failure("\(path): is there already; a key is never written over")
  }
  let store = try await workplace.existingStore()
  let previous = try old.map(KeyFile.secret)
  let fresh = try KeyFile.make(path)
  do {
    try await SealDesk(store).change(
      from: previous, to: fresh, now: try await workplace.writingClock(store)())
  } catch {
    for made in [path, path + ".pub"] { try? FileManager.default.removeItem(atPath: made) }
    throw error
  }
  Output().line(
    "public key \(fresh.publicHex), also in \(path).pub: hand it over in person; keep \(path) secret")
  return 0
}

/// Seals as files.
enum SealFile {
  static func write(_ seal: Seal, _ path: String) throws {
    do {
      try Data("\(seal.json.text)\n".utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure("\(path): the seal cannot be written; does the folder exist?")
    }
  }

  static func read(_ path: String) throws -> Seal {
    guard let seal = Seal(JSONValue(text: String(decoding: try LineReader.bytes(of: path), as: UTF8.self)))
    else {
      throw Failure("\(path): no seal; weathervane log seal -o FILE makes one")
    }
    return seal
  }
}
