/// The UTF-8 bytes that a string stands for, from what stands between its quotation marks. Only for scanned strings.
func unescaped(_ content: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var rest = content[...]
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
            result.append(byte)
            continue
        }
        switch escape {
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "u"): result.append(contentsOf: popScalar(&rest).utf8)
        default: result.append(escape)
        }
    }
    return result
}

/// The character whose `\u` has just been passed, with both halves of a surrogate pair.
private func popScalar<C: Collection<UInt8>>(_ rest: inout C) -> String where C.SubSequence == C {
    var units = [popUnit(&rest)]
    if units[0] & 0xFC00 == 0xD800 {
        rest = rest.dropFirst(2)
        units.append(popUnit(&rest))
    }
    return String(decoding: units, as: UTF16.self)
}

private func popUnit<C: Collection<UInt8>>(_ rest: inout C) -> UInt16 where C.SubSequence == C {
    let digits = rest.prefix(4)
    rest = rest.dropFirst(4)
    return digits.reduce(0) { $0 << 4 | UInt16(hexValue(of: $1) ?? 0) }
}
