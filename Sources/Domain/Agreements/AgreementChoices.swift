/// What kind of agreement it is.
public enum AgreementKind: String, Choice {
    case sisterCity = "sister-city"
    case sisterState = "sister-state"
    case sisterCounty = "sister-county"
    case friendshipCity = "friendship-city"
    case partnership = "partnership"
    case memorandum = "memorandum"
    case letterOfIntent = "letter-of-intent"
    case `protocol` = "protocol"
    case declaration = "declaration"
    case treaty = "treaty"
    case convention = "convention"
    case other = "other"
}

/// Whether one party's withdrawal ends it.
public enum AgreementForm: String, Choice {
    case bilateral = "bilateral"
    case multilateral = "multilateral"
}

/// How an agreement came to its end.
public enum AgreementEnding: String, Choice {
    case withdrawal = "withdrawal"
    case termination = "termination"
    case expiry = "expiry"
    case cancellation = "cancellation"
    case void = "void"
    case superseded = "superseded"
    case abandoned = "abandoned"
    case lapsed = "lapsed"

    public static let synonyms = ["denunciation": "withdrawal"]
}

/// What an agreement was seen to be.
public enum AffirmedStatus: String, Choice {
    case signed = "signed"
    case provisionallyApplied = "provisionally-applied"
    case inForce = "in-force"
    case suspended = "suspended"
    case ended = "ended"
}

/// How a party consented to be bound.
public enum ConsentMode: String, Choice {
    case ratification = "ratification"
    case acceptance = "acceptance"
    case approval = "approval"
    case accession = "accession"
    case succession = "succession"
    case continuedApplication = "continued-application"
    case formalConfirmation = "formal-confirmation"
    case confirmationOfSignature = "confirmation-of-signature"
    case simplifiedProcedure = "simplified-procedure"
    case participation = "participation"
    case councilApproval = "council-approval"
}

/// How the signature was given.
public enum SignatureMode: String, Choice {
    case signature = "signature"
    case successionToSignature = "succession-to-signature"
}

/// What a signature does.
public enum SignatureEffect: String, Choice {
    case definitive = "definitive"
    case subjectToApproval = "subject-to-approval"
    case adReferendum = "ad-referendum"
}

/// What a party declared.
public enum DeclarationKind: String, Choice {
    case declaration = "declaration"
    case reservation = "reservation"
    case understanding = "understanding"
    case objection = "objection"
    case territorialApplication = "territorial-application"
    case withdrawal = "withdrawal"
}
