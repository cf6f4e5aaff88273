import CanonicalJSON
import Domain

extension Entry {
    /// The columns of tables of events: as corrected, and as stored.
    static var columns: Cells<Entry> {
        [
            ("seq", { .integer($0.event.seq) }), ("id", { .string($0.event.id.text) }),
            ("type", { .string($0.event.type) }), ("on", { .text($0.effective.on?.description) }),
            ("what", { .string($0.sentence) }), ("recorded", { .string($0.event.recorded.description) }),
            ("by", { .string($0.event.by) }), ("via", { .string($0.event.via) }),
            ("stated", { .text($0.event.stated) }), ("place", { .text($0.event.place?.text) }),
            ("modality", { .text($0.event.modality?.rawValue) }),
            ("confidence", { .text($0.event.confidence?.rawValue) }),
            ("sources", { .text($0.event.sources.map(\.words).joined(separator: "; ")) }),
            ("reason", { .text($0.event.reason) }),
            ("changes", { .text($0.changes.map(\.words).joined(separator: "; ")) }),
            ("corrected_by", { .text($0.corrections.map(\.seq)) }),
            ("retracted_by", { $0.retraction.map { .integer($0.seq) } ?? .null }),
        ]
    }
}
