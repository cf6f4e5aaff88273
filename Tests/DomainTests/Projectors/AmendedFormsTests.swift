import CanonicalJSON
import Testing

@testable import Domain

/// What amendments make of events, as they come in one after the other, beside what all of them together make anew.
@Suite struct AmendedFormsTests {
    private static let first = Told("visit.held", on: "2000-01-01", ["visit": "v", "kind": "a", "purpose": "b"])

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `after each of random amendments, every event reads as it does from all of them`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var events: [Event] = []
        var forms = AmendedForms()
        for seq in 0..<Int.random(in: 2...24, using: &random) {
            let event = try Self.told(at: seq, using: &random).event(at: seq)
            events.append(event)
            forms.add(event)
            // Some are read in between, so that others change while they are not.
            let asked = seq == 0 ? [] : events.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
            check(asked, in: &forms, against: events)
        }
        check(events, in: &forms, against: events)
    }

    private static func told(at seq: Int, using random: inout SeededGenerator) throws -> Told {
        guard seq > 0, Int.random(in: 0..<8, using: &random) > 0 else { return first }
        // Mostly the newest, so that long rows come about.
        let target = Bool.random(using: &random) ? seq - 1 : Int.random(in: 0..<seq, using: &random)
        let modality = Int.random(in: 0..<12, using: &random) == 0 ? "claimed" : nil
        if Int.random(in: 0..<5, using: &random) < 3 {
            return Told("fact.retracted", modality: modality, ["event": .string("e\(target)")])
        }
        let value: JSON = .string("\(seq)")
        let changes: [(String, JSON)] = [
            ("/data/kind", value), ("/data/purpose", .null), ("/reason", value), ("/modality", "claimed"),
            ("/modality", .null), ("/data/set/~1data~1kind", value), ("/data/set", ["/data/purpose": value]),
            ("/on", "2001-01-01"),
        ]
        let change = changes[Int.random(in: 0..<changes.count, using: &random)]
        return Told(
            "fact.corrected", modality: modality,
            ["event": .string("e\(target)"), "set": .object(JSONObject([change]))])
    }

    private func check(_ asked: [Event], in forms: inout AmendedForms, against events: [Event]) {
        let amendments = Amendments(events, EventPositions(events))
        for event in asked {
            let form = forms.form(of: event.id)
            #expect(form?.line.bytes == amendments.effective(event).line.bytes, "@\(event.seq)")
            let isRetracted = forms.isRetracted(event.id)
            #expect(isRetracted == self.isRetracted(event, among: events, amendments), "@\(event.seq)")
        }
        let isRetargeted = forms.isRetargeted
        #expect(!isRetargeted)
    }

    /// Whether something that stands retracts an event, by the rule as it is written down.
    private func isRetracted(_ event: Event, among events: [Event], _ amendments: Amendments) -> Bool {
        events.contains { other in
            guard other.type == FactRetracted.type, other.seq > event.seq else { return false }
            return amendments.effective(other).isAsserted && other[FactRetracted.self].target == event.id
                && !isRetracted(other, among: events, amendments)
        }
    }

    @Test(arguments: [1000, 10_000])
    func `thousands of amendments cost a few steps each, in whatever shape they come`(count: Int) throws {
        let shapes: [(String, (Int) -> Told)] = [
            ("corrections of one event", { Self.corrected(0, "/data/kind", $0) }),
            ("retractions of retractions", { Told("fact.retracted", ["event": .string("e\($0 - 1)")]) }),
            ("corrections of corrections", { Self.corrected($0 - 1, $0 == 1 ? "/data/kind" : "/reason", $0) }),
            (
                "corrections that are taken back",
                {
                    $0 % 2 == 1
                        ? Self.corrected(0, "/data/kind", $0) : Told("fact.retracted", ["event": .string("e\($0 - 1)")])
                }
            ),
        ]
        for (name, told) in shapes {
            var forms = AmendedForms()
            forms.add(try Self.first.event(at: 0))
            for seq in 1...count {
                forms.add(try told(seq).event(at: seq))
                _ = forms.form(of: EventID("e0"))
            }
            #expect(forms.steps <= 8 * count, "\(name)")
        }
    }

    private static func corrected(_ target: Int, _ pointer: String, _ number: Int) -> Told {
        Told(
            "fact.corrected",
            ["event": .string("e\(target)"), "set": .object(JSONObject([(pointer, .string("\(number)"))]))])
    }
}
