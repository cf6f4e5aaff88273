import ExtendedDateTime

extension EDTF {
    /// Whether the date means one day, perhaps not known exactly: no interval, and no set of several days.
    public var isInstant: Bool {
        switch form {
        case .interval, .set(.allOf, _): false
        case .date, .dateTime, .year, .set(.oneOf, _): true
        }
    }
}
