using Quipu.Model;

namespace Quipu.Sources.Grades;

/// <summary>What a source is held to be where a document or claim of it is shown: three things side by side, never one number.</summary>
/// <param name="Source">Null where a document names neither publisher nor address.</param>
/// <param name="Kind">Null where nothing is known and nobody said.</param>
/// <param name="Why">Who or what says so of the kind.</param>
/// <param name="Reliability">Of the source, where an analyst gave it.</param>
/// <param name="Credibility">Of the document, where an analyst gave it; of a claim see <c>ShownClaim.Credibility</c>.</param>
/// <param name="Licence">Of the source, where a person gave it.</param>
public sealed record SourceGrading(SourceId? Source, string? Name, SourceKind? Kind, KindReason? Why, Reliability? Reliability, Credibility? Credibility, string? Licence)
{
    /// <summary>What it is by how it came, whatever a person holds it to be: see <see cref="SourceFacts"/>.</summary>
    public SourceKind? Nature { get; init; }

    /// <summary>Nothing is left to confirm: a person said what it is, or took it in as that.</summary>
    public bool IsConfirmed => Why.IsConfirmed();

    /// <summary>
    /// As it leaves the workspace: material of a protected source is confidential and nothing else. That the source is an office, or an outlet, would tell where to look for them.
    /// </summary>
    public SourceGrading Leaving => Nature == SourceKind.Confidential ? this with { Kind = SourceKind.Confidential, Why = KindReason.Protected } : this;
}

/// <summary>The grades in force: of each thing and scale the latest that nobody took back.</summary>
public sealed class GradeBook
{
    readonly Dictionary<(GradeTarget, GradeScale), Grade> _inForce = [];

    /// <param name="grades">In any order; those that were taken back count for nothing.</param>
    public GradeBook(IEnumerable<Grade> grades)
    {
        foreach (var grade in grades.Where(g => g.RetiredAt is null).OrderBy(g => g.At).ThenBy(g => g.Id.Value, StringComparer.Ordinal)) _inForce[(grade.On, grade.Scale)] = grade;
    }

    /// <summary>No person has graded anything.</summary>
    public bool IsEmpty => _inForce.Count == 0;

    /// <summary>All in force, of one scale.</summary>
    public IEnumerable<Grade> Of(GradeScale scale) => _inForce.Values.Where(g => g.Scale == scale);

    /// <summary>The one in force; null where nobody gave one.</summary>
    public Grade? Find(GradeTarget on, GradeScale scale) => _inForce.GetValueOrDefault((on, scale));

    /// <summary>The credibility that an analyst gave a claim; null: none, and its document's counts.</summary>
    public Credibility? Of(ClaimId claim) => Word<Credibility>(GradeTarget.Of(claim), GradeScale.Credibility);

    /// <summary>
    /// What a document is as evidence. What a person says of the document goes before what is proposed of it as an answer or a reprint, that before what is held of its source, and that before what else
    /// is proposed.
    /// </summary>
    public SourceGrading Of(DocumentId document, SourceFacts facts)
    {
        var source = facts.Source is { } name ? SourceId.From(name) : (SourceId?)null;
        var (kind, why) = Word<SourceKind>(GradeTarget.Of(document), GradeScale.Kind) is { } said ? (said, KindReason.Confirmed) : KindOf(facts);
        return new(
            source, facts.Source, kind, why, Of(source), Word<Credibility>(GradeTarget.Of(document), GradeScale.Credibility),
            source is { } id ? Find(GradeTarget.Of(id), GradeScale.Licence)?.Value : null)
        {
            Nature = facts.Nature,
        };
    }

    /// <summary>The reliability that an analyst gave a source.</summary>
    public Reliability? Of(SourceId? source) => source is { } id ? Word<Reliability>(GradeTarget.Of(id), GradeScale.Reliability) : null;

    /// <summary>What a source is.</summary>
    /// <param name="proposed">What is proposed of it.</param>
    public (SourceKind? Kind, KindReason? Why) KindOf(SourceId source, (SourceKind Kind, KindReason Why)? proposed) =>
        Word<SourceKind>(GradeTarget.Of(source), GradeScale.Kind) is { } said ? (said, KindReason.ConfirmedSource) : (proposed?.Kind, proposed?.Why);

    /// <summary>What a document is of which no person said so.</summary>
    public (SourceKind? Kind, KindReason? Why) KindOf(SourceFacts facts)
    {
        var proposed = SourceKinds.Propose(facts);
        return facts.IsApart || facts.Source is null ? (proposed?.Kind, proposed?.Why) : KindOf(SourceId.From(facts.Source), proposed);
    }

    T? Word<T>(GradeTarget on, GradeScale scale) where T : struct, Enum => Find(on, scale) is { } grade && Wires.TryRead<T>(grade.Value, out var value) ? value : null;
}
