using Quipu.Model;

namespace Quipu.Sources.Grades;

/// <summary>A source, as documents name it: hash of its name, so that an address does not depend on how it is written.</summary>
public readonly record struct SourceId(string Value) : IComparable<SourceId>
{
    /// <summary>The id of a source by the name that its documents, or the card of its register, give.</summary>
    public static SourceId From(string name) => new(ContentHash.Of("source", name));

    public int CompareTo(SourceId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A grade; random, since the same person may give the same twice.</summary>
public readonly record struct GradeId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>What is graded.</summary>
public enum GradedThing { Source, Document, Claim }

/// <summary>What is said of it: its kind (source, document), its licence (source), the letter of its reliability (source), the number of its credibility (document, claim).</summary>
public enum GradeScale { Kind, Licence, Reliability, Credibility }

/// <summary>One thing that can be graded.</summary>
/// <param name="Key">Its id, as its kind writes it.</param>
public readonly record struct GradeTarget(GradedThing Thing, string Key)
{
    public static GradeTarget Of(SourceId id) => new(GradedThing.Source, id.Value);

    public static GradeTarget Of(DocumentId id) => new(GradedThing.Document, id.Value);

    public static GradeTarget Of(ClaimId id) => new(GradedThing.Claim, id.Value);
}

/// <summary>
/// What a person says of a source, a document or a claim as evidence: by whom, when, why. Added and never changed; a later one of the same scale stands before it, and one that was taken back stays
/// with who took it back.
/// </summary>
/// <param name="Value">As <see cref="Read"/> gives it.</param>
public sealed record Grade(
    GradeId Id, GradeTarget On, GradeScale Scale, string Value, string By, DateTimeOffset At, string? Reason = null, DateTimeOffset? RetiredAt = null, string? RetiredBy = null)
{
    /// <summary>Letters of a licence line at most.</summary>
    public const int LongestLicence = 200;

    /// <summary>Whether a thing has such a scale.</summary>
    public static bool Has(GradedThing thing, GradeScale scale) => scale switch
    {
        GradeScale.Kind => thing is GradedThing.Source or GradedThing.Document,
        GradeScale.Credibility => thing is GradedThing.Document or GradedThing.Claim,
        _ => thing == GradedThing.Source,
    };

    /// <summary>A value as it is kept: the word of the vocabulary (a letter or number of the scale becomes its word), or the licence as written; null where it is none.</summary>
    public static string? Read(GradeScale scale, string? value) => scale switch
    {
        GradeScale.Kind => Wires.TryRead<SourceKind>(value, out var kind) ? kind.Wire() : null,
        GradeScale.Reliability => Admiralty.TryRead(value, out Reliability reliability) ? reliability.Wire() : null,
        GradeScale.Credibility => Admiralty.TryRead(value, out Credibility credibility) ? credibility.Wire() : null,
        _ => value?.Trim() is { Length: > 0 and <= LongestLicence } licence ? licence : null,
    };

    /// <summary>The values that a scale takes, for the sentence that says so; none for a licence, which is free text.</summary>
    public static IEnumerable<string> Words(GradeScale scale) => scale switch
    {
        GradeScale.Kind => Enum.GetValues<SourceKind>().Select(k => k.Wire()),
        GradeScale.Reliability => Enum.GetValues<Reliability>().Select(Admiralty.Mark),
        GradeScale.Credibility => Enum.GetValues<Credibility>().Select(Admiralty.Mark),
        _ => [],
    };
}
