import CanonicalJSON
import Domain

/// What one event says of a field, from its recording to the present: each change with the event that made it.
public struct FieldStrand: Sendable {
    public let event: Event
    /// A JSON Pointer into the line.
    public let field: String
    public let steps: [Step]

    /// One thing that was recorded of the value.
    public struct Step: Sendable {
        public let kind: Kind
        /// The event itself, or the control event that touched it.
        public let cause: Event
        /// `nil` where the event did not count, or said nothing.
        public let before: JSON?
        public let after: JSON?
        /// What undid a preference.
        public let withdrawal: Event?
    }

    public enum Kind: String, Sendable {
        case recorded = "recorded"
        case corrected = "corrected"
        case correctionUndone = "correction undone"
        case retracted = "retracted"
        case restored = "restored"
        case preferred = "preferred"
        case passedOver = "passed over"
    }

    /// What the event says now; `nil` where it does not count, or says nothing.
    public var value: JSON? { steps.last { $0.kind.changesTheValue }?.after }

    /// `nil` for an event that never said anything of the field.
    init?(_ event: Event, _ field: String, _ controls: Controls) {
        guard let pointer = try? JSONPointer(parsing: field) else { return nil }
        var steps = Self.changes(of: event, at: pointer, by: controls.amendments(of: event))
        guard steps.contains(where: { $0.after != nil }) else { return nil }
        steps += controls.preferences(over: event, at: field)
        self.event = event
        self.field = field
        self.steps = steps.sorted { $0.cause.seq < $1.cause.seq }
    }

    /// The value after each event that touches this one, as the folds take it.
    private static func changes(of event: Event, at pointer: JSONPointer, by amendments: [Event]) -> [Step] {
        var readings = Readings(event, pointer)
        var before = readings.current
        var corrections: Set<EventID> = []
        var steps = [Step(kind: .recorded, cause: event, before: nil, after: before.value, withdrawal: nil)]
        for amendment in amendments {
            let undoesCorrection = corrections.contains(amendment[Amendment.self].target)
            if amendment.type == FactCorrected.type { corrections.insert(amendment.id) }
            let after = readings.next(amendment)
            defer { before = after }
            guard after != before else { continue }
            let kind: Kind =
                if amendment.type == FactCorrected.type {
                    .corrected
                } else if after == .gone {
                    .retracted
                } else {
                    undoesCorrection ? .correctionUndone : .restored
                }
            steps.append(
                Step(kind: kind, cause: amendment, before: before.value, after: after.value, withdrawal: nil))
        }
        return steps
    }
}

extension FieldStrand.Kind {
    fileprivate var changesTheValue: Bool { self != .preferred && self != .passedOver }
}

/// What an event says at a place: it may not count at all, or count and say nothing there.
private enum Reading: Equatable {
    case gone
    case said(JSON?)

    var value: JSON? {
        if case .said(let value) = self { value } else { nil }
    }
}

/// What an event says at a place, after one amendment of it and the next.
private struct Readings {
    private let event: Event
    private let pointer: JSONPointer
    private var forms = AmendedForms()
    private var stages: [Event]

    init(_ event: Event, _ pointer: JSONPointer) {
        self.event = event
        self.pointer = pointer
        stages = [event]
        forms.add(event)
    }

    /// What it says after one more amendment.
    mutating func next(_ amendment: Event) -> Reading {
        stages.append(amendment)
        forms.add(amendment)
        return current
    }

    var current: Reading {
        mutating get {
            let isGone = event.definition == nil || event.isControl || forms.isRetracted(event.id)
            let form = isGone ? nil : forms.form(of: event.id)
            // Where an amendment came to speak of another event, only all of them together tell what holds.
            return reading(forms.isRetargeted ? KnownEvents(stages).fact(at: event.seq) : form)
        }
    }

    private func reading(_ form: Event?) -> Reading {
        form.map { .said($0.line.root[pointer]?.json) } ?? .gone
    }
}
