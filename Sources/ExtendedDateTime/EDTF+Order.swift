extension EDTF: Comparable {
    /// A total order for lists: by the earliest day, then the latest, then the text. It says nothing about what happened first:
    /// for that, ask ``isBefore(_:)``.
    public static func < (a: EDTF, b: EDTF) -> Bool {
        let (x, y) = (a.bounds, b.bounds)
        if x.earliest != y.earliest { return x.earliest < y.earliest }
        if x.latest != y.latest { return x.latest < y.latest }
        return a.description < b.description
    }
}
