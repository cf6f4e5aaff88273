/// What a replay tells beside what stands; the rest of it is only counted.
public struct ReplayScope: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// What has ended, or was held, or came to nothing.
    public static let over = ReplayScope(rawValue: 1)
    /// The claims that disagree.
    public static let conflicts = ReplayScope(rawValue: 2)

    public static let standing: ReplayScope = []
    public static let all: ReplayScope = [.over, .conflicts]
}
