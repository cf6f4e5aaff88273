/// Appends a string in quotation marks, escaped as RFC 8785 section 3.2.2.2 has it: `"`, `\`, and controls below 0x20,
/// those in their short form where there is one. Everything else stands as it is, DEL and U+2028 included.
func appendString(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { content in
        if content.contains(where: needsEscape) {
            for byte in content { appendEscaped(byte, to: &bytes) }
        } else {
            bytes.append(contentsOf: content)
        }
    }
    bytes.append(UInt8(ascii: "\""))
}

private func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
}

private func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
    guard needsEscape(byte) else { return bytes.append(byte) }
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
        bytes += (byte < 0x10 ? "u000" : "u00").utf8
        bytes += String(byte, radix: 16).utf8
    }
}
