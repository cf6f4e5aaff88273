import CanonicalJSON
import EventLog
import Reports
import Vocabulary

/// What a ledger is, how big, and what in it waits for somebody.
public struct StatusReport: Report {
    public let root: String
    public let title: String
    public let head: Head
    public let isKeyed: Bool
    public let last: Event?
    /// What stands today.
    public let today: ReplayReport

    private var overdue: [State] { today.states[.visits].filter { $0.standing.status == Status.overdue } }

    private var counts: [(kind: String, inForce: Int, all: Int)] {
        States.Kind.allCases.map { kind in
            let states = today.states[kind]
            return (kind.rawValue, states.filter { $0.standing.status == Status.inForce }.count, states.count)
        }
    }

    public var json: JSON {
        [
            "folder": .string(root), "title": .string(title), "origin": .string(head.origin),
            "size": .integer(head.size),
            "root": .string(head.root.base64), "signed": .bool(head.isSigned), "keyed": .bool(isKeyed),
            "last_recorded": last.map { .string($0.recorded.description) } ?? .null,
            "not_applied": .integer(today.notApplied),
            "states": .object(JSONObject(counts.map { ($0.kind, .integer($0.all)) })),
            "overdue": .array(overdue.map { .string($0.subject.description) }),
            "conflicts": .integer(today.states.conflicts.count),
        ]
    }

    public var text: String {
        var text = "\(title.printable)\n"
        text +=
            "  origin     \(head.origin)\n  folder     \(root)\n  events     \(head.size)\n  root       \(head.root.base64)\n"
        text +=
            "  checkpoint \(head.isSigned ? "signed" : isKeyed ? "not signed: run chancery sign" : "not signed: the ledger has no key")\n"
        if let last { text += "  last event \(last.recorded) \(last.type)\n" }
        for count in counts where count.all > 0 {
            let inForce = count.inForce > 0 ? ", \(count.inForce) in force today" : ""
            text += "  \(count.kind.padding(to: 10)) \(count.all)\(inForce)\n"
        }
        text += "  conflicts  \(today.states.conflicts.count)\n"
        for state in overdue { text += "  overdue    \(state.subject)\n" }
        return text
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

extension Ledger {
    public func status() throws -> StatusReport {
        let head = try log.head()
        let opening = try opening()
        return StatusReport(
            root: root, title: opening?[LedgerOpened.fields.title] ?? "", head: head,
            isKeyed: opening?[LedgerOpened.fields.key] != nil,
            last: head.size > 0 ? try event(at: head.size - 1) : nil, today: try replay(AsOf()))
    }
}
