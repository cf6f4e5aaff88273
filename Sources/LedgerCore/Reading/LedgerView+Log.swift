import Reports
import Domain

extension LedgerView {
    /// The events, about a subject or all, that happened within a window, or may have, with the control events that bear
    /// on them; in the order of the log, as stored. By the dates that are known at the moment, corrections applied.
    public func events(about text: String?, within window: Window?) throws -> [Event] {
        let readSet = try text.map { try self.readSet($0) }
        let knowledge = try readSet?.knowledge ?? knowledge()
        var filter = TimelineFilter()
        filter.window = window
        return try filter.apply(to: readSet?.events ?? knowledge.events, in: knowledge, asOf(on: nil))
    }
}
