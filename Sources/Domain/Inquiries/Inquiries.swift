/// Inquiries: questions that somebody asked, and what came of them.
public enum Inquiries: Kind {
    public static let name = "inquiries"
    public static let namespace: Namespace? = .inquiry
    public static let example = "budget-question"
    public static let types: [any EventType.Type] = [InquiryMade.self, InquiryClosed.self]
    public static let columns: [Column<InquiryState>] = [
        Column("id", \.id.text), Column("asker", \.asker?.text), Column("asker_name", \.askerName),
        Column("to", \.asked.cell), Column("to_names") { $0.names.cell($0.asked) },
    ]

    public static func timeline(of subject: Subject, in knowledge: KnownEvents) -> (any SubjectTimeline)? {
        subject.id().flatMap(knowledge.inquiry)
    }
}

public enum InquiryTag: NamespaceTag { public static let namespace = Namespace.inquiry }
public typealias InquiryID = Slug<InquiryTag>

extension Subject {
    public static func inquiry(_ id: InquiryID) -> Subject { .thing(id) }
}

extension KindName {
    public static let inquiries = KindName(Inquiries.self)
}

/// What came of an inquiry.
public enum InquiryOutcome: String, Choice {
    case noResponse = "no-response"
    case declined = "declined"
    case answered = "answered"
}
