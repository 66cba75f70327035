import Foundation
import Model

/// An item as a line of JSON gives it: `design.md` §5.5.
struct ItemLine {
  /// Echoed as it came: a text or a whole number.
  var id: JSONValue
  var title = ""
  var text = ""
  var source: String?
  /// As it is written.
  var published: String?
  /// Votes, reads or the like.
  var heat: Double?

  /// - Throws: what is wrong with the line.
  init(_ line: ArraySlice<UInt8>) throws {
    if let plain = PlainItemLine.read(line) {
      self = plain
    } else {
      self = try Decoded.item(Array(line))
    }
  }

  init(id: JSONValue) { self.id = id }

  /// Any line, read by the decoder, which knows what to say of a bad one.
  private struct Decoded: Decodable {
    private let id: ItemID
    private let title: String?
    private let text: String?
    private let source: Lenient?
    private let published: Lenient?
    private let heat: LenientNumber?

    static func item(_ line: [UInt8]) throws -> ItemLine {
      let decoded = try JSONDecoder().decode(Self.self, from: Data(line))
      // The decoder looks at its own members only; half a surrogate pair in any other is a bad line as well.
      if line.contains(UInt8(ascii: "\\")), JSONValue(text: String(decoding: line, as: UTF8.self)) == nil {
        throw Failure("holds an escape that is no character")
      }
      if decoded.title == nil, decoded.text == nil { throw Failure("needs title or text") }
      var item = ItemLine(id: decoded.id.json)
      item.title = decoded.title ?? ""
      item.text = decoded.text ?? ""
      item.source = decoded.source?.text
      item.published = decoded.published?.text
      item.heat = decoded.heat?.number
      return item
    }
  }

  /// A member that is used if it is a text and does no harm if it is anything else.
  private struct Lenient: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
      text = try? decoder.singleValueContainer().decode(String.self)
    }
  }

  /// The same for a number.
  private struct LenientNumber: Decodable {
    let number: Double?

    init(from decoder: any Decoder) throws {
      number = try? decoder.singleValueContainer().decode(Double.self)
    }
  }

  private enum ItemID: Decodable {
    case text(String)
    case number(Int64)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let number = try? container.decode(Int64.self) {
        self = .number(number)
      } else {
        throw Failure("id must be a text or a whole number of 64 bits")
      }
    }

    var json: JSONValue {
      switch self {
      case .text(let text): .string(text)
      case .number(let number): .integer(number)
      }
    }
  }
}
