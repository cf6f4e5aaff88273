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
