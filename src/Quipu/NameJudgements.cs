using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Patterns.Search;

namespace Quipu;

/// <summary>
/// A match of names that nobody reviewed carries no accusation: where a finding holds only if two documents' entities of one name are one, and no person said so, it is a lead
/// that names the judgement which is missing.
/// </summary>
static class NameJudgements
{
    internal const string Lead = "same-name";

    /// <summary>The finding as it is, or as such a lead.</summary>
    internal static Finding Judged(Finding finding, IStore store, Viewer viewer)
    {
        if (finding.Lead is not null || !finding.Hops.Any(h => h.Accuses || h.Ties.Any(t => !t.FromRegister))) return finding;
        var between = finding.Hops.Where(h => h.From != h.To).SelectMany(h => Between(h, store, viewer));
        var doubted = finding.Parties.Where(p => p.Entity.IsCanonical && !IsJudged(p.Entity, finding, store, viewer)).Concat(between).DistinctBy(p => p.Entity).ToImmutableArray();
        return doubted.Length == 0 ? finding : finding with
        {
            Id = new(ContentHash.Of("finding", finding.Id.Value, Lead)),
            Lead = Lead,
            IsPrivate = true,
            Doubted = doubted,
            Missing = Finding.Unjudged(doubted),
            Where = new("the entity's page shows what each document says of it", "la página de la entidad muestra lo que dice de ella cada documento"),
        };
    }

    // Some of the groups that people made of its members has a part in every hop that it stands in.
    static bool IsJudged(EntityId entity, Finding finding, IStore store, Viewer viewer)
    {
        var groups = Groups(store.Joins(viewer, entity).Judgements);
        var hops = finding.Hops.Where(h => h.From == entity || h.To == entity).Select(h => h.Ties.SelectMany(t => Members(t, entity, store, viewer)).Select(groups).ToHashSet(StringComparer.Ordinal)).ToArray();
        var named = hops.SelectMany(h => h).Where(g => g.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        return named.Length < 2 || named.Any(group => hops.All(h => h.Contains(group) || h.Contains("")));
    }

    // Who stands between two that no claim names together: one person or place in both claims only if people hold it so.
    static IEnumerable<FoundParty> Between(FoundHop hop, IStore store, Viewer viewer)
    {
        var claims = hop.Ties.Where(t => !t.FromRegister).Select(t => store.Claim(viewer, new(t.Evidence))).OfType<Claims.ShownClaim>().Select(c => Ends(c).ToArray()).ToArray();
        var (ones, others) = (claims.Where(c => c.Any(e => e.Shown.Entity == hop.From)).ToArray(), claims.Where(c => c.Any(e => e.Shown.Entity == hop.To)).ToArray());
        var shared = (from one in ones from other in others from a in one from b in other where a.Shown.Entity == b.Shown.Entity && a.Shown.Entity != hop.From && a.Shown.Entity != hop.To select (a, b)).ToArray();
        if (ones.Intersect(others).Any() || shared.Length == 0 || hop.Ties.Any(t => t.FromRegister)) return [];
        return shared.Any(s => Groups(store.Joins(viewer, s.a.Shown.Entity).Judgements) is var groups && groups(s.a.Own) == groups(s.b.Own)) ? [] : shared.Select(s => new FoundParty(hop.Tie, s.a.Shown.Entity, s.a.Shown.Name));
    }

    static IEnumerable<(Claims.ShownParty Shown, string Own)> Ends(Claims.ShownClaim claim)
    {
        var shown = new[] { claim.Subject, claim.Object, claim.Place, claim.Authority }.Concat(claim.OtherEnds.Select(e => e.Party)).Concat(claim.Attribution).OfType<Claims.ShownParty>().ToLookup(p => p.At);
        return claim.Claim.Ends().SelectMany(e => shown[e.Party.At].Take(1).Select(p => (p, e.Party.Entity.Value)));
    }

    // What each claim itself names; a register's row names whom it names, and is joined to the reporting by people only.
    static IEnumerable<string> Members(FoundTie tie, EntityId entity, IStore store, Viewer viewer)
    {
        if (tie.FromRegister || store.Claim(viewer, new(tie.Evidence)) is not { } claim) return [""];
        return Ends(claim).Where(e => e.Shown.Entity == entity).Select(e => e.Own).Distinct(StringComparer.Ordinal);
    }

    // The least of those that people hold to be one stands for all of them.
    static Func<string, string> Groups(ImmutableArray<SamenessJudgement> judgements)
    {
        var up = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var judgement in judgements.Where(j => j is { Verdict: Sameness.Same, RetiredAt: null }))
        {
            var (one, other) = (Root(judgement.One.Value), Root(judgement.Other.Value));
            if (one != other) up[string.CompareOrdinal(one, other) < 0 ? other : one] = string.CompareOrdinal(one, other) < 0 ? one : other;
        }

        return Root;

        string Root(string id)
        {
            while (up.TryGetValue(id, out var above)) id = above;
            return id;
        }
    }
}
