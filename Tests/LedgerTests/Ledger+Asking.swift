import EDTF
import Ledger
import Reports
import Vocabulary

/// The two dates of a question.
struct AsOf {
    var on: EDTF?
    var knownOn = KnownOn.now
}

/// Questions of tests, each with a view of its own.
extension Ledger {
    func replay(_ asOf: AsOf) throws -> ReplayReport { try view(knownOn: asOf.knownOn).replay(on: asOf.on) }

    func show(_ text: String, _ asOf: AsOf, explains: Bool) throws -> ShowReport {
        try view(knownOn: asOf.knownOn).show(text, on: asOf.on, explains: explains)
    }

    func question(on day: EDTF?, knownOn: KnownOn) throws -> Question { try view(knownOn: knownOn).question(on: day) }

    func knowledge(size: Int) throws -> Knowledge { try view(knownOn: .seq(size - 1)).knowledge() }

    func event(at seq: Int) throws -> Event { try view().event(at: seq) }
}
