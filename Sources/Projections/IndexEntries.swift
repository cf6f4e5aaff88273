import Foundation
import GRDB
import Vocabulary

/// What a run of events adds to the tables, gathered in memory, so that each thing is looked up once for all that speak
/// of it, and each table is written in its own order.
///
/// What is gathered does not depend on where the log was cut into runs.
struct IndexEntries {
    private var events: [EventContent] = []
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

    mutating func add(_ event: EventContent) {
        events.append(event)
        seqs[event.id] = event.seq
        add(event, at: event.seq)
    }

    /// The position of the event that a correction corrects.
    func target(of event: Event, in database: Database) throws -> Int? {
        let id = event[FactCorrected.fields.event]
        if let seq = seqs[id] { return seq }
        let statement = try database.cachedStatement(sql: "SELECT seq FROM event WHERE id = ?")
        return try Int.fetchOne(statement, arguments: [id.text])
    }

    /// What a corrected event speaks of now, it and its correction speak of both.
    mutating func add(_ stored: Event, asCorrectedBy correction: Event) {
        let told = CorrectedContent(stored, by: correction)
        add(told.content, at: stored.seq)
        for mention in told.mentions { add(mention, at: correction.seq) }
    }

    private mutating func add(_ content: EventContent, at seq: Int) {
        for mention in content.mentions { add(mention, at: seq) }
        for (text, use, party) in content.names { names.append(Name(text: text, use: use, party: party, seq: seq)) }
    }

    private mutating func add(_ mention: EventContent.Mentioned, at seq: Int) {
        let place = place(of: mention.target)
        if mention.isMadeKnown && things[place].registered == nil { things[place].registered = seq }
        mentions.append(Mentioned(thing: place, isIdentity: mention.isIdentified, seq: seq))
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
        try Tally.keep(reaching: events, in: database)
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
        let rows = MentionRow.rows(mentions.lazy.map { (numbers[$0.thing], $0.seq, $0.isIdentity) })
        let mention = try RowInsertion(database, into: "mention", columns: 2, orIgnore: true)
        for new in rows {
            try mention.insert { row in
                row.set(0, new.key)
                row.set(1, new.seqs)
            }
            if !mention.isInserted { try merge(new, in: database) }
        }
    }

    /// Adds to a row that is there already: of a block that was not full, or of an event that was corrected later.
    private func merge(_ new: MentionRow, in database: Database) throws {
        let find = try database.cachedStatement(sql: "SELECT seqs FROM mention WHERE key = ?")
        let rows = try Row.fetchCursor(find, arguments: [new.key])
        guard
            let merged = try rows.next()?.withUnsafeData(
                atIndex: 0,
                { old in
                    old?.withUnsafeBytes { new.merged(with: $0) }
                })
        else { return }
        let update = try database.cachedStatement(sql: "UPDATE mention SET seqs = ? WHERE key = ?")
        try update.execute(arguments: [Data(merged.seqs), new.key])
    }
}
