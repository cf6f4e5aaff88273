import Foundation

/// How many files the process may have open.
enum OpenFiles {
    /// More than any command has open at once. Where they get fewer, the libraries below do not fail: they end the process.
    private static let needed = 32
    private static let ample = 256

    /// Asks for more where there may be too few.
    static func makeRoom() throws(TooFewFiles) {
        var limit = rlimit()
        let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(kind, &limit) == 0, limit.rlim_cur < ample else { return }
        limit.rlim_cur = min(limit.rlim_max, rlim_t(ample))
        _ = setrlimit(kind, &limit)
        guard canOpen(needed) else { throw TooFewFiles(allowed: Int(limit.rlim_cur)) }
    }

    /// Whoever started the process may have left some open.
    private static func canOpen(_ count: Int) -> Bool {
        var opened: [Int32] = []
        defer { for descriptor in opened { close(descriptor) } }
        while opened.count < count {
            let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return errno != EMFILE }
            opened.append(descriptor)
        }
        return true
    }
}

/// The process may not have as many files open as it needs.
struct TooFewFiles: Error {
    let allowed: Int
}
