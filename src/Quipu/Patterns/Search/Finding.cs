using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Patterns.Language;

namespace Quipu.Patterns.Search;

/// <summary>
/// A place where a pattern holds, or (with <see cref="Lead"/>) where it would hold if one more record were found. It names ids only, so that it outlives the network that it was found in:
/// quotes and rows are read from the store by the evidence of its hops.
/// </summary>
public sealed record Finding
{
    /// <summary>Hash of the pattern, the lead's name and the essential parties: new evidence extends a finding, and rejected evidence withdraws it.</summary>
    public required FindingId Id { get; init; }

    public required string Pattern { get; init; }

    /// <summary>Null: everything is on record.</summary>
    public string? Lead { get; init; }

    /// <summary>Which record is missing; null for a finding.</summary>
    public Wording? Missing { get; init; }

    /// <summary>Where it could be found.</summary>
    public Wording? Where { get; init; }

    /// <summary>In order of the pattern's parties, then of their ids.</summary>
    public required ImmutableArray<FoundParty> Parties { get; init; }

    public required ImmutableArray<FoundHop> Hops { get; init; }

    /// <summary>Why parties count as what the pattern asks for.</summary>
    public required ImmutableArray<FoundHop> Marks { get; init; }

    /// <summary>The strongest evidence of the hop whose strongest evidence is weakest: a finding is as strong as that.</summary>
    public required FoundTie Weakest { get; init; }

    /// <summary>Said at least so firmly at every hop.</summary>
    public Modality Floor => Weakest.Modality;

    /// <summary>Something that accuses (<see cref="FoundHop.IsOpenAccusation"/>, or a part of a way) has nothing that a person accepted: shown to its owner, neither exported nor sent.</summary>
    public required bool IsPrivate { get; init; }

    /// <summary>Hops whose order in time rests on dates that nobody gives.</summary>
    public required ImmutableArray<string> Undated { get; init; }

    /// <summary>Whom nobody held to be one and the same in all documents: what a lead of names alone misses.</summary>
    public ImmutableArray<FoundParty> Doubted { get; init; } = [];

    /// <summary>What somebody has to review before it may leave the workspace: of each open accusation; where each has something reviewed but no whole way, all that accuses.</summary>
    public ImmutableArray<FoundTie> ToReview =>
        Hops.Concat(Marks).SelectMany(h => h.ToReview).ToImmutableArray() is { IsEmpty: false } open ? open
        : IsPrivate && Doubted.IsEmpty ? [.. Hops.Concat(Marks).SelectMany(h => h.Unreviewed)] : [];

    /// <summary>All evidence that it rests on.</summary>
    public IEnumerable<FoundTie> Ties => Hops.Concat(Marks).SelectMany(h => h.Ties);

    /// <summary>Its parties and who stands between two of them, each once.</summary>
    public ImmutableArray<FoundParty> Everybody => [.. Parties.Concat(Hops.SelectMany(h => h.Through)).DistinctBy(p => p.Entity)];

    /// <summary>Documents and registers that it rests on, by id; origins are counted where the store is at hand.</summary>
    public ImmutableArray<string> Documents => [.. Hops.SelectMany(h => h.Documents).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The same with the names of the day, in its words too.</summary>
    /// <param name="name">Null: the name that it has stays.</param>
    public Finding Named(Func<EntityId, string?> name)
    {
        var doubted = Named(Doubted, name);
        return this with
        {
            Parties = Named(Parties, name),
            Doubted = doubted,
            Hops = Named(Hops, name),
            Marks = Named(Marks, name),
            Weakest = Named(Weakest, name),
            Missing = doubted.IsEmpty ? Missing : Unjudged(doubted),
        };
    }

    /// <summary>Which judgement is missing, where a finding rests on names alone.</summary>
    internal static Wording Unjudged(ImmutableArray<FoundParty> doubted)
    {
        var names = string.Join(", ", doubted.Select(p => p.Name).Distinct(StringComparer.Ordinal));
        return new($"a judgement that each of these is one and the same in all documents: {names}", $"un juicio de que cada una de estas partes es la misma en todos los documentos: {names}");
    }

    static ImmutableArray<FoundHop> Named(ImmutableArray<FoundHop> hops, Func<EntityId, string?> name) =>
        [.. hops.Select(h => h with { Through = Named(h.Through, name), Ties = [.. h.Ties.Select(t => Named(t, name))] })];

    static FoundTie Named(FoundTie tie, Func<EntityId, string?> name) => tie.Whose is { } whose && name(whose.Entity) is { } known ? tie with { Whose = whose with { Name = known } } : tie;

    static ImmutableArray<FoundParty> Named(ImmutableArray<FoundParty> parties, Func<EntityId, string?> name) => [.. parties.Select(p => name(p.Entity) is { } known ? p with { Name = known } : p)];

    /// <summary>Everything that it says, as one line; equal where two findings are the same in all.</summary>
    internal string Told => string.Join(
        '|',
        [Id.Value, Pattern, Lead ?? "", .. Parties.Select(p => $"{p.Part}={p.Entity}"), .. Hops.Concat(Marks).Select(h => $"{h.Tie}:{h.From}>{h.To}:{string.Join(',', h.Ties.Select(t => t.Nameless.ToString()))}"), Weakest.Nameless.ToString(), IsPrivate.ToString(), .. Undated]);
}

/// <summary>An entity in a place of the shape.</summary>
/// <param name="Part">The place's name in the pattern; <c>proceeding</c> of whom a stage is said.</param>
public sealed record FoundParty(string Part, EntityId Entity, string Name);

/// <summary>One tie of the shape between two entities with everything that supports it, strongest first.</summary>
/// <param name="Tie">Its name in the pattern; of a mark the party's.</param>
public sealed record FoundHop(string Tie, EntityId From, EntityId To, bool Accuses, ImmutableArray<FoundTie> Ties)
{
    /// <summary>Who or what stands between the two, in order of ids; empty where records tie them directly.</summary>
    public ImmutableArray<FoundParty> Through { get; init; } = [];

    /// <summary>Documents and registers that it rests on, by id.</summary>
    public IEnumerable<string> Documents => Ties.Select(t => t.Document ?? t.Dataset).Distinct(StringComparer.Ordinal);

    /// <summary>It says something against somebody, by the pattern or by what its claims are.</summary>
    public bool IsAccusing => Accuses || Ties.Any(t => t.IsAccusing);

    /// <summary>It says something against somebody, by the pattern or by what its claims are, and no person has accepted anything that does.</summary>
    public bool IsOpenAccusation => Accuses ? !Ties.Any(t => t.IsReviewed) : Ties.Any(t => t.IsAccusing) && !Ties.Any(t => t.IsAccusing && t.IsReviewed);

    /// <summary>Of an open accusation what says it: one of these is to be reviewed.</summary>
    public IEnumerable<FoundTie> ToReview => IsOpenAccusation ? Unreviewed : [];

    /// <summary>What of it says something against somebody and was accepted by nobody.</summary>
    internal IEnumerable<FoundTie> Unreviewed => Ties.Where(t => !t.IsReviewed && (Accuses || t.IsAccusing));
}

/// <summary>One piece of evidence.</summary>
/// <param name="Evidence">The id of a claim, or of the register's entity that says so.</param>
/// <param name="Stage">What the law has reached; null: nothing on record.</param>
/// <param name="Answered">Somebody denied it; shown beside it always.</param>
/// <param name="Document">Null for what a register says.</param>
public sealed record FoundTie(string Evidence, string Relation, string Dataset, Modality Modality, Stage? Stage, ReviewState Review, bool FromRegister, bool Answered, DateOnly? First, DateOnly? Last, string? Document)
{
    /// <summary>Whose proceeding the stage is; null: none on record, or the text leaves it open.</summary>
    public FoundParty? Whose { get; init; }

    /// <summary>Of what leaves the workspace: proceedings on record that nobody has reviewed and that stay back.</summary>
    public int KeptBack { get; init; }

    /// <summary>Accepted by a person, or with its register.</summary>
    public bool IsReviewed => FromRegister || Review is ReviewState.Accepted or ReviewState.Corrected;

    /// <summary>A claim of a type that says something against somebody. What a register says, its office answers for.</summary>
    public bool IsAccusing => !FromRegister && Wires.TryRead<ClaimType>(Relation.Split('.')[0], out var type) && type.IsAccusing();

    /// <summary>That somebody said or answered it, not what was said: a proceeding over the latter is no stage of this, and is shown with the claim.</summary>
    public bool IsSpeech => Relation is "said" or "answers";

    /// <summary>Firmness of what is said, then review, a judgement of a court, and whether nobody answered it.</summary>
    public int Strength => (Modality.Rank() * 8) + (IsReviewed ? 4 : 0) + (Stage is Model.Stage.Convicted or Model.Stage.Sentenced ? 2 : 0) + (Answered ? 0 : 1);

    /// <summary>For a line of text: <c>alleged, Rosa Ibáñez arrested, answered, not reviewed</c>.</summary>
    public string Status => string.Join(", ", new[] { Modality.Wire(), FromRegister ? "register" : IsSpeech ? "what they said" : Reached, Answered ? "answered" : null, IsReviewed ? null : "not reviewed" }.OfType<string>());

    string Reached => Stage is { } stage ? $"{Whose?.Name ?? "somebody not named"} {stage.Wire().Replace('_', ' ')}" : KeptBack > 0 ? "a proceeding that nobody has reviewed, kept back" : "no proceeding on record";

    // The names of the day are no part of what was found.
    internal FoundTie Nameless => Whose is { } whose ? this with { Whose = whose with { Name = "" } } : this;
}
