import CanonicalJSON
import Reports
import Domain

/// Who is tied to whom on a day, as GraphML: an edge for each agreement between two parties; agreements of more, and
/// organisations, are nodes, to which their parties and members are tied.
struct GraphExport {
    private var nodes: [String: (label: String, kind: String)] = [:]
    private var edges: [(from: String, to: String, subject: Subject, answer: StatusAnswer, tie: String)] = []

    private static let keys = [
        ("label", "node"), ("kind", "node"), ("agreement", "edge"), ("tie", "edge"), ("status", "edge"),
        ("certainty", "edge"),
        ("since_earliest", "edge"), ("since_latest", "edge"),
    ]

    /// What ties, by status: what is signed or applied does, what has ended does not.
    private static let tying: Set<String> = [
        Status.inForce, Status.provisionallyApplied, Status.signed, Status.consented, Status.suspended,
    ]

    init(_ knowledge: KnownEvents, _ replay: ReplayReport) {
        let days = replay.asOf.days
        for state in replay.states[.agreements] where Self.tying.contains(state.answer.status) {
            guard let agreement = state.content as? AgreementState else { continue }
            let parties = agreement.parties.filter { Self.tying.contains($0.answer.status) }
            let ends = parties.map { add($0.party, knowledge, days) }
            guard ends.count != 2 else {
                edges.append((ends[0], ends[1], state.subject, state.answer, agreement.kindWord))
                continue
            }
            let node = Self.node("agreement", agreement.id.text)
            nodes[node] = (agreement.title ?? agreement.id.text, "agreement")
            for (end, party) in zip(ends, parties) {
                edges.append((end, node, state.subject, party.answer, agreement.kindWord))
            }
        }
        for state in replay.states[.memberships] where Self.tying.contains(state.answer.status) {
            guard let membership = state.content as? MembershipState else { continue }
            let ends = [membership.member, membership.organisation].map { add($0, knowledge, days) }
            edges.append((ends[0], ends[1], state.subject, state.answer, "membership"))
        }
    }

    /// The id of a node: an XML name, whatever the thing's own id begins with, and no other thing's.
    private static func node(_ kind: String, _ id: String) -> String { "\(kind).\(id)" }

    private mutating func add(_ party: PartyID, _ knowledge: KnownEvents, _ days: DayRange) -> String {
        let node = Self.node("party", party.text)
        guard nodes[node] == nil else { return node }
        let identity = knowledge.identity(of: party)
        nodes[node] = (identity?.displayName(on: days) ?? party.text, identity?.kind.rawValue ?? "party")
        return node
    }

    func write(to sink: (String) throws -> Void) throws {
        try sink(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
        for (name, domain) in Self.keys {
            try sink("  <key id=\"\(name)_\(domain)\" for=\"\(domain)\" attr.name=\"\(name)\" attr.type=\"string\"/>\n")
        }
        try sink("  <graph id=\"graph\" edgedefault=\"undirected\">\n")
        for (id, node) in nodes.sorted(by: { $0.key < $1.key }) {
            try sink(
                "    <node id=\"\(id.xml)\">\(Self.data("label", "node", node.label))\(Self.data("kind", "node", node.kind))</node>\n"
            )
        }
        for (number, edge) in edges.enumerated() {
            let since = edge.answer.since.json
            let values = [
                ("agreement", edge.subject.description), ("tie", edge.tie),
                ("status", edge.answer.status),
                ("certainty", edge.answer.certainty.rawValue), ("since_earliest", since[0]?.string ?? ""),
                ("since_latest", since[1]?.string ?? ""),
            ]
            let data = values.filter { !$0.1.isEmpty }.map { Self.data($0.0, "edge", $0.1) }.joined()
            try sink(
                "    <edge id=\"tie.\(number)\" source=\"\(edge.from.xml)\" target=\"\(edge.to.xml)\">\(data)</edge>\n")
        }
        try sink("  </graph>\n</graphml>\n")
    }

    private static func data(_ key: String, _ domain: String, _ value: String) -> String {
        "<data key=\"\(key)_\(domain)\">\(value.xml)</data>"
    }
}

extension String {
    /// Text in XML 1.0, without the characters that it cannot hold.
    fileprivate var xml: String {
        printable.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
