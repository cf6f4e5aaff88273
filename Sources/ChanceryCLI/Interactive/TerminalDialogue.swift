import Foundation
import Reports

/// What asks: a terminal, or in tests a script.
protocol Dialogue {
    /// What was answered; `nil` where the writer wants out.
    func ask(_ prompt: String, complete: @escaping (String) -> [String]) -> String?
    func message(_ text: String)
}

/// A dialogue on the terminal. Only while a line is read is the terminal in another state than before, and however the
/// reading ends, it is put back.
struct TerminalDialogue: Dialogue {
    /// Whether there is somebody who can be asked.
    static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// What tells of Ctrl-C between two questions, where a dialogue has several.
    var interruption: Interruption?

    func message(_ text: String) { Output.message(text.wrapped(to: Self.columns)) }

    /// How many columns the terminal has; 80 where it does not say.
    private static var columns: Int {
        var size = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    func ask(_ prompt: String, complete: @escaping (String) -> [String]) -> String? {
        var original = termios()
        guard !(interruption?.isThere ?? false), tcgetattr(STDIN_FILENO, &original) == 0 else { return nil }
        var raw = original
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
        raw.c_iflag &= ~tcflag_t(ICRNL | IXON)
        SavedTerminal.state = original
        // Whoever started this may have blocked them.
        var (endings, mask) = (sigset_t(), sigset_t())
        sigemptyset(&endings)
        for number in Self.endings {
            sigaddset(&endings, number)
            signal(number, SavedTerminal.restore)
        }
        pthread_sigmask(SIG_UNBLOCK, &endings, &mask)
        defer {
            pthread_sigmask(SIG_SETMASK, &mask, nil)
            var original = SavedTerminal.state
            tcsetattr(STDIN_FILENO, TCSADRAIN, &original)
            for number in Self.endings { signal(number, SIG_DFL) }
            write("\n")
        }
        tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
        return read(prompt, LineEditor(complete: complete))
    }

    /// The signals before which the terminal is put back.
    private static let endings = [SIGTERM, SIGHUP]

    private func read(_ prompt: String, _ empty: LineEditor) -> String? {
        var editor = empty
        var keys = KeyReader()
        draw(prompt, editor)
        while true {
            var byte: UInt8 = 0
            let count = Foundation.read(STDIN_FILENO, &byte, 1)
            if count < 0 && errno == EINTR && !(interruption?.isThere ?? false) { continue }
            guard count == 1 else { return nil }
            guard let key = keys.decode(byte) else { continue }
            switch editor.handle(key) {
            case .pending:
                if !editor.candidates.isEmpty {
                    write("\r\n\u{1B}[K" + editor.candidates.joined(separator: "  ").printable + "\r\n")
                }
                draw(prompt, editor)
            case .done(let text): return text
            case .cancelled: return nil
            }
        }
    }

    /// The line anew, and the cursor where it stands in it: of a long one the part around the cursor, as the line that
    /// is drawn again must not be broken.
    private func draw(_ prompt: String, _ editor: LineEditor) {
        let prompt = prompt.printable
        let room = max(20, Self.columns - prompt.cells - 1)
        let before = String(editor.text[..<editor.cursor]).printable.last(cells: room)
        let behind = String(editor.text[editor.cursor...]).printable.first(cells: room - before.cells)
        let left = behind.cells > 0 ? "\u{1B}[\(behind.cells)D" : ""
        write("\r\u{1B}[K" + prompt + before + behind + left)
    }

    private func write(_ text: String) { Output.writeRaw(text) }
}

/// The terminal as it was before a line was read, for a signal that ends the process.
///
/// Nothing but what a handler may call, and no source of Dispatch: a signal would be lost that comes before that listens.
private enum SavedTerminal {
    nonisolated(unsafe) static var state = termios()

    static let restore: @convention(c) (Int32) -> Void = { number in
        tcsetattr(STDIN_FILENO, TCSANOW, &SavedTerminal.state)
        _exit(128 + number)
    }
}

extension String {
    /// The first characters, as many as fit into some cells.
    fileprivate func first(cells: Int) -> String {
        var text = ""
        for character in self {
            guard (text + String(character)).cells <= cells else { break }
            text.append(character)
        }
        return text
    }

    /// The last characters, as many as fit into some cells.
    fileprivate func last(cells: Int) -> String { String(String(reversed()).first(cells: cells).reversed()) }
}
