/// A key as a terminal sends it.
enum Keystroke: Equatable {
    case character(Character)
    case enter, tab, backspace, delete, left, right, home, end
    /// Control-C, and control-D, which only counts on an empty line.
    case interrupt, endOfInput
    /// What is not understood is passed over.
    case other
}

/// Makes keys of bytes, of which some keys have several. Pure: bytes in, keys out.
struct KeyReader {
    private var pending: [UInt8] = []

    /// Takes a byte in; a key, once it is whole.
    mutating func decode(_ byte: UInt8) -> Keystroke? {
        pending.append(byte)
        guard let key = Self.key(pending) else {
            if pending.count > 8 { pending = [] }
            return nil
        }
        pending = []
        return key
    }

    /// The key that the bytes make; `nil` while more must come.
    private static func key(_ bytes: [UInt8]) -> Keystroke? {
        switch bytes[0] {
        case 0x0D, 0x0A: return .enter
        case 0x09: return .tab
        case 0x7F, 0x08: return .backspace
        case 0x03: return .interrupt
        case 0x04: return .endOfInput
        case 0x01: return .home
        case 0x05: return .end
        case 0x1B: return escape(bytes)
        case 0x00..<0x20: return .other
        default: return character(bytes)
        }
    }

    private static func escape(_ bytes: [UInt8]) -> Keystroke? {
        guard bytes.count > 1 else { return nil }
        guard bytes[1] == UInt8(ascii: "[") || bytes[1] == UInt8(ascii: "O") else { return .other }
        guard bytes.count > 2, let last = bytes.last, (0x40...0x7E).contains(last) else { return nil }
        switch (last, bytes.count > 3 ? bytes[2] : 0) {
        case (UInt8(ascii: "D"), _): return .left
        case (UInt8(ascii: "C"), _): return .right
        case (UInt8(ascii: "H"), _): return .home
        case (UInt8(ascii: "F"), _): return .end
        case (UInt8(ascii: "~"), UInt8(ascii: "3")): return .delete
        default: return .other
        }
    }

    private static func character(_ bytes: [UInt8]) -> Keystroke? {
        if let text = String(validating: bytes, as: UTF8.self), let character = text.first {
            return .character(character)
        }
        let length = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2
        return bytes.count >= length || bytes[0] < 0xC2 ? .other : nil
    }
}
