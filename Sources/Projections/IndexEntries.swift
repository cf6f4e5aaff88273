import GRDB
import Vocabulary

/// What a run of events adds to the tables, gathered in memory, so that each thing is looked up once for all that speak
/// of it, and each table is written in its own order.
///
/// What is gathered does not depend on where the log was cut into runs.
struct IndexEntries {
    private var events: [Event] = []
    private var seqs: [EventID: Int] = [:]
    /// In the order in which the log first speaks of them, which is that of their numbers.
    private var things: [Thing] = []
    private var places: [Reference: Int] = [:]
    private var mentions: [Mentioned] = []
    private var names: [Name] = []

    struct Thing {
        let reference: Reference
        /// The first event of the run that made it known.
        var registered: Int?
    }

    private struct Mentioned {
        /// Among `things`.
        let thing: Int
        let isIdentity: Bool
        let seq: Int
    }

    private struct Name {
        let text: String
        let use: String
        let party: PartyID
        let seq: Int
    }

    mutating func add(_ event: Event, _ content: EventContent) {
        events.append(event)
        seqs[event.id] = event.seq
        add(content, at: event.seq)
    }

    /// The position of the event that a correction corrects.
    func target(of event: Event, in database: Database) throws -> Int? {
        guard event.type == FactCorrected.type else { return nil }
        let id = event[FactCorrected.fields.event]
        if let seq = seqs[id] { return seq }
        let statement = try database.cachedStatement(sql: "SELECT seq FROM event WHERE id = ?")
        return try Int.fetchOne(statement, arguments: [id.text])
    }

    /// What a corrected event speaks of now, it and its correction speak of both.
    mutating func add(_ stored: Event, asCorrectedBy correction: Event) {
        let corrected = Knowledge([stored, correction]).facts.first { $0.seq == stored.seq } ?? stored
        add(EventContent(corrected), at: stored.seq)
        for mention in Mention.all(in: stored) + Mention.all(in: corrected) {
            add(mention, isIdentity: stored.isIdentity, at: correction.seq)
        }
    }

    private mutating func add(_ content: EventContent, at seq: Int) {
        for mention in content.mentions { add(mention, isIdentity: content.isIdentity, at: seq) }
        for (text, use, party) in content.names { names.append(Name(text: text, use: use, party: party, seq: seq)) }
    }

    private mutating func add(_ mention: Mention, isIdentity: Bool, at seq: Int) {
        let place = place(of: mention.target)
        if mention.role != .refers && things[place].registered == nil { things[place].registered = seq }
        mentions.append(Mentioned(thing: place, isIdentity: isIdentity, seq: seq))
    }

    private mutating func place(of reference: Reference) -> Int {
        if let place = places[reference] { return place }
        places[reference] = things.count
        things.append(Thing(reference: reference))
        return things.count - 1
    }
}

extension IndexEntries {
    /// Puts all of it into the tables, inside one transaction.
    func write(to database: Database) throws {
        let event = try RowInsertion(database, into: "event", columns: 3)
        for next in events {
            try event.insert { row in
                row.set(0, next.seq)
                row.set(1, next.id.text)
                row.set(2, next.type)
            }
        }
        try writeMentions(of: ThingNumbers(things, in: database).numbers, to: database)
        let name = try RowInsertion(database, into: "name", columns: 5)
        for next in names {
            try name.insert { row in
                row.set(0, next.text.searchKey)
                row.set(1, next.text)
                row.set(2, next.use)
                row.set(3, next.party.text)
                row.set(4, next.seq)
            }
        }
    }

    /// In the order of the table, in which neighbours are cheap.
    private func writeMentions(of numbers: [Int], to database: Database) throws {
        let rows = mentions.map { (numbers[$0.thing], $0.isIdentity ? 1 : 0, $0.seq) }.sorted(by: <)
        let mention = try RowInsertion(database, into: "mention", columns: 3, orIgnore: true)
        for (thing, identity, seq) in rows {
            try mention.insert { row in
                row.set(0, thing)
                row.set(1, identity)
                row.set(2, seq)
            }
        }
    }
}
