/// A list of findings that stays short, however much is wrong.
struct Findings: Sendable {
    private(set) var list: [LogFinding] = []

    /// How many were left out.
    private(set) var omitted = 0

    let limit: Int

    init(limit: Int) { self.limit = limit }

    mutating func add(_ grade: LogFinding.Grade, _ place: LogFinding.Place, _ fault: LogFault) {
        add(LogFinding(grade, place, fault))
    }

    mutating func add(_ finding: LogFinding) {
        if list.count < limit { list.append(finding) } else { omitted += 1 }
    }

    mutating func add(_ others: Findings) {
        for finding in others.list { add(finding) }
        omitted += others.omitted
    }

    mutating func removeAll(where isUnwanted: (LogFinding) -> Bool) { list.removeAll(where: isUnwanted) }

    /// Whether the line at a place is already known to be altered.
    func holdsAlteration(at place: LogFinding.Place) -> Bool {
        list.contains { $0.grade == .altered && $0.place.file == place.file && $0.place.line == place.line }
    }
}
