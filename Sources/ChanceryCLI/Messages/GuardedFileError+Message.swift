import Foundation
import LedgerCore
import LedgerFolders
import Domain

extension GuardedFileError {
    /// What is wrong with the file, and what follows from that.
    ///
    /// - Parameter isSecret: whether nobody else may read it either.
    func what(isSecret: Bool) -> String {
        let path = path.printable
        let rights = isSecret ? "read by you alone" : "written by you alone"
        return switch fault {
        case .notAFile: "\(path) is a folder, a pipe or a device."
        case .tooLong(let limit): "\(path) is longer than \(limit) bytes."
        case .anothers(let user): "\(path) belongs to another user, number \(user), who can change it."
        case .othersRead(let mode): "\(path) is to be \(rights), and others can read it (mode \(Self.octal(mode)))."
        case .othersWrite(let mode): "\(path) is to be \(rights), and others can write it (mode \(Self.octal(mode)))."
        case .othersWriteFolder(let mode):
            "others can put files of their own into \(path) (mode \(Self.octal(mode)))."
        case .failed(EWOULDBLOCK): "somebody else has been changing keys in \(path) for too long."
        case .failed(let code): "\(path): \(String(cString: strerror(code)))."
        }
    }

    func hint(isSecret: Bool) -> String {
        let path = path.quotedForShell
        return switch fault {
        case .notAFile, .tooLong: isSecret ? "Name a file that holds a key and nothing else." : "Move it away."
        case .anothers: "If what it holds is yours, take it over: chown $(id -u) \(path)"
        case .othersRead, .othersWrite:
            isSecret
                ? "chmod 600 \(path); if somebody else may have read it, run chancery key rotate then."
                : "If what it holds is yours: chmod go-w \(path)"
        case .othersWriteFolder: "If what it holds is yours: chmod go-w \(path)"
        case .failed(EWOULDBLOCK): "Try again."
        case .failed:
            "Check the permissions of the folder, or name another: XDG_CONFIG_HOME, XDG_STATE_HOME, CHANCERY_KEY."
        }
    }

    private static func octal(_ mode: Int) -> String {
        let digits = String(mode, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
