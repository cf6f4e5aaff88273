import CanonicalJSON
import ExtendedDateTime

/// Which events still count, and as what: the live retractions and corrections of a set of events.
///
/// One pass, newest first, settles both: whatever touches an event is newer than it, so that a retraction of a
/// correction, a correction of a retraction and so on to any depth are settled when they are met (docs/MODEL.md,
/// section 14).
struct Amendments: Sendable {
    /// The live retraction of an event, by the event's position.
    private(set) var retractions: [Int: Event] = [:]
    /// The live corrections of an event, by its position, oldest first; each as its own corrections have made it.
    private(set) var corrections: [Int: [Event]] = [:]

    /// - Parameter positions: where the events are, by their ids.
    init(_ events: [Event], _ positions: EventPositions) {
        let amending = events.filter { $0.type == FactRetracted.type || $0.type == FactCorrected.type }
        guard !amending.isEmpty else { return }
        for stored in amending.reversed() where retractions[stored.seq] == nil && stored.definition != nil {
            // All of its own corrections have been met, the newest first.
            let event = Self.effective(stored, correctedBy: (corrections[stored.seq] ?? []).reversed())
            guard event.isAsserted, let target = positions[event[Amendment.self].target], target < event.seq else {
                continue
            }
            if event.type == FactRetracted.type {
                retractions[target] = event
            } else {
                corrections[target, default: []].append(event)
            }
        }
        for target in corrections.keys { corrections[target]?.reverse() }
    }

    /// The event as its live corrections, in recorded order, have made it.
    ///
    /// A correction that leads nowhere any more is passed over: it was valid when it was taken in. So is one that would take
    /// from an event the form of its type, which no writer takes in.
    func effective(_ event: Event) -> Event {
        Self.effective(event, correctedBy: corrections[event.seq] ?? [])
    }

    static func effective(_ event: Event, correctedBy own: [Event]) -> Event {
        guard !own.isEmpty else { return event }
        let corrected = event.rewritten(by: own)
        guard corrected.definition == nil, event.definition != nil else { return corrected }
        return own.reduce(event) { form, correction in
            let next = form.rewritten(by: [correction])
            return next.definition == nil ? form : next
        }
    }

    /// The day on which the date of an event became known: of the last correction that set it, if one did.
    func dated(_ event: Event) -> Day? {
        correction(of: event) { $0 == "/on" }.map { setting in
            (correction(of: setting) { $0.hasPrefix("/data/set") } ?? setting).recorded.day
        }
    }

    private func correction(of event: Event, setting isMeant: (String) -> Bool) -> Event? {
        corrections[event.seq]?.last { correction in
            correction[FactCorrected.self].changes.entries.contains { isMeant($0.pointer) }
        }
    }
}

extension Event {
    /// The event with the fields that corrections set, whether it still has the form of its type or not.
    ///
    /// Their pointers lead into the line as it is stored, in the version that it has there: what a correction meant when it was
    /// recorded it means for ever. Where a correction says so stands behind the sources of the event itself.
    public func rewritten(by corrections: [Event]) -> Event { rewritten(by: corrections, EventTypes.named) }

    /// The same, by other definitions of the types.
    func rewritten(by corrections: [Event], _ definitionNamed: DefinitionLookup) -> Event {
        var json = line.root.json
        for correction in corrections {
            if let changed = try? correction[FactCorrected.self].changes.applied(to: json) { json = changed }
        }
        let further = corrections.flatMap { $0.line.root["sources"]?.json.array ?? [] }
        if !further.isEmpty, case .object(var object) = json {
            object["sources"] = .array((object["sources"]?.array ?? []) + further)
            json = .object(object)
        }
        return Event(corrected: json, definitionNamed) ?? self
    }

    /// The event as what corrects and retracts it has made it.
    ///
    /// - Parameter amendments: in the order of the log, with what corrects and retracts these.
    public func effective(amendedBy amendments: [Event]) -> Event {
        let events = [self] + amendments
        return Amendments(events, EventPositions(events)).effective(self)
    }
}

extension Event {
    /// Whether a correction sets more than when something was, or who says so.
    public var changesMeaning: Bool {
        self[FactCorrected.self].changes.entries.contains { pointer, _ in
            pointer.isEmpty || ["/data", "/modality", "/type", "/v"].contains(where: pointer.hasPrefix)
        }
    }
}
