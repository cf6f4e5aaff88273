/// The subjects that facts may tell of, by the numbers of both.
///
/// Of a long run of events, of which nearly each tells of one subject: four bytes an event.
struct Accounts {
    private let start: Int
    /// The only subject of each event from `start` on; 0 where there is none, or where they are in `others`.
    private var only: [UInt32] = []
    private var others: [Int: [Int]] = [:]

    /// - Parameter start: the first event of the run. Of those in front of it nothing is known until it is set.
    init(from start: Int) {
        self.start = start
    }

    /// `nil` where it is not known.
    subscript(seq: Int) -> [Int]? {
        if let others = others[seq] { return others }
        guard seq >= start else { return nil }
        let place = seq - start
        return place < only.count && only[place] > 0 ? [Int(only[place])] : []
    }

    mutating func set(_ subjects: [Int], of seq: Int) {
        guard seq >= start, subjects.count == 1, let number = UInt32(exactly: subjects[0]) else {
            others[seq] = subjects
            return
        }
        let place = seq - start
        while only.count <= place { only.append(0) }
        only[place] = number
    }
}
