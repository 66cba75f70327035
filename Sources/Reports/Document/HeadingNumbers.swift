import Text

/// Counts headings as official papers do: 一、 （一） 1.
struct HeadingNumbers {
  private var counts = [0, 0, 0]

  /// The number of the next heading of a level, 1–3.
  mutating func next(_ level: Int) -> Words {
    let level = min(max(level, 1), 3)
    counts[level - 1] += 1
    for deeper in level..<3 { counts[deeper] = 0 }
    let count = counts[level - 1]
    return switch level {
    case 1: Words("\(Self.chinese(count))、", "\(count). ")
    case 2: Words("（\(Self.chinese(count))）", "(\(count)) ")
    default: Words(verbatim: "\(count).")
    }
  }

  /// 1–99 in words.
  static func chinese(_ number: Int) -> String {
    let digits = Array("零一二三四五六七八九")
    let (tens, ones) = (number / 10, number % 10)
    let head = tens == 0 ? "" : (tens == 1 ? "" : String(digits[tens % 10])) + "十"
    return head + (ones == 0 && tens > 0 ? "" : String(digits[ones]))
  }
}
