import Foundation
import LedgerCore

/// A file that holds a table: as text, or as a spreadsheet that another program turns into text.
struct TableFile {
    private let path: String

    init(_ path: String) { self.path = path }

    func table() throws -> (name: String, content: [UInt8]) {
        let bytes = try Input.read(path)
        guard Self.isSpreadsheet(bytes) else { return (path, bytes) }
        for converter in Self.converters {
            if let program = Self.find(converter.program) { return (path, try converter.convert(program, path)) }
        }
        throw DataProblem(
            "\(path.quoted) is a spreadsheet, and no program is here that reads it.",
            hint: "Save the sheet as CSV in UTF-8 (File, Save as); or install xlsx2csv or LibreOffice.")
    }

    /// Whether the bytes are those of a ZIP archive, as Excel and LibreOffice write, or of an old Excel file.
    private static func isSpreadsheet(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    }

    private struct Converter: Sendable {
        let program: String
        let convert: @Sendable (_ program: String, _ path: String) throws -> [UInt8]
    }

    private static let converters = [
        Converter(program: "xlsx2csv") { program, path in try run(program, ["--dateformat", "%Y-%m-%d", path]) },
        Converter(program: "libreoffice") { program, path in
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            // 44 and 34: comma and quotation mark; 76: UTF-8.
            _ = try run(
                program,
                [
                    "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", folder.path,
                    path,
                ])
            let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
            return Array(try Data(contentsOf: folder.appendingPathComponent(name + ".csv")))
        },
    ]

    private static func find(_ program: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
            .first(where: FileManager.default.isExecutableFile)
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw DataProblem(
                "\(program) could not read the spreadsheet.", hint: "Save the sheet as CSV in UTF-8, and import that.")
        }
        return Array(bytes)
    }
}
