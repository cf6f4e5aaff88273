extension Event {
    /// Why this program cannot apply an event.
    public enum Obstacle: Sendable {
        case unknownType
        /// A version of its type that this program does not know yet.
        case newerVersion
        /// Its line is not what its type says: a field is of another kind, missing, or not one of the type.
        case form
    }

    /// Why this program cannot apply the event; `nil` where it can.
    public var obstacle: Obstacle? {
        guard definition == nil else { return nil }
        guard let known = EventTypes.named(type) else { return .unknownType }
        return line.root["v"]?.integer ?? 1 > known.version ? .newerVersion : .form
    }
}
