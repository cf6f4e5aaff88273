import Foundation
import LedgerCore

/// Private keys that came where they do not belong, as `--key "$(cat FILE)"` brings them.
enum SecretText {
    static let advice =
        "The text may now be in your shell's history: if others can read that, change the key with chancery key rotate."

    /// Refuses a command line that holds a private key: no command takes one, and what takes any text would record it for good.
    static func refuse(in arguments: [String], _ variables: [String: String]) throws {
        if let place = arguments.firstIndex(where: \.holdsPrivateKey) {
            throw UsageProblem(
                "argument \(place + 1) holds the text of a private key, which no command takes.",
                hint: "Give the name of the key's file, or a verifier key as chancery key show prints it. \(advice)")
        }
        let own = variables.keys.filter { $0.hasPrefix("CHANCERY_") && $0 != "CHANCERY_KEY" }.sorted()
        if let name = own.first(where: { variables[$0]?.holdsPrivateKey ?? false }) {
            throw UsageProblem(
                "\(name) holds the text of a private key.",
                hint: "Take it out; CHANCERY_KEY names the key's file. \(advice)")
        }
    }
}
