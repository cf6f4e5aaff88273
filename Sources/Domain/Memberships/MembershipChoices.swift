/// How a member came in.
public enum MembershipMode: String, Choice {
    case admission = "admission"
    case accession = "accession"
    case succession = "succession"
    case founding = "founding"
}

/// Which kind of member it is.
public enum MembershipStanding: String, Choice {
    case full = "full"
    case associate = "associate"
    case observer = "observer"
    case suspended = "suspended"
}

extension MembershipStanding: Comparable {
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// How a membership came to its end.
public enum MembershipEnding: String, Choice {
    case withdrawal = "withdrawal"
    case expulsion = "expulsion"
    case lapse = "lapse"
    case dissolution = "dissolution"

    public static let synonyms = ["denunciation": "withdrawal"]
}
