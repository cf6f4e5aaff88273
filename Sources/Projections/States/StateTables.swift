import GRDB

/// The tables of what follows from the events: which subjects each event bears on, and what was believed of each subject.
///
/// A subject is believed to be as it is from one event that bears on it until the next one. Each such belief has its answers
/// for every day, in periods, which are folded when they are first asked for.
enum StateTables {
    static let names = ["state_cover", "subject", "account", "unread", "belief", "period"]

    static func clear(_ database: Database) throws {
        for table in names { try database.execute(sql: "DROP TABLE IF EXISTS \(table)") }
        try database.execute(
            sql: """
                -- How many events are taken in.
                CREATE TABLE state_cover (size INTEGER NOT NULL);
                INSERT INTO state_cover VALUES (0);
                CREATE TABLE subject (
                    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
                    -- The event from which on is believed what is believed now.
                    since INTEGER NOT NULL);
                -- The facts about each subject, as stored and as they were ever corrected.
                CREATE TABLE account (seq INTEGER NOT NULL, subject INTEGER NOT NULL, PRIMARY KEY (seq, subject)) WITHOUT ROWID;
                CREATE INDEX account_of_subject ON account (subject, seq);
                -- Events of unknown types and newer versions.
                CREATE TABLE unread (seq INTEGER PRIMARY KEY);
                CREATE TABLE belief (
                    subject INTEGER NOT NULL,
                    -- The event from which on it was believed, until the next one of the subject.
                    since INTEGER NOT NULL,
                    -- Whether its periods are there: none, all of them, or those that were asked for.
                    folded INTEGER NOT NULL, PRIMARY KEY (subject, since)) WITHOUT ROWID;
                CREATE INDEX belief_folded ON belief (subject, since) WHERE folded > 0;
                CREATE TABLE period (
                    number INTEGER PRIMARY KEY, subject INTEGER NOT NULL,
                    -- The first and the last of the folded beliefs that share it, by the events from which they are believed.
                    first INTEGER NOT NULL, last INTEGER NOT NULL,
                    -- The days that it is for, as counts from 1970-01-01, the last one not included.
                    since INTEGER NOT NULL, until INTEGER NOT NULL,
                    place INTEGER NOT NULL,
                    -- A kind of states, `conflicts`, or nothing where nothing holds.
                    kind TEXT, json BLOB, words BLOB);
                CREATE INDEX period_of_subject ON period (subject, since);
                """)
    }
}
