import Domain
import Foundation

/// A name that was spoilt on its way: read in another encoding than it was written in, or with signs in it that nobody sees.
enum DamagedText {
    /// What is wrong with a text; `nil` where nothing is.
    static func damage(of text: String) -> String? {
        // Nearly every name is plain.
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return nil }
        if let scalar = text.unicodeScalars.first(where: isNoText) {
            let code = String(scalar.value, radix: 16, uppercase: true)
            let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
            return scalar == "\u{FFFD}"
                ? "has \(name) in it, which stands for what could not be read" : "has \(name) in it, which nobody sees"
        }
        return meant(by: text).map { "seems to be \($0.quoted), read in another encoding than it was written in" }
    }

    private static func isNoText(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xFFFD, 0xFEFF, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
        default: scalar.properties.generalCategory == .control
        }
    }

    /// The text of which the bytes in UTF-8 were taken for an encoding of one byte a letter: `Zürich` of `ZÃ¼rich`.
    private static func meant(by text: String) -> String? {
        for encoding in [String.Encoding.windowsCP1252, .isoLatin1] {
            guard let bytes = text.data(using: encoding), let meant = String(data: bytes, encoding: .utf8) else {
                continue
            }
            return meant
        }
        return nil
    }
}
