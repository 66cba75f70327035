/// Walks the bytes of a written time.
struct DateScanner {
  struct Clock {
    var hour = 0
    var minute = 0
    var second = 0
    var millisecond = 0
  }

  let bytes: [UInt8]
  var at = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { at >= bytes.count }
  var next: UInt8 { at < bytes.count ? bytes[at] : 0 }

  mutating func take(_ wanted: UInt8) -> Bool {
    guard next == wanted, !isAtEnd else { return false }
    at += 1
    return true
  }

  mutating func take(_ wanted: String) -> Bool {
    guard bytes[at...].starts(with: wanted.utf8) else { return false }
    at += wanted.utf8.count
    return true
  }

  mutating func takeBlanks() {
    while !isAtEnd, next.isXMLSpace || next == UInt8(ascii: ",") { at += 1 }
  }

  /// A number of `low` to `high` digits, and how many it has.
  mutating func number(_ low: Int, _ high: Int) -> (value: Int, digits: Int)? {
    let start = at
    var value = 0
    while at < bytes.count, at - start < high, bytes[at].isDigit {
      value = value * 10 + Int(bytes[at] - 48)
      at += 1
    }
    if at - start >= low { return (value, at - start) }
    at = start
    return nil
  }

  /// A word of letters of any script: its first eight bytes, ASCII in lower case, and its length.
  struct Word {
    var key: UInt64
    var length: Int

    /// The key of a name of at most eight bytes.
    static func key(_ name: StaticString) -> UInt64 {
      name.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
    }

    static func == (word: Word, name: StaticString) -> Bool {
      word.length == name.utf8CodeUnitCount && word.key == key(name)
    }

    /// The first three bytes.
    var head: UInt64 { length < 3 ? 0 : key >> UInt64((min(length, 8) - 3) * 8) }
  }

  mutating func word() -> Word? {
    let start = at
    var key: UInt64 = 0
    while !isAtEnd, next.isASCIILetter || next >= 128 {
      if at - start < 8 { key = key << 8 | UInt64(next.lowercasedASCII) }
      at += 1
    }
    return at > start ? Word(key: key, length: at - start) : nil
  }

  /// `8:30`, `08:30:15.25`, with a full-width colon too, then perhaps `AM` or `PM`.
  mutating func clock() -> Clock? {
    let start = at
    var clock = Clock()
    guard let hour = number(1, 2), takeColon(), let minute = number(1, 2) else {
      at = start
      return nil
    }
    (clock.hour, clock.minute) = (hour.value, minute.value)
    if takeColon() {
      guard let second = number(1, 2) else {
        at = start
        return nil
      }
      clock.second = second.value
      if take(UInt8(ascii: ".")) || take(UInt8(ascii: ",")) { clock.millisecond = fraction() }
    }
    takeHalf(&clock)
    return clock
  }

  private mutating func takeColon() -> Bool {
    take(UInt8(ascii: ":")) || take("：")
  }

  /// Digits after the point as milliseconds, cut off.
  mutating func fraction() -> Int {
    var value = 0
    var weight = 100
    while !isAtEnd, next.isDigit {
      value += Int(next - 48) * weight
      weight /= 10
      at += 1
    }
    return value
  }

  /// `AM` and `PM` turn a clock of twelve hours.
  mutating func takeHalf(_ clock: inout Clock) {
    let start = at
    takeBlanks()
    guard let word = word(), word == "am" || word == "pm", clock.hour <= 12 else {
      at = start
      return
    }
    clock.hour = clock.hour % 12 + (word == "pm" ? 12 : 0)
  }

  /// `+0800`, `+08:00`, `+8` in seconds.
  mutating func offset() -> Int64? {
    let start = at
    let east = take(UInt8(ascii: "+"))
    guard east || take(UInt8(ascii: "-")), var hours = number(1, 4) else {
      at = start
      return nil
    }
    var minutes = 0
    if hours.digits > 2 {
      (hours.value, minutes) = (hours.value / 100, hours.value % 100)
    } else if take(UInt8(ascii: ":")) {
      minutes = number(2, 2)?.value ?? 0
    }
    guard hours.value <= 14, minutes < 60 else {
      at = start
      return nil
    }
    return (east ? 1 : -1) * Int64(hours.value * 3600 + minutes * 60)
  }
}
