import Reports
import Vocabulary

extension Ledger {
    /// The events, about a subject or all, that happened within a window, or may have, with the control events that bear
    /// on them; in the order of the log, as stored. By the dates that are known at the moment, corrections applied.
    public func events(about text: String?, within window: Window?, knownOn: KnownOn) throws -> [Event] {
        let question = try question(on: nil, knownOn: knownOn)
        let size = question.log.size
        let dossier = try text.map { try self.dossier($0, size: size) }
        let knowledge = try dossier?.knowledge ?? knowledge(size: size)
        var filter = TimelineFilter()
        filter.window = window
        return filter.apply(to: dossier?.events ?? knowledge.events, in: knowledge, question)
    }
}
