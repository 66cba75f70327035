/// Reads how many people a text says to be dead, hurt and the like.
enum CountReader {
  static let digits: [Character: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    "百": 100, "0": 0, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9,
  ]
  private static let people: Set<Character> = ["人", "名", "位", "例"]
  /// How far a number may stand from its word: 3名工人死亡, 死亡人数为3人.
  private static let reach = 5

  /// The first number that goes with one of the words, and the stretch that says it; nil if there is none.
  static func people(_ words: [String], in text: String) -> (number: Int, quote: String)? {
    let letters = Array(text)
    for word in words.map(Array.init) {
      guard letters.count >= word.count else { continue }
      for start in 0...(letters.count - word.count) where Array(letters[start..<start + word.count]) == word {
        let end = start + word.count
        if let range = before(start, letters) ?? after(end, letters) {
          let whole = min(range.lowerBound, start)..<max(range.upperBound + 1, end)
          return (value(letters[range]), String(letters[whole]))
        }
      }
    }
    return nil
  }

  /// The number whose 人 stands shortly before a place, in the same clause.
  private static func before(_ place: Int, _ letters: [Character]) -> Range<Int>? {
    var index = place - 1
    while index > 0, index >= place - reach, letters[index].isLetter || letters[index].isNumber {
      if people.contains(letters[index]), digits[letters[index - 1]] != nil {
        var first = index - 1
        while first > 0, digits[letters[first - 1]] != nil { first -= 1 }
        return first..<index
      }
      index -= 1
    }
    return nil
  }

  /// The number shortly behind a place, in the same clause, with 人 behind it.
  private static func after(_ place: Int, _ letters: [Character]) -> Range<Int>? {
    var index = place
    while index < letters.count, index <= place + reach, letters[index].isLetter || letters[index].isNumber {
      if digits[letters[index]] != nil {
        var end = index + 1
        while end < letters.count, digits[letters[end]] != nil { end += 1 }
        return end < letters.count && people.contains(letters[end]) ? index..<end : nil
      }
      index += 1
    }
    return nil
  }

  /// 12, 十二, 二十三, 一百零五.
  private static func value(_ letters: ArraySlice<Character>) -> Int {
    var (total, digit) = (0, 0)
    for letter in letters {
      let value = digits[letter] ?? 0
      if value >= 10 {
        total += max(digit, 1) * value
        digit = 0
      } else {
        digit = min(digit, 1_000_000) * 10 + value
      }
    }
    return total + digit
  }
}
