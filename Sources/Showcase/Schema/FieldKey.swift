// Typed keys: a field is declared once, as a static member of the type to which it belongs, and
// read by that member. The kind of a key determines the type that it reads, so the compiler refuses
// to read a decimal as a text.

package import Vietnamese

/// The key of a field.
package protocol FieldKey: Sendable {
  var spec: FieldSpec { get }
}

/// A kind of field whose values are of one Swift type.
package struct ValueKind<Value: FieldDecodable>: Sendable {
  let kind: FieldKind
}

extension ValueKind where Value == String {
  package static var text: Self { Self(kind: .text) }
  package static var prose: Self { Self(kind: .prose) }
  package static var slug: Self { Self(kind: .slug) }
  package static var url: Self { Self(kind: .url) }
  package static var file: Self { Self(kind: .file) }
  package static var address: Self { Self(kind: .address) }

  package static func term(_ vocabulary: VocabularyName) -> Self { Self(kind: .term(vocabulary)) }

  package static func reference(_ kind: RecordKind) -> Self { Self(kind: .reference(kind)) }
}

extension ValueKind where Value == PlaceReference {
  /// A locality with the day on which it is resolved.
  package static var place: Self { Self(kind: .reference(.locality)) }
}

extension ValueKind where Value == Int {
  package static func integer(_ range: ClosedRange<Int>) -> Self { Self(kind: .integer(range)) }
}

extension ValueKind where Value == DecimalNumber {
  package static var decimal: ValueKind<DecimalNumber> { Self(kind: .decimal) }

  package static func degrees(_ range: ClosedRange<Int>) -> ValueKind<DecimalNumber> {
    Self(kind: .degrees(range))
  }
}

extension ValueKind where Value == Bool {
  package static var flag: Self { Self(kind: .flag) }
}

extension ValueKind where Value == CivilDate {
  package static var date: ValueKind<CivilDate> { Self(kind: .date) }
}

extension ValueKind where Value == Moment {
  package static var moment: ValueKind<Moment> { Self(kind: .moment) }
}

extension ValueKind where Value == FreeFields {
  package static var extra: Self { Self(kind: .extra) }
}

extension ValueKind where Value: ChoiceValue {
  package static func choice(_ type: Value.Type) -> Self {
    Self(kind: .choice(type.allCases.map { Choice($0) }))
  }
}

/// A field that may be absent.
package struct OptionalField<Value: FieldDecodable>: FieldKey {
  package let spec: FieldSpec

  package init(
    _ name: String, _ value: ValueKind<Value>, public isPublic: Bool = true, vi label: String,
    _ summary: String, foundAs: SearchRole? = nil, example: String = ""
  ) {
    spec = FieldSpec(
      name, value.kind, public: isPublic, vi: label, summary, foundAs: foundAs, example: example)
  }

  fileprivate init(_ spec: FieldSpec) {
    self.spec = spec
  }
}

/// A field that every readable record has.
package struct RequiredField<Value: FieldDecodable>: FieldKey {
  package let spec: FieldSpec

  package init(
    _ name: String, _ value: ValueKind<Value>, vi label: String, _ summary: String,
    foundAs: SearchRole? = nil, example: String = ""
  ) {
    spec = FieldSpec(
      name, value.kind, required: true, vi: label, summary, foundAs: foundAs, example: example)
  }

  /// The key for records that may be unreadable.
  package var ifPresent: OptionalField<Value> { OptionalField(spec) }
}

/// A field with several values of one type.
package struct ListField<Value: FieldDecodable>: FieldKey {
  package let spec: FieldSpec

  package init(
    _ name: String, _ element: ValueKind<Value>, required: Bool = false,
    public isPublic: Bool = true, vi label: String, _ summary: String,
    foundAs: SearchRole? = nil, example: String = ""
  ) {
    spec = FieldSpec(
      name, .list(element.kind), required: required, public: isPublic, vi: label, summary,
      foundAs: foundAs, example: example)
  }
}

/// A mapping with fields of its own.
package struct GroupField: FieldKey {
  package let spec: FieldSpec

  package init(
    _ name: String, of fields: [any FieldKey], vi label: String, _ summary: String
  ) {
    spec = FieldSpec(name, .group(fields.map(\.spec)), vi: label, summary)
  }
}

/// A sequence of mappings with fields of their own.
package struct GroupsField: FieldKey {
  package let spec: FieldSpec

  package init(
    _ name: String, of fields: [any FieldKey], required: Bool = false, vi label: String,
    _ summary: String
  ) {
    spec = FieldSpec(name, .groups(fields.map(\.spec)), required: required, vi: label, summary)
  }
}
