import EventStore
import Projections
import Reports
import Synchronization
import TransparencyLog

/// The index of a log at one moment, made when it is first asked.
final class IndexBox: Sendable {
    private let log: LogMoment
    private let place: IndexPlace
    private let index = Mutex<EventIndex?>(nil)
    /// Who vouches for the log, by what was trusted here when it was found out.
    private let attestation = Mutex<(known: TrustFiles.Trust?, is: Attestation)?>(nil)

    init(_ log: LogMoment, _ place: IndexPlace) {
        self.log = log
        self.place = place
    }

    var whole: EventIndex {
        get throws {
            try index.withLock { index in
                if let index { return index }
                let made = try EventIndex(of: log, in: place.folder, secret: place.secret)
                index = made
                return made
            }
        }
    }

    /// Who vouches for the log, found out once for what is trusted here.
    func attestation(trusting known: TrustFiles.Trust?, _ find: () throws -> Attestation) rethrows -> Attestation {
        if let last = attestation.withLock(\.self), last.known == known { return last.is }
        let found = try find()
        attestation.withLock { $0 = (known, found) }
        return found
    }

    /// Takes events of the log into what is kept of the index, without reading them again.
    func keep(_ contents: [EventContent]) throws {
        try place.folder?.keep(contents, of: log)
    }

    /// What is searched by parts of words, before a position.
    func catalog(before size: Int) throws -> Catalog { try Catalog(of: log, whole.at(size), in: place.folder) }
}

/// The indexes that a process has made of a ledger: that of the last moment that was asked about.
final class IndexBoxes: Sendable {
    private let kept: String
    private let environment: Environment
    private let last = Mutex<(checkpoint: SignedCheckpoint, box: IndexBox)?>(nil)
    private let place = Mutex<IndexPlace?>(nil)

    /// - Parameter kept: the folder for what can be made anew.
    init(kept: String, _ environment: Environment) {
        self.kept = kept
        self.environment = environment
    }

    /// - Parameter waits: whether it waits for whoever makes the same index; not the holder of the log's lock, for whom that one may
    ///   wait.
    func box(for log: LogMoment, waiting waits: Bool) -> IndexBox {
        last.withLock { last in
            if let last, last.checkpoint == log.head.checkpoint { return last.box }
            let box = IndexBox(log, waits ? indexPlace : indexPlace.withoutWaiting)
            last = (log.head.checkpoint, box)
            return box
        }
    }

    var indexPlace: IndexPlace {
        place.withLock { place in
            if let place { return place }
            let made = IndexPlace(kept: kept, environment)
            place = made
            return made
        }
    }
}

/// Where what follows from a ledger's log is kept, and with which secret.
struct IndexPlace: Sendable {
    /// `nil` where this user has no secret of his own, so that nothing that is kept could be believed.
    let folder: IndexFolder?
    let secret: CacheSecret

    /// The same for somebody who waits for nobody.
    var withoutWaiting: IndexPlace { IndexPlace(folder: folder?.withoutWaiting, secret: secret) }

    private init(folder: IndexFolder?, secret: CacheSecret) {
        (self.folder, self.secret) = (folder, secret)
    }

    init(kept: String, _ environment: Environment) {
        // A link in the place of the folder would lead whoever writes to it out of the ledger.
        let isFolder = (try? PosixFileSystem().makeFolder(kept)) != nil
        guard isFolder, let secret = CacheSecretFile(environment).secret() else {
            folder = nil
            self.secret = CacheSecret(environment.random(32))
            return
        }
        folder = IndexFolder(
            in: kept, secret: secret, fewest: environment.fewestIndexed, patience: environment.indexPatience)
        self.secret = secret
    }
}
