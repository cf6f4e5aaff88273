import ExtendedDateTime
import Foundation
import Projections

/// All that a ledger takes from the world around it, as parameters: tests give their own.
public struct Environment: Sendable {
    public var variables: [String: String]
    /// The file of settings that a variable comes from, where it is not the process's own.
    public internal(set) var settingsFiles: [String: String] = [:]
    public var now: @Sendable () -> UTCInstant
    /// What the clock is held against before events are dated by it; `nil` where whoever gave the clock vouches for it, as a
    /// test does that lets time pass.
    public var clockEvidence: ClockEvidence?
    /// So many random bytes.
    public var random: @Sendable (Int) -> [UInt8]
    /// Is told how far long work has come: what is being done, how much of it, of how much.
    public var follows: @Sendable (String, Int, Int) -> Void = { _, _, _ in }
    /// Is told of a change of the ledger's key that is not trusted here yet, before something is written.
    public var noticesChange: @Sendable (KeyChange) -> Void = { _ in }
    /// Is called behind each durable step of a rotation. Tests end it there by an error.
    var reaches: @Sendable (RotationStep) throws -> Void = { _ in }
    /// How many events have to be new before an index of them is kept; tests have it kept for fewer.
    var fewestIndexed = 256
    /// How long to wait for somebody who makes the same index. Simulated processes, which share a thread, do not.
    var indexPatience = IndexFolder.patience
    /// Whether verified checkpoints are remembered, and asked for.
    var remembersCheckpoints = true

    public init(
        variables: [String: String], now: @escaping @Sendable () -> UTCInstant,
        random: @escaping @Sendable (Int) -> [UInt8], clockEvidence: ClockEvidence? = nil
    ) {
        self.variables = variables
        self.now = now
        self.random = random
        self.clockEvidence = clockEvidence
    }

    /// The process's own variables, clock and randomness; with the settings of the user's file, which is read once.
    public static let process: Environment = {
        var environment = Environment(
            variables: ProcessInfo.processInfo.environment,
            now: { UTCInstant(seconds: Date().timeIntervalSince1970) },
            random: { count in
                var generator = SystemRandomNumberGenerator()
                return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            }, clockEvidence: .machine)
        environment.addSettings()
        return environment
    }()

    /// The same, for a ledger that is not the one that is kept: a copy of another moment, to look at and throw away. It
    /// trusts the same keys; no checkpoint that was verified is held against it, and none of its own is remembered.
    package var withoutCheckpoints: Environment {
        var environment = self
        environment.remembersCheckpoints = false
        return environment
    }

    /// Who records, where the command line does not say: `CHANCERY_BY`, else the user's name.
    public var recorder: String {
        for name in ["CHANCERY_BY", "USER", "LOGNAME"] {
            if let value = variables[name], !value.isEmpty { return value }
        }
        return "unknown"
    }

    /// `$XDG_CONFIG_HOME/chancery`, where the keys lie.
    var configurationFolder: String { folder("XDG_CONFIG_HOME", otherwise: ".config") }

    /// `$XDG_STATE_HOME/chancery`, where trusted keys and verified checkpoints are remembered.
    var stateFolder: String { folder("XDG_STATE_HOME", otherwise: ".local/state") }

    private func folder(_ name: String, otherwise: String) -> String {
        if let value = variables[name], value.hasPrefix("/") { return value + "/chancery" }
        return (variables["HOME"] ?? "/root") + "/" + otherwise + "/chancery"
    }
}
