import Foundation
import Testing

/// The project's own root, from where this file lies.
let projectRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// All Swift files below a folder of the project.
func swiftFiles(in folder: String) throws -> [URL] {
    let url = projectRoot.appendingPathComponent(folder)
    let files = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
}

/// The modules that a file imports.
func imports(of file: URL) throws -> Set<String> {
    let text = try String(contentsOf: file, encoding: .utf8)
    let names = text.split(separator: "\n").compactMap { line -> String? in
        var words = line.split(separator: " ")[...]
        while let first = words.first, first.hasPrefix("@") || first == "public" || first == "internal" {
            words.removeFirst()
        }
        guard words.popFirst() == "import", let name = words.last else { return nil }
        return String(name.split(separator: ".")[0])
    }
    return Set(names)
}

@Suite struct ImportTests {
    /// Each module with the modules of the project that it may use: only ones further down.
    static let layers: [(module: String, uses: Set<String>)] = [
        ("ExtendedDateTime", []),
        ("CanonicalJSON", []),
        ("TransparencyLog", []),
        ("Parallelism", []),
        ("Domain", ["ExtendedDateTime", "CanonicalJSON", "Parallelism"]),
        ("EventStore", ["ExtendedDateTime", "CanonicalJSON", "TransparencyLog", "Parallelism"]),
        (
            "Projections",
            ["ExtendedDateTime", "CanonicalJSON", "TransparencyLog", "Parallelism", "Domain", "EventStore"]
        ),
        ("Reports", ["ExtendedDateTime", "CanonicalJSON", "TransparencyLog", "Domain"]),
        (
            "LedgerCore",
            [
                "ExtendedDateTime", "CanonicalJSON", "TransparencyLog", "Parallelism", "Domain", "EventStore",
                "Projections", "Reports",
            ]
        ),
        (
            "LedgerFolders",
            [
                "ExtendedDateTime", "CanonicalJSON", "TransparencyLog", "Domain", "EventStore", "Projections",
                "Reports", "LedgerCore",
            ]
        ),
        (
            "ChanceryCLI",
            [
                "ExtendedDateTime", "CanonicalJSON", "TransparencyLog", "Domain", "EventStore", "Reports", "LedgerCore",
                "LedgerFolders",
            ]
        ),
        ("chancery", ["ChanceryCLI"]),
    ]

    @Test("Modules import only what lies below them", arguments: layers)
    func importsPointDownwards(module: String, uses: Set<String>) throws {
        let modules = Set(Self.layers.map(\.module))
        let files = try swiftFiles(in: "Sources/" + module)
        #expect(!files.isEmpty)
        for file in files {
            let upward = try imports(of: file).intersection(modules).subtracting(uses)
            #expect(upward.isEmpty, "\(file.lastPathComponent) imports \(upward.sorted())")
        }
    }

    @Test("The foundations know no Foundation", arguments: ["ExtendedDateTime", "CanonicalJSON", "TransparencyLog"])
    func foundationsStandAlone(module: String) throws {
        for file in try swiftFiles(in: "Sources/" + module) {
            #expect(try !imports(of: file).contains("Foundation"), "\(file.lastPathComponent) imports Foundation")
        }
    }

    @Test("Only the index knows SQLite, and only the command line knows ArgumentParser")
    func storageStaysBehindItsDoor() throws {
        for (module, _) in Self.layers {
            for file in try swiftFiles(in: "Sources/" + module) {
                let names = try imports(of: file)
                if module != "Projections" { #expect(!names.contains("GRDB"), "\(file.lastPathComponent)") }
                if module != "ChanceryCLI" { #expect(!names.contains("ArgumentParser"), "\(file.lastPathComponent)") }
            }
        }
    }

    @Test("What is done with a ledger is done through the protocol of stores, whichever keeps the log")
    func stores() throws {
        let stores = ["SegmentedFileLog", "MemoryLog", "LogVerifier", "Layout"]
        for file in try swiftFiles(in: "Sources/LedgerCore") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for store in stores {
                let isNamed = text.contains(try Regex("\\b\(store)\\b"))
                #expect(!isNamed, "\(file.lastPathComponent) names \(store)")
            }
        }
    }

    @Test("No module has a type of its own name, so that each name can be qualified", arguments: layers.map(\.module))
    func names(module: String) throws {
        let type = try Regex("\\b(struct|class|enum|protocol|actor|typealias) \(module)\\b")
        for file in try swiftFiles(in: "Sources/" + module) {
            let isNamed = try String(contentsOf: file, encoding: .utf8).contains(type)
            #expect(!isNamed, "\(file.lastPathComponent)")
        }
    }
}
