import CanonicalJSON
import EventStore
import Foundation
import Domain
import Parallelism

/// The drafts of files, one JSON object a line, read a piece at a time.
public final class DraftFiles: DraftSource {
    /// A file that can be read more than once.
    public typealias File = (name: String, handle: FileHandle)

    private let files: [File]
    private let recorder: String
    public private(set) var unreadable: [(place: Place, error: any Error)] = []

    private var file = 0
    private var lines: LineReader

    public init(_ files: [File], recorder: String) {
        self.files = files
        self.recorder = recorder
        lines = LineReader(files.first?.handle)
    }

    public func next() throws -> [PlacedDraft]? {
        while file < files.count {
            guard let piece = try lines.next() else {
                file += 1
                lines = LineReader(file < files.count ? files[file].handle : nil)
                continue
            }
            let drafts = drafts(of: piece)
            if !drafts.isEmpty { return drafts }
        }
        return nil
    }

    private func drafts(of piece: [LineReader.Line]) -> [PlacedDraft] {
        let (name, recorder) = (files[file].name, recorder)
        let made = concurrently(piece[...].shares) { share in
            share.map { line in
                (line.number, Result { try Draft(JSONDocument(line.text), recorder: recorder) })
            }
        }
        var drafts: [PlacedDraft] = []
        drafts.reserveCapacity(piece.count)
        for (number, draft) in made.joined() {
            let place = Place(file: name, line: number)
            switch draft {
            case .success(let draft): drafts.append(PlacedDraft(draft, at: place))
            case .failure(let error): unreadable.append((place, error))
            }
        }
        return drafts
    }

    /// The lines at some places, as they stand there.
    public func lines(at places: Set<Place>) throws -> [UInt8] {
        var found: [UInt8] = []
        for file in files {
            var lines = LineReader(file.handle)
            while let piece = try lines.next() {
                for line in piece where places.contains(Place(file: file.name, line: line.number)) {
                    found += line.text + [UInt8(ascii: "\n")]
                }
            }
        }
        return found
    }
}
