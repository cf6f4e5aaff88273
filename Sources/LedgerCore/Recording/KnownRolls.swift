import Domain

/// Who takes part in the agreements that an import has asked about.
struct KnownRolls {
    private var rolls: [AgreementID: AgreementRoll] = [:]
    /// The events that may tell who takes part and have been amended since somebody asked, each as it was before.
    private var changed: [EventID: (event: Event, before: Event)] = [:]

    subscript(agreement: AgreementID) -> AgreementRoll? {
        get { rolls[agreement] }
        set { rolls[agreement] = newValue }
    }

    func holds(_ agreement: AgreementID) -> Bool { rolls[agreement] != nil }

    /// Adds the next event about an agreement.
    mutating func add(_ event: Event, to agreement: AgreementID) {
        if event.type == AgreementRegistered.type { rolls[agreement] = nil } else { rolls[agreement]?.add(event) }
    }

    mutating func forgetAll() { rolls = [:] }

    /// Something amends an event, or will.
    mutating func noteChange(of event: Event, before: () throws -> Event) rethrows {
        guard AgreementRoll.partyEvidenceTypes.contains(event.type), changed[event.id] == nil else { return }
        changed[event.id] = (event, rolls.isEmpty ? event : try before())
    }

    /// Forgets what the amended events told, and may tell now.
    ///
    /// - Parameters:
    ///   - form: an event as it is corrected.
    ///   - moved: what becomes of an event that tells of another agreement than it was recorded for.
    mutating func applyChanges(_ form: (Event) throws -> Event, moved: (AgreementID, EventID) -> Void) throws {
        for (event, before) in changed.values {
            let now = try form(event)
            for form in [event, before, now] { forget(by: form) }
            let agreement = now[AgreementFields.self].agreement
            if agreement != event[AgreementFields.self].agreement { moved(agreement, event.id) }
        }
        changed = [:]
    }

    private mutating func forget(by event: Event) {
        let agreement = event[AgreementFields.self].agreement
        if rolls[agreement]?.dependsOn(event) ?? false { rolls[agreement] = nil }
    }
}
