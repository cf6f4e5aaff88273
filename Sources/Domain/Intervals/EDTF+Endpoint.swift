import ExtendedDateTime

extension EDTF {
    /// One end of a span, with the marks that stand at that end.
    struct Endpoint {
        let bounds: Bounds
        let isQualified: Bool
    }

    /// When a span begins, as far as its date says; `nil` where it says that this is not known.
    var startDate: Endpoint? {
        guard case .interval(let start, _) = form else { return Endpoint(bounds: bounds, isQualified: isQualified) }
        return endpoint(start, bounds: self.start, written: 0)
    }

    /// When a span ends, as far as its date says; `nil` where it says that this is not known.
    var endDate: Endpoint? {
        guard case .interval(_, let end) = form else { return Endpoint(bounds: bounds, isQualified: isQualified) }
        return endpoint(end, bounds: self.end, written: 1)
    }

    /// A mark at one end says nothing of the other: each is read by itself.
    private func endpoint(_ end: End, bounds: Bounds, written position: Int) -> Endpoint? {
        switch end {
        case .unknown: return nil
        case .open: return Endpoint(bounds: bounds, isQualified: false)
        case .date:
            let parts = description.split(separator: "/", omittingEmptySubsequences: false)
            return Endpoint(bounds: bounds, isQualified: (try? EDTF(parts[position]))?.isQualified ?? false)
        }
    }
}
