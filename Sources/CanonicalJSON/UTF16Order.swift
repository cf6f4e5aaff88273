/// Compares two UTF-8 strings by their UTF-16 code units, as RFC 8785 section 3.2.3 sorts keys.
///
/// The order of the bytes is that order but for one case: characters above U+FFFF are surrogates in UTF-16 and so
/// stand before U+E000...U+FFFF. There the first differing bytes are 0xF0 or more on one side, 0xEE or 0xEF on the
/// other.
///
/// - Returns: a negative number, zero, or a positive number.
func utf16Order(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    var at = 0
    let shared = min(a.count, b.count)
    while at < shared {
        let (x, y) = (a[at], b[at])
        guard x == y else {
            let isSwapped = min(x, y) >= 0xEE && (x >= 0xF0) != (y >= 0xF0)
            return (Int(x) - Int(y)) * (isSwapped ? -1 : 1)
        }
        at += 1
    }
    return a.count - b.count
}

func utf16Order(_ a: [UInt8], _ b: [UInt8]) -> Int {
    a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in utf16Order(a, b) } }
}

/// Compares two strings by their UTF-16 code units; never by canonical equivalence, as Swift's own operators do.
func utf16Order(_ a: String, _ b: String) -> Int {
    var (a, b) = (a, b)
    return a.withUTF8 { a in b.withUTF8 { b in utf16Order(a, b) } }
}

/// Matches `[a-z][a-z0-9_]*`, or `$[a-z]+` for the keys that a format reserves to itself.
func isIdentifier(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard let first = bytes.first else { return false }
    if first == UInt8(ascii: "$") { return bytes.count > 1 && bytes.dropFirst().allSatisfy(letters.contains) }
    return letters.contains(first)
        && bytes.allSatisfy {
            letters.contains($0) || $0 == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
}
