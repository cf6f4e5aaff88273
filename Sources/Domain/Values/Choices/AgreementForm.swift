/// Whether one party's withdrawal ends it.
public enum AgreementForm: String, Choice {
    case bilateral = "bilateral"
    case multilateral = "multilateral"
}
