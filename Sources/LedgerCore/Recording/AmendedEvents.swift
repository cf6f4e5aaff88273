import Domain

/// What amendments make of the events that an import has asked about, as long as these are not too many to hold.
struct AmendedEvents {
    private var forms = AmendedForms()
    /// As many are held before all of them are forgotten: more than one of them can need, so that what is read again is paid
    /// for by what was read in between.
    private var most = 1 << 14

    /// Whether an amendment came to speak of another event, so that only all amendments together tell what holds.
    private var isRetargeted = false

    var isExact: Bool { !isRetargeted && !forms.isRetargeted }

    /// That an amendment has come to speak of another event.
    mutating func giveUp() {
        isRetargeted = true
        forms = AmendedForms()
    }

    /// Takes in a new amendment of an event that may be held.
    mutating func note(_ amendment: Event, of id: EventID) {
        if isExact, forms.holds(id) { forms.add(amendment) }
    }

    /// Takes in an event that is not held, with all that amends it.
    mutating func add(_ events: [Event]) {
        if forms.count >= most { forms = AmendedForms() }
        for event in events { forms.add(event) }
        most = max(most, 2 * events.count)
    }

    func holds(_ id: EventID) -> Bool { forms.holds(id) }
    mutating func form(of id: EventID) -> Event? { forms.form(of: id) }
    mutating func isRetracted(_ id: EventID) -> Bool { forms.isRetracted(id) }
}
