/// What can go wrong once.
enum DiskFault: CaseIterable {
    /// The machine loses power.
    case powerLoss

    /// The process is killed; the machine goes on.
    case kill

    /// A write takes a part of what it is given, which is no error.
    case shortWrite

    /// The disk is full from here on.
    case full

    case writeError

    /// A write changes one bit of what it is given.
    case bitFlip

    /// A write is seen by readers and never reaches the medium, whatever is synced.
    case lostWrite

    /// A sync fails, and the kernel forgets that the bytes are not on the medium.
    case syncErrorAndForget

    /// A sync fails, though the bytes are on the medium.
    case syncErrorButPersist

    case renameErrorAndNotDone
    case renameErrorButDone
    case folderSyncErrorAndNotPersist
    case folderSyncErrorButPersist

    /// The kinds of operation that matter to faults.
    enum Step { case write, sync, rename, syncFolder, create, other }

    func canHappen(at step: Step) -> Bool {
        switch self {
        case .powerLoss, .kill: true
        case .shortWrite, .writeError, .bitFlip, .lostWrite: step == .write
        case .full: step == .write || step == .create
        case .syncErrorAndForget, .syncErrorButPersist: step == .sync
        case .renameErrorAndNotDone, .renameErrorButDone: step == .rename
        case .folderSyncErrorAndNotPersist, .folderSyncErrorButPersist: step == .syncFolder
        }
    }

    /// Those that a disk reports, or that end everything; the other two are found by verifying.
    static let honest = allCases.filter { $0 != .bitFlip && $0 != .lostWrite }
}
