/// Appends a finite number as ECMAScript's `Number::toString` writes it (RFC 8785 section 3.2.2.3).
///
/// Swift's own description already has the shortest digits that read back as the same double, the nearest of them
/// when there are several; only their layout differs. Both zeros are `0`.
func appendNumber(_ value: Double, to bytes: inout [UInt8]) {
    precondition(value.isFinite, "JSON has no form for infinity or for what is not a number")
    if value == 0 { return bytes.append(UInt8(ascii: "0")) }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let (digits, point) = decimal(value.magnitude)
    let zeros = repeatElement(UInt8(ascii: "0"), count: abs(digits.count - point))
    switch point {
    case digits.count...21 where digits.count <= 21:
        bytes += digits
        bytes += zeros
    case 1...21:
        bytes += digits[..<point]
        bytes.append(UInt8(ascii: "."))
        bytes += digits[point...]
    case -5...0:
        bytes += "0.".utf8
        bytes += repeatElement(UInt8(ascii: "0"), count: -point)
        bytes += digits
    default:
        appendScientific(digits, exponent: point - 1, to: &bytes)
    }
}

private func appendScientific(_ digits: [UInt8], exponent: Int, to bytes: inout [UInt8]) {
    bytes.append(digits[0])
    if digits.count > 1 {
        bytes.append(UInt8(ascii: "."))
        bytes += digits[1...]
    }
    bytes += (exponent < 0 ? "e-" : "e+").utf8
    bytes += String(abs(exponent)).utf8
}

/// The shortest significant digits of a positive number and the place of its decimal point: 0.d1d2d3... x 10^point.
private func decimal(_ magnitude: Double) -> (digits: [UInt8], point: Int) {
    let halves = magnitude.description.utf8.split(separator: UInt8(ascii: "e"))
    let parts = halves[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    var digits = Array(parts.joined())
    var point = parts[0].count
    if halves.count > 1, let exponent = Int(String(decoding: halves[1], as: UTF8.self)) { point += exponent }
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leading)
    return (digits, point - leading)
}
