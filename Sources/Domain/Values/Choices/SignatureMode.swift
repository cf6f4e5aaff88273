/// How the signature was given.
public enum SignatureMode: String, Choice {
    case signature = "signature"
    case successionToSignature = "succession-to-signature"
}
