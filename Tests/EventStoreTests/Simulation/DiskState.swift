import Glibc

@testable import EventStore

/// What a simulated disk holds: files as they are seen, and as they would be after a loss of power.
struct DiskState {
    var random: SplitMix
    var inodes: [Int: Inode] = [:]
    var names: [String: Int] = [:]
    var folders: Set<String> = []
    var isFull = false
    var fault: DiskFault?
    var faultFolder = ""
    var countdown = 0
    private(set) var operations = 0

    private var lastingNames: [String: Int] = [:]
    private var pendingNames: [NameChange] = []
    private var handles: [Int32: Int?] = [:]
    private var locks: [String: Int32] = [:]
    private var nextNumber = 1

    /// The kind of crash that has stopped everything.
    private var ending: DiskFault?

    struct Inode {
        var live: [UInt8] = []
        var lasting: [UInt8] = []
        var pending: [Change] = []
    }

    enum Change {
        case write(Int, [UInt8])
        case truncate(Int)
    }

    enum NameChange {
        /// A name for an inode, or for none.
        case name(String, Int?)
        case rename(String, String, Int)
    }

    init(random: SplitMix) { self.random = random }

    /// Counts an operation, and returns the fault that happens to it.
    @discardableResult
    mutating func step(
        _ step: DiskFault.Step, _ operation: FileError.Operation, _ path: String
    ) throws(FileError) -> DiskFault? {
        guard ending == nil else { throw FileError(operation, path, code: ESHUTDOWN) }
        operations += 1
        countdown -= 1
        guard let fault, countdown <= 0, path.hasPrefix(faultFolder), fault.canHappen(at: step) else { return nil }
        self.fault = nil
        if fault == .powerLoss || fault == .kill {
            ending = fault
            throw FileError(operation, path, code: ESHUTDOWN)
        }
        return fault
    }

    mutating func restart() {
        if ending == .powerLoss { losePower() }
        ending = nil
        fault = nil
        handles = [:]
        locks = [:]
    }

    mutating func replace(_ path: String, by bytes: [UInt8]?) {
        guard let bytes else { return change(.name(path, nil)) }
        let number = names[path] ?? newInode(path)
        inodes[number] = Inode(live: bytes, lasting: bytes)
    }
}

extension DiskState {
    mutating func open(_ path: String, _ mode: OpenMode) throws(FileError) -> OpenFile {
        if mode == .create {
            guard names[path] == nil else { throw FileError(.open, path, code: EEXIST) }
            guard !isFull else { throw FileError(.open, path, code: ENOSPC) }
            return handle(for: newInode(path), path)
        }
        guard let inode = names[path] else { throw FileError(.open, path, code: ENOENT) }
        return handle(for: inode, path)
    }

    mutating func close(_ file: OpenFile) {
        handles[file.number] = nil
        if locks[file.path] == file.number { locks[file.path] = nil }
    }

    mutating func lock(_ folder: String) -> OpenFile? {
        guard locks[folder] == nil else { return nil }
        let file = handle(for: nil, folder)
        locks[folder] = file.number
        return file
    }

    func inode(of file: OpenFile) throws(FileError) -> Inode {
        guard let number = handles[file.number] ?? nil, let inode = inodes[number] else {
            throw FileError(.open, file.path, code: EBADF)
        }
        return inode
    }

    private mutating func newInode(_ path: String) -> Int {
        nextNumber += 1
        inodes[nextNumber] = Inode()
        change(.name(path, nextNumber))
        return nextNumber
    }

    private mutating func handle(for inode: Int?, _ path: String) -> OpenFile {
        nextNumber += 1
        let number = Int32(nextNumber)
        handles[number] = .some(inode)
        return OpenFile(number: number, path: path)
    }
}

extension DiskState {
    mutating func write(
        _ file: OpenFile, at offset: Int, _ bytes: [UInt8], _ fault: DiskFault?
    ) throws(FileError) -> Int {
        if isFull { throw FileError(.write, file.path, code: ENOSPC) }
        var bytes = bytes
        switch fault {
        case .writeError: throw FileError(.write, file.path, code: EIO)
        case .full:
            isFull = true
            fallthrough
        case .shortWrite: bytes = Array(bytes.prefix(max(1, bytes.count / 2)))
        case .bitFlip:
            bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << Int.random(in: 0..<8, using: &random)
        default: break
        }
        try change(file, .write(offset, bytes), isLost: fault == .lostWrite)
        return bytes.count
    }

    mutating func change(_ file: OpenFile, _ change: Change, isLost: Bool = false) throws(FileError) {
        guard let number = handles[file.number] ?? nil, var inode = inodes[number] else {
            throw FileError(.write, file.path, code: EBADF)
        }
        change.apply(to: &inode.live)
        if !isLost { inode.pending.append(change) }
        inodes[number] = inode
    }

    mutating func sync(_ file: OpenFile, _ fault: DiskFault?) throws(FileError) {
        guard let number = handles[file.number] ?? nil, var inode = inodes[number] else {
            throw FileError(.sync, file.path, code: EBADF)
        }
        if fault != .syncErrorAndForget { for change in inode.pending { change.apply(to: &inode.lasting) } }
        inode.pending = []
        inodes[number] = inode
        if fault != nil { throw FileError(.sync, file.path, code: EIO) }
    }

    mutating func rename(_ path: String, to newPath: String, _ fault: DiskFault?) throws(FileError) {
        if fault == .renameErrorAndNotDone { throw FileError(.rename, newPath, code: EIO) }
        guard let inode = names[path] else { throw FileError(.rename, newPath, code: ENOENT) }
        change(.rename(path, newPath, inode))
        if fault == .renameErrorButDone { throw FileError(.rename, newPath, code: EIO) }
    }

    mutating func change(_ change: NameChange) {
        change.apply(to: &names)
        pendingNames.append(change)
    }

    mutating func syncFolder(_ path: String, _ fault: DiskFault?) throws(FileError) {
        if fault != .folderSyncErrorAndNotPersist {
            for change in pendingNames where change.isIn(path) { change.apply(to: &lastingNames) }
            pendingNames.removeAll { $0.isIn(path) }
        }
        if fault != nil { throw FileError(.syncFolder, path, code: EIO) }
    }

    /// What is not synced lasts in part: names one by one, bytes sector by sector, the length of a file for itself.
    private mutating func losePower() {
        for change in pendingNames where random.chance(50) { change.apply(to: &lastingNames) }
        pendingNames = []
        names = lastingNames
        for number in inodes.keys.sorted() {
            guard var inode = inodes[number] else { continue }
            for change in inode.pending { change.tear(&inode.lasting, &random) }
            inode.pending = []
            inode.live = inode.lasting
            inodes[number] = inode
        }
    }
}

extension DiskState.Change {
    func apply(to bytes: inout [UInt8]) {
        switch self {
        case .truncate(let size): bytes = Array(bytes.prefix(size))
        case .write(let offset, let new):
            let end = offset + new.count
            if bytes.count < end { bytes += Array(repeating: 0, count: end - bytes.count) }
            bytes.replaceSubrange(offset..<end, with: new)
        }
    }

    /// Applies some of the change.
    func tear(_ bytes: inout [UInt8], _ random: inout SplitMix) {
        guard case .write(let offset, let new) = self else {
            if random.chance(50) { apply(to: &bytes) }
            return
        }
        let sector = 64
        if random.chance(30), bytes.count < offset + new.count {
            bytes += Array(repeating: 0, count: offset + new.count - bytes.count)
        }
        for start in stride(from: 0, to: new.count, by: sector) where random.chance(60) {
            Self.write(offset + start, Array(new[start..<min(start + sector, new.count)])).apply(to: &bytes)
        }
    }
}

extension DiskState.NameChange {
    func apply(to names: inout [String: Int]) {
        switch self {
        case .name(let path, let inode): names[path] = inode
        case .rename(let path, let newPath, let inode):
            if names[path] == inode { names[path] = nil }
            names[newPath] = inode
        }
    }

    func isIn(_ folder: String) -> Bool {
        switch self {
        case .name(let path, _), .rename(let path, _, _):
            path.hasPrefix(folder + "/") && !path.dropFirst(folder.count + 1).contains("/")
        }
    }
}
