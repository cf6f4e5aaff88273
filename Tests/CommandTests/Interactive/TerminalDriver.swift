import CanonicalJSON
import Foundation
import Testing

/// Runs a command on a terminal of its own, by Python's `pty`: waits for a text, and types an answer.
struct TerminalDriver {
    struct Session {
        let status: Int
        let shown: String
        /// Whether the terminal was left as it was found.
        let isSane: Bool
    }

    private static let script = """
        import json, os, pty, select, signal, sys, termios, time
        steps, command = json.load(open(sys.argv[1])), sys.argv[2:]
        primary, secondary = pty.openpty()
        before = termios.tcgetattr(secondary)
        pid = os.fork()
        if pid == 0:
            os.setsid()
            os.close(primary)
            for number in range(3): os.dup2(secondary, number)
            os.execv(command[0], command)
        seen, shown = b"", b""
        def read(seconds):
            global seen, shown
            if not select.select([primary], [], [], seconds)[0]: return False
            data = os.read(primary, 65536)
            seen, shown = seen + data, shown + data
            return True
        for text, answer in steps:
            end = time.time() + 30
            while text.encode() not in seen:
                if time.time() > end: sys.exit(f"no {text!r} in {shown!r}")
                read(0.1)
            seen = seen[seen.index(text.encode()) + len(text.encode()):]
            if answer.startswith("SIG"): os.kill(pid, getattr(signal, answer))
            else: os.write(primary, answer.encode())
        end = time.time() + 30
        while True:
            done, status = os.waitpid(pid, os.WNOHANG)
            if done: break
            if time.time() > end: sys.exit(f"never ended: {shown!r}")
            read(0.05)
        while read(0): pass
        after = termios.tcgetattr(secondary)
        print(json.dumps({"status": os.waitstatus_to_exitcode(status), "shown": shown.decode(errors="replace"), "sane": before == after}))
        """

    static let isPossible = IndependentVerifier.isHere

    let ledger: Binary

    func run(_ arguments: [String], _ steps: [(waitFor: String, type: String)]) throws -> Session {
        let folder = ledger.folder
        try Self.script.write(to: folder.appendingPathComponent("drive.py"), atomically: true, encoding: .utf8)
        let json = JSON.array(steps.map { [.string($0.waitFor), .string($0.type)] })
        try json.canonicalText.write(to: folder.appendingPathComponent("steps.json"), atomically: true, encoding: .utf8)
        let result = try ledger.start(
            URL(fileURLWithPath: "/usr/bin/env"),
            ["python3", "drive.py", "steps.json", Binary.executable.path] + arguments
        ).result()
        #expect(result.status == 0, "\(result.err)")
        // Python's JSON escapes what is not ASCII, and stands on a line of its own.
        let report = try #require(try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [String: Any])
        return Session(
            status: report["status"] as? Int ?? -1, shown: report["shown"] as? String ?? "",
            isSane: report["sane"] as? Bool ?? false)
    }
}
