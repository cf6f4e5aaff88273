import CanonicalJSON
import Domain

/// A stored line as a line of words, for `git diff`: the ledger around it is not known there, so ids stand for names.
public enum EventInWords {
    /// With the names that are known.
    public static func sentence(_ event: Event, _ knowledge: KnownEvents) -> String {
        let date = event.on.map { "\($0.readable): " } ?? ""
        return date + event.sentence(Names(knowledge, on: .anyTime))
    }

    public static func line(_ bytes: some Collection<UInt8>) -> String {
        guard let document = try? JSONDocument(Array(bytes)), let event = try? Event(document) else {
            return String(decoding: bytes, as: UTF8.self).printable
        }
        let knowledge = KnownEvents([event])
        let sentence = event.sentence(Names(knowledge, on: .anyTime))
        let line = "@\(event.seq) \(event.on?.description ?? "undated") \(sentence)"
        return "\(line) [\(event.id.text) \(event.recorded) \(event.by)]".printable
    }
}
