import ExtendedDateTime

/// Lines that are about to be appended, laid out by the segments they go to.
struct Batch {
    private(set) var parts: [Part] = []
    private(set) var growth: PendingAppend

    /// What goes into one segment.
    struct Part {
        let base: Int

        /// Where the committed bytes of the segment end; 0 in a new one.
        let offset: Int

        var bytes: [UInt8] = []
    }

    init(_ lines: [Line], behind tail: AppendPoint, _ layout: Layout) {
        growth = PendingAppend(from: tail, layout)
        for line in lines {
            let base = layout.base(of: growth.range.size)
            if parts.last?.base != base {
                parts.append(Part(base: base, offset: base == growth.range.size ? 0 : growth.end))
            }
            growth.append(line.bytes)
            parts[parts.count - 1].bytes += line.bytes
            parts[parts.count - 1].bytes.append(UInt8(ascii: "\n"))
        }
    }
}
