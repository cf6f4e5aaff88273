// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// A library in its own right, which packages of other people may depend on.
func foundation(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A module of the project. Its dependencies are the whole of what it may import: see ARCHITECTURE.md.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: strict)
}

let package = Package(
    name: "chancery",
    products: [
        .library(name: "EDTF", targets: ["ExtendedDateTime"]),
        .library(name: "CanonicalJSON", targets: ["CanonicalJSON"]),
        .library(name: "TransparencyLog", targets: ["TransparencyLog"]),
        // With the modules whose types its own API takes and gives.
        .library(name: "Ledger", targets: ["LedgerCore", "LedgerFolders", "Domain", "EventStore", "Reports"]),
        .executable(name: "chancery", targets: ["chancery"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // Foundations: libraries in their own right, with no knowledge of diplomacy.
        foundation("ExtendedDateTime"),
        foundation("CanonicalJSON"),
        foundation("TransparencyLog", [crypto]),
        // Work on all cores.
        module("Parallelism"),
        module("Fuzzing", ["CanonicalJSON", "TransparencyLog", "Domain", "Reports", "LedgerCore"]),
        .executableTarget(name: "chancery-fuzz", dependencies: ["Fuzzing"], swiftSettings: strict),

        // The domain: pure.
        module("Domain", ["ExtendedDateTime", "CanonicalJSON", "Parallelism", crypto]),

        // The edges: each knows one kind of storage, or none.
        module("EventStore", ["CanonicalJSON", "TransparencyLog", "ExtendedDateTime", "Parallelism"]),
        module("Projections", ["Domain", "EventStore", "Parallelism", grdb, sqlite, crypto]),
        module(
            "Reports", ["Domain", "TransparencyLog", crypto],
            resources: [
                .embedInCode("Forms/Page/page.css"), .embedInCode("Audit/Page/trail.css"),
                .embedInCode("Audit/Page/trail.js"),
            ]),

        // Use cases, and the command line over them.
        module("LedgerCore", ["EventStore", "Projections", "Reports", "Parallelism", "TimeService", crypto]),
        // What is done with a ledger because its log is files in a folder: opening it, git, backups.
        module("LedgerFolders", ["LedgerCore", "Exchange"]),
        // Calls to the kernel that Swift does not import.
        .target(name: "Exchange"),
        .target(name: "TimeService"),
        module("ChanceryCLI", ["LedgerFolders", arguments]),
        .executableTarget(name: "chancery", dependencies: ["ChanceryCLI"], swiftSettings: strict),

        // Figures from inside a process, for scripts/bench.
        .executableTarget(
            name: "chancery-bench",
            dependencies: ["ExtendedDateTime", "LedgerFolders", "Parallelism", "AllocationCount"],
            swiftSettings: strict),
        // Its own malloc counts. A static program needs linker flags for that, which scripts/bench gives: see there.
        .target(name: "AllocationCount"),

        tests("ExtendedDateTimeTests", ["ExtendedDateTime"], resources: [.copy("Vectors")]),
        tests("CanonicalJSONTests", ["CanonicalJSON", "Fuzzing"], resources: [.copy("Vectors")]),
        tests("TransparencyLogTests", ["TransparencyLog", "Fuzzing", crypto], resources: [.copy("Vectors")]),
        tests("FuzzingTests", ["Fuzzing"]),
        tests("DomainTests", ["Domain"]),
        tests("EventStoreTests", ["EventStore", "Parallelism"]),
        tests("ProjectionsTests", ["Projections", grdb]),
        tests("ReportsTests", ["Reports"]),
        tests("LedgerCoreTests", ["LedgerFolders", "Fuzzing", "Parallelism", grdb]),
        tests(
            "CommandTests", ["ChanceryCLI", "Fuzzing", "chancery", crypto], exclude: ["Goldens/project.txt"]),
        tests("ArchitectureTests", []),
    ]
)
