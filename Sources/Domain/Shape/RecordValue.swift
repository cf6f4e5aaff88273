import CanonicalJSON

/// A value of a field that is itself an object: a participant, a name, a leg of a visit.
public protocol RecordValue: FieldValue {
    static var shape: RecordShape { get }
    init(_ record: RecordReader)
}

extension RecordValue {
    public static var kind: ValueKind { .record(shape) }

    public init(reading view: JSONView?) {
        self.init(RecordReader(view: view))
    }
}

/// Reads the fields of a record, each in the type that the record gives it.
public struct RecordReader {
    let view: JSONView?

    func read<V: FieldValue>(_ name: String, as: V.Type = V.self) -> V {
        V(reading: view?[name])
    }
}

extension FieldDescription {
    /// A field of a record. Records only refer: they make no id known.
    ///
    /// `kind` is given where the field admits less than every value of its Swift type.
    static func part<V: FieldValue>(
        _ name: String, _: V.Type, as kind: ValueKind = V.kind, _ summary: String
    ) -> FieldDescription {
        FieldDescription(
            name: name, summary: summary, kind: kind, isRequired: !V.isOptional, role: .refers, isPositional: false)
    }
}
