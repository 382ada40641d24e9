using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Matching.Scoring;
using Quipu.Registers;
using Quipu.Text;

namespace Quipu.Web.Pages.Matches;

/// <summary>Two that may be one, side by side: what each source says of either, what speaks for it and against it, and what is wanting.</summary>
/// <param name="Proposed">As it was proposed; null where nobody did, and somebody opened the pair by its ids.</param>
/// <param name="Algorithm">What the reasons are of.</param>
/// <param name="Match">The score and its reasons as things are now; null where either has no name, or the index of names is still being made.</param>
public sealed record PairView(SideView One, SideView Other, ShownPair? Proposed, string Algorithm, Match? Match, ImmutableArray<PairRow> Rows)
{
    /// <summary>As it is now, or as it was proposed.</summary>
    internal double? Score => Match?.Score ?? Proposed?.Pair.Score;

    /// <summary>They stand under one id already.</summary>
    internal bool IsOne => One.Canonical == Other.Canonical;

    internal IEnumerable<Reason> For => Match?.Reasons.Where(r => r.Contribution > 0) ?? [];

    internal IEnumerable<Reason> Against => Match?.Reasons.Where(r => r.Contribution < 0) ?? [];

    /// <summary>Null where nothing is known of either.</summary>
    internal static PairView? Load(Desk desk, EntityId one, EntityId other, ShownPair? proposed)
    {
        if (SideView.Load(desk, one) is not { } left || SideView.Load(desk, other) is not { } right) return null;
        var algorithm = (proposed is null ? null : Algorithms.Named(proposed.Pair.Algorithm)) ?? Algorithms.All[0];
        var (query, candidate) = desk.CanMatch ? (desk.Matching.Party(desk.Viewer, left.Canonical), desk.Matching.Party(desk.Viewer, right.Canonical)) : (null, null);
        var compared = query is null || candidate is null || query.Id == candidate.Id ? null : algorithm.Compare(query, candidate);
        return new(left, right, proposed, algorithm.Name, compared, PairRow.Of(left, right));
    }
}

/// <summary>How what two sources say of one property goes together.</summary>
public enum Agreement
{
    /// <summary>Neither: names that are not written the same, free text.</summary>
    Open,

    /// <summary>A value of one is a value of the other.</summary>
    Equal,

    /// <summary>Both have values of which none is the other's, and one entity has but one.</summary>
    Different,

    /// <summary>One side says nothing.</summary>
    OneSided,
}

/// <summary>What either side says of one property.</summary>
public sealed record PairRow(string Property, string Schema, ImmutableArray<SaidValue> One, ImmutableArray<SaidValue> Other, Agreement Agreement)
{
    static readonly string[] Order = ["name", "date", "identifier", "gender", "country", "address", "phone", "email", "topic", "string", "text", "url"];

    /// <summary>Of these an entity has one: two that differ speak against.</summary>
    static readonly string[] Single = ["birthDate", "deathDate", "gender", "taxNumber", "idNumber", "registrationNumber", "leiCode", "incorporationDate"];

    /// <summary>Properties by which entities are told apart, and what a short display shows, those that weigh most first.</summary>
    internal static ImmutableArray<PairRow> Of(SideView one, SideView other)
    {
        var named = one.Said.Keys.Concat(other.Said.Keys).Distinct(StringComparer.Ordinal)
            .Select(p => (Name: p, Known: one.Known(p) ?? other.Known(p), Side: one.Known(p) is null ? other : one));
        return [.. from row in named
                   let type = row.Known?.Type.Name ?? "string"
                   where row.Name == "name" || row.Known is { Type.IsEntity: false, Matchable: true } || type is "date" or "topic" or "gender"
                       || row.Side.IsFeatured(row.Name)
                   orderby Array.IndexOf(Order, type) is >= 0 and var place ? place : Order.Length, row.Name == "name" ? 0 : 1, row.Name
                   select Of(row.Name, row.Side.Schema, one.Of(row.Name), other.Of(row.Name))];
    }

    static PairRow Of(string property, string schema, ImmutableArray<SaidValue> one, ImmutableArray<SaidValue> other)
    {
        var agreement = one.IsEmpty || other.IsEmpty ? Agreement.OneSided
            : one.Any(a => other.Any(b => IsEqual(a.Text, b.Text))) ? Agreement.Equal
            : Single.Contains(property) ? Agreement.Different : Agreement.Open;
        return new(property, schema, one, other, agreement);
    }

    /// <summary>A date that is known to the year goes together with one of that year.</summary>
    static bool IsEqual(string one, string other)
    {
        var (a, b) = (Folding.Compact(one), Folding.Compact(other));
        return a == b || (PartialDate.TryParse(one, out _) && PartialDate.TryParse(other, out _) && (IsWithin(a, b) || IsWithin(b, a)));

        static bool IsWithin(string day, string longer) => day.StartsWith(longer + "-", StringComparison.Ordinal);
    }
}

/// <summary>A value and who says it: a row of a register, or a document.</summary>
public sealed record SaidValue(string Text, KeptStatement? Row, DocumentHead? Document);
