import Glibc
import Synchronization

@testable import EventStore

/// A disk in memory that keeps apart what a reader sees and what would be left after a loss of power, and that fails when
/// it is told to.
///
/// Bytes last once their file is synced, names once their folder is. What is not synced may last in any part: a write
/// sector by sector, a name for itself.
final class SimulatedDisk: FileSystem {
    private let state: Mutex<DiskState>

    init(seed: UInt64 = 0) {
        state = Mutex(DiskState(random: SplitMix(state: seed)))
    }

    /// Lets something happen at the `count`th operation from now, or at the next one that it can happen to.
    ///
    /// - Parameter folder: only to something in there.
    func arm(_ fault: DiskFault, in count: Int, folder: String = "") {
        state.withLock {
            $0.fault = fault
            $0.faultFolder = folder
            $0.countdown = count
        }
    }

    /// Operations so far.
    var operations: Int { state.withLock { $0.operations } }

    /// Whether the armed fault has happened.
    var hasFailed: Bool { state.withLock { $0.fault == nil } }

    /// A new process on the same machine, or, after a loss of power, on the machine when it is up again.
    func restart() { state.withLock { $0.restart() } }

    /// There is space again.
    func empty() { state.withLock { $0.isFull = false } }

    func contents(_ path: String) -> [UInt8]? {
        state.withLock { state in state.names[path].flatMap { state.inodes[$0]?.live } }
    }

    /// Changes a file behind the log's back; `nil` removes it.
    func replace(_ path: String, by bytes: [UInt8]?) { state.withLock { $0.replace(path, by: bytes) } }

    var paths: [String] { state.withLock { $0.names.keys.sorted() } }

    func open(_ path: String, _ mode: OpenMode) throws(FileError) -> OpenFile {
        try state.withLock { state throws(FileError) in
            try state.step(mode == .create ? .create : .other, .open, path)
            return try state.open(path, mode)
        }
    }

    func close(_ file: OpenFile) { state.withLock { $0.close(file) } }

    func read(
        _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileError) -> Int {
        let bytes = try state.withLock { state throws(FileError) in
            try state.step(.other, .read, file.path)
            return try state.inode(of: file).live.dropFirst(offset).prefix(buffer.count)
        }
        buffer.copyBytes(from: bytes)
        return bytes.count
    }

    func write(_ file: OpenFile, at offset: Int, _ bytes: UnsafeRawBufferPointer) throws(FileError) -> Int {
        let bytes = Array(bytes)
        return try state.withLock { state throws(FileError) in
            let fault = try state.step(.write, .write, file.path)
            return try state.write(file, at: offset, bytes, fault)
        }
    }

    func size(_ file: OpenFile) throws(FileError) -> Int {
        try state.withLock { state throws(FileError) in
            try state.step(.other, .size, file.path)
            return try state.inode(of: file).live.count
        }
    }

    func truncate(_ file: OpenFile, to size: Int) throws(FileError) {
        try state.withLock { state throws(FileError) in
            try state.step(.other, .truncate, file.path)
            try state.change(file, .truncate(size))
        }
    }

    func sync(_ file: OpenFile) throws(FileError) {
        try state.withLock { state throws(FileError) in
            let fault = try state.step(.sync, .sync, file.path)
            try state.sync(file, fault)
        }
    }

    func rename(_ path: String, to newPath: String) throws(FileError) {
        try state.withLock { state throws(FileError) in
            let fault = try state.step(.rename, .rename, newPath)
            try state.rename(path, to: newPath, fault)
        }
    }

    func remove(_ path: String) throws(FileError) {
        try state.withLock { state throws(FileError) in
            try state.step(.other, .remove, path)
            guard state.names[path] != nil else { throw FileError(.remove, path, code: ENOENT) }
            state.change(.name(path, nil))
        }
    }

    func syncFolder(_ path: String) throws(FileError) {
        try state.withLock { state throws(FileError) in
            let fault = try state.step(.syncFolder, .syncFolder, path)
            try state.syncFolder(path, fault)
        }
    }

    func makeFolder(_ path: String) throws(FileError) {
        try state.withLock { state throws(FileError) in
            try state.step(.other, .makeFolder, path)
            state.folders.insert(path)
        }
    }

    func names(inFolder path: String) throws(FileError) -> [String] {
        try state.withLock { state throws(FileError) in
            try state.step(.other, .list, path)
            guard state.folders.contains(path) else { throw FileError(.list, path, code: ENOENT) }
            return state.names.keys.filter { $0.hasPrefix(path + "/") }.map { String($0.dropFirst(path.count + 1)) }
        }
    }

    func lock(_ folder: String, patience: Duration) throws(FileError) -> OpenFile? {
        try state.withLock { state throws(FileError) in
            try state.step(.other, .lock, folder)
            guard state.folders.contains(folder) else { throw FileError(.lock, folder, code: ENOENT) }
            return state.lock(folder)
        }
    }
}
