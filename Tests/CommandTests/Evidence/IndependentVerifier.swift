import Foundation
import Testing

/// `scripts/verify-independently`: the second opinion, which shares nothing with the product.
struct IndependentVerifier {
    let folder: URL

    /// Whether this machine has what the script needs.
    static let isHere: Bool = {
        let needs = ["python3 -c 'import sys; sys.exit(sys.version_info < (3, 8))'", "openssl pkeyutl -help"]
        return needs.allSatisfy { need in
            let result = try? Binary(folder: FileManager.default.temporaryDirectory).start(
                URL(fileURLWithPath: "/bin/sh"), ["-c", need]
            ).result()
            return result?.status == 0
        }
    }()

    func run(_ arguments: String...) throws -> Binary.Result { try run(arguments) }

    func run(_ arguments: [String]) throws -> Binary.Result {
        let script = Binary.project.appendingPathComponent("scripts/verify-independently").path
        return try Binary(folder: folder).start(URL(fileURLWithPath: "/usr/bin/env"), ["python3", script] + arguments)
            .result()
    }
}
