import ExtendedDateTime
import Foundation
import TimeService

/// What a machine has beside the present reading of its clock that tells the time.
///
/// None of it is exact, and none has to be: a clock that is wrong by months or millennia is what it finds out. What counts is
/// that it was not read from the clock just now:
///
/// - when the kernel last changed the file of a ledger's last events, here: as they were recorded, or as the ledger was cloned,
///   copied or restored. This time cannot be set by a program, unlike that of the last modification;
/// - the same of this program's own file: nobody runs it before it was installed;
/// - the kernel's own clock, as long as a time service keeps it. When the clock is set by hand, the kernel takes that as the end
///   of the service's word, until it is given anew.
///
/// So a ledger that lies idle for a year is written to without a question wherever a time service runs, and a fresh clone or a
/// fresh installation everywhere. A machine that has been wrong for long, and installed or copied something since, is believed:
/// there is nothing to tell it from one that is right.
public struct ClockEvidence: Sendable {
    /// The latest moment that something vouches for; `nil` where nothing does.
    let latest: @Sendable (_ files: [String]) -> UTCInstant?

    /// - Parameter latest: is given the paths of files that were written in the course of the work at hand.
    public init(_ latest: @escaping @Sendable (_ files: [String]) -> UTCInstant?) {
        self.latest = latest
    }

    /// That of the machine on which this runs.
    public static let machine = ClockEvidence { files in
        ((files + ["/proc/self/exe"]).map(lastChange) + [keptClock]).compactMap(\.self).max()
    }

    /// When the kernel last changed a file.
    private static func lastChange(of path: String) -> UTCInstant? {
        var state = stat()
        guard stat(path, &state) == 0 else { return nil }
        return UTCInstant(seconds: Double(state.st_ctim.tv_sec) + Double(state.st_ctim.tv_nsec) / 1e9)
    }

    /// What the kernel's clock reads, where a time service keeps it.
    private static var keptClock: UTCInstant? {
        let seconds = time_service_seconds()
        return seconds < 0 ? nil : UTCInstant(seconds: Double(seconds))
    }
}

/// A clock that is more than a day ahead of the last event and of all that could confirm it.
public struct ClockJump: Sendable, Equatable {
    public let now: UTCInstant
    /// When the last event was recorded; `nil` where there is none yet.
    public let previous: UTCInstant?
    /// The latest moment that something else vouches for.
    public let confirmed: UTCInstant?
}

extension Environment {
    /// How far the clock is ahead of all that is known; `nil` where something confirms it.
    ///
    /// The log's `recorded` never decreases, so an event that a wrong clock dates holds up all later ones. A jump alone proves
    /// nothing, as a ledger may lie idle for years: it takes a jump that nothing confirms.
    ///
    /// - Parameter files: see `ClockEvidence`.
    package func clockJump(after previous: UTCInstant?, files: [String]) -> ClockJump? {
        guard let clockEvidence else { return nil }
        let now = now()
        func confirms(_ moment: UTCInstant) -> Bool {
            now.milliseconds - moment.milliseconds <= UTCInstant.millisecondsPerDay
        }
        if let previous, confirms(previous) { return nil }
        let confirmed = clockEvidence.latest(files)
        if let confirmed, confirms(confirmed) { return nil }
        guard previous != nil || confirmed != nil else { return nil }
        return ClockJump(now: now, previous: previous, confirmed: confirmed)
    }

    /// Whether a line can hold what the clock reads. The ends of what can be written stand for all that lies beyond them.
    package var isClockWritable: Bool {
        let now = now()
        return UTCInstant.earliest < now && now < .latest
    }
}
