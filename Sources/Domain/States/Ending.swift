import CanonicalJSON
import ExtendedDateTime

/// How something ended, as a state tells it: lists united, each item with its events; a single value where all accounts
/// agree, else every one of them, with its events.
public struct Ending: Sendable {
    public let details: EndingDetails
    let names: PartyNames

    var members: [(key: String, value: JSON)] {
        var members = [
            Self.member("mode", details.mode, JSON.string), Self.member("through", details.through, \.json),
            Self.member("announced", details.announced, Self.json), Self.member("notice", details.notice, Self.json),
        ].compactMap(\.self)
        if !details.by.isEmpty {
            members.append(("by", details.by.json { ["party": .string($0.text)] }))
        }
        if !details.grounds.isEmpty { members.append(("grounds", details.grounds.json(\.json))) }
        let groundless = [
            ("mode", details.mode?.isGroundless), ("through", details.through?.isGroundless),
            ("announced", details.announced?.isGroundless), ("notice", details.notice?.isGroundless),
        ].filter { $0.1 ?? false }
        // Of what is one value, which are told by retracted sources alone.
        if !groundless.isEmpty { members.append(("groundless", .array(groundless.map { .string($0.0) }))) }
        return members
    }

    var words: [Detail] {
        [
            Self.detail("mode", details.mode) { $0 },
            details.by.isEmpty ? nil : Detail("by", details.by.map { names[$0.value] + $0.groundWords }.listed),
            Self.detail("through", details.through, names.words),
            Self.detail("announced", details.announced) { $0.edtf?.readable ?? "" },
            Self.detail("notice", details.notice) { $0.edtf?.readable ?? "" },
        ].compactMap(\.self)
            + details.grounds.map { ground in
                let who = ground.value.who.map { " (says \(names[$0]))" } ?? ""
                return Detail("ground", "\(ground.value.text.printable)\(who)\(ground.groundWords)")
            }
    }

    /// The events that say how it ended.
    var references: [Int] {
        let scalars = [details.mode?.seqs, details.through?.seqs, details.announced?.seqs, details.notice?.seqs]
        return scalars.compactMap(\.self).flatMap(\.self) + details.grounds.flatMap(\.seqs)
            + details.by.flatMap(\.seqs)
    }

    private static func member<Value>(
        _ key: String, _ scalar: Scalar<Value>?, _ json: (Value) -> JSON
    ) -> (key: String, value: JSON)? {
        guard let scalar, let first = scalar.candidates.first else { return nil }
        let several = scalar.candidates.map { candidate -> JSON in
            ["value": json(candidate.value), "events": .array(candidate.seqs.map(JSON.integer))]
        }
        return (key, scalar.isConflict ? .array(several) : json(first.value))
    }

    private static func detail<Value>(
        _ key: String, _ scalar: Scalar<Value>?, _ words: (Value) -> String
    ) -> Detail? {
        guard let scalar, !scalar.candidates.isEmpty else { return nil }
        return Detail(key, scalar.candidates.map { words($0.value) + $0.groundWords }.joined(separator: ", or "))
    }

    private static func json(_ date: InstantValue) -> JSON { date.edtf.map { .string($0.description) } ?? .null }
}

extension Ground {
    fileprivate var json: JSON {
        var object: JSONObject = ["text": .string(text)]
        if let who { object["who"] = .string(who.text) }
        return .object(object)
    }
}

extension Participant {
    var json: JSON {
        var object: JSONObject = ["party": .string(party.text)]
        if let role { object["as"] = .string(role) }
        if let actingFor { object["for"] = .string(actingFor.text) }
        if let count { object["count"] = .integer(count) }
        return .object(object)
    }
}

extension Array {
    /// Items that several events name, each with its events.
    func json<Value>(_ json: (Value) -> JSON) -> JSON where Element == Sourced<Value> {
        .array(
            map { item in
                guard case .object(var object) = json(item.value) else { return json(item.value) }
                object["events"] = .array(item.seqs.map(JSON.integer))
                if item.isGroundless { object["groundless"] = true }
                return .object(object)
            })
    }
}

extension [PartyID] {
    package var json: JSON { .array(map { .string($0.text) }) }
}
