import Dispatch
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

    func message(_ text: String) { Output.message(text) }

    func ask(_ prompt: String, complete: @escaping (String) -> [String]) -> String? {
        var original = termios()
        guard tcgetattr(STDIN_FILENO, &original) == 0 else { return nil }
        var raw = original
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
        raw.c_iflag &= ~tcflag_t(ICRNL | IXON)
        let restored = original
        let watches = [SIGTERM, SIGHUP].map { Self.watch($0, restoring: restored) }
        defer {
            for (source, number) in watches {
                source.cancel()
                signal(number, SIG_DFL)
            }
            var original = restored
            tcsetattr(STDIN_FILENO, TCSADRAIN, &original)
            write("\n")
        }
        tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
        return read(prompt, LineEditor(complete: complete))
    }

    /// Puts the terminal back before a signal ends the process.
    private static func watch(_ number: Int32, restoring state: termios) -> (any DispatchSourceSignal, Int32) {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
            var state = state
            tcsetattr(STDIN_FILENO, TCSANOW, &state)
            exit(128 + number)
        }
        source.resume()
        return (source, number)
    }

    private func read(_ prompt: String, _ empty: LineEditor) -> String? {
        var editor = empty
        var keys = KeyReader()
        draw(prompt, editor)
        while true {
            var byte: UInt8 = 0
            let count = Foundation.read(STDIN_FILENO, &byte, 1)
            if count < 0 && errno == EINTR { continue }
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

    /// The line anew, and the cursor where it stands in it.
    private func draw(_ prompt: String, _ editor: LineEditor) {
        let behind = String(editor.text[editor.cursor...]).printable.cells
        write("\r\u{1B}[K" + prompt.printable + String(editor.text).printable + (behind > 0 ? "\u{1B}[\(behind)D" : ""))
    }

    private func write(_ text: String) { Output.writeRaw(text) }
}
