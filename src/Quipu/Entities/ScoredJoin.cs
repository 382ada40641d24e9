using System.Collections.Immutable;
using System.Globalization;
using Quipu.Matching.Scoring;

namespace Quipu.Entities;

/// <summary>
/// What the one scorer makes of names that rules or likeness bring together. A pair that it holds for a strong match is joined; one that it is undecided about is joined
/// where the documents have more in common than the name, and is else proposed to a person. What contradicts is neither.
/// </summary>
sealed class ScoredJoin(SharedContext context)
{
    /// <summary>Log-odds of a party that both documents name, and of a country that both mostly speak of.</summary>
    const double PartyInCommon = 2, CountryInCommon = 0.5;

    /// <summary>So many like names at most are weighed for each.</summary>
    const int Nearest = 5;

    readonly NameScores _scores = new();
    readonly Dictionary<EntityId, EntityId> _above = [];
    readonly List<Join> _joins = [];
    readonly Dictionary<(EntityId, EntityId), ProposedPair> _proposals = [];

    internal IEnumerable<Join> Joins => _joins;

    /// <summary>Pairs that nothing joined in the end, in order.</summary>
    internal ImmutableArray<ProposedPair> Proposals =>
        [.. _proposals.Values.Where(p => Find(p.One) != Find(p.Other)).OrderByDescending(p => p.Score).ThenBy(p => p.One).ThenBy(p => p.Other)];

    /// <summary>Bearers of names that a rule holds to be one, confirmed or not: those of the same name and country stand together, and each two such groups are asked about once.</summary>
    /// <param name="acrossNames">Only groups of different names.</param>
    internal void Confirm(IEnumerable<NamedBearer> bearers, string rule, string reason, bool acrossNames)
    {
        var groups = bearers.GroupBy(b => (b.Form.Key, b.Entity.Country)).Select(g => g.ToList()).ToList();
        for (var i = 0; i < groups.Count; i++)
            for (var j = i; j < groups.Count; j++)
                if (!acrossNames || groups[i][0].Form.Key != groups[j][0].Form.Key)
                    Confirm(i == j ? groups[i] : [.. groups[i].Concat(groups[j]).OrderBy(b => b.Id)], _scores.Of(groups[i][0], groups[j][0]), (rule, reason));
    }

    void Confirm(List<NamedBearer> members, double score, (string Rule, string Reason) how)
    {
        if (members.Count < 2 || score < MatchThresholds.Default) return;
        var (odds, high) = (Odds(score), Odds(MatchThresholds.High));
        if (odds >= high)
        {
            Unite(members, how);
            return;
        }

        if (odds + CountryInCommon >= high)
            foreach (var country in members.Where(m => m.Country is not null).GroupBy(m => m.Country!, StringComparer.Ordinal))
                Unite([.. country], (how.Rule, $"{how.Reason} Both documents speak of {country.Key}."));
        if (odds + PartyInCommon >= high)
            foreach (var (name, named) in context.Groups(members))
                Unite(named, (how.Rule, $"{how.Reason} Both documents also name {name}."));
        var apart = members.DistinctBy(m => Find(m.Id)).ToList();
        for (var i = 1; i < apart.Count; i++) Propose(apart[i - 1], apart[i], score);
    }

    /// <summary>Joins that rules made without the scorer.</summary>
    internal void Take(IEnumerable<Join> joins)
    {
        foreach (var join in joins)
        {
            _joins.Add(join);
            Hold(join.One, join.Other);
        }
    }

    /// <summary>Names that are like each other: what is surely one and could be nobody else is joined, the rest is proposed.</summary>
    internal void Discover(IReadOnlyList<BorneName> names)
    {
        var found = new Dictionary<int, List<(int Other, double Score)>>();
        foreach (var (one, other) in LikeNames.Pairs([.. names.Select(n => n.First)]))
        {
            if (names[one].IsForeignTo(names[other])) continue;
            var score = Score(names[one], names[other]);
            if (score < MatchThresholds.Default) continue;
            Known(one).Add((other, score));
            Known(other).Add((one, score));
        }

        foreach (var (one, others) in found.OrderBy(f => f.Key))
            foreach (var (other, score) in others.Where(o => o.Other > one))
                if (IsNearest(one, other) && IsNearest(other, one)) Decide((names[one], names[other]), score, IsAmbiguous(one, other) || IsAmbiguous(other, one));

        List<(int Other, double Score)> Known(int name) => found.TryGetValue(name, out var list) ? list : found[name] = [];

        // Of a name that many have in part, only the likest are worth a person's time.
        bool IsNearest(int name, int meant) => found[name].Count <= Nearest || found[name].OrderByDescending(o => o.Score).ThenBy(o => o.Other).Take(Nearest).Any(o => o.Other == meant);

        // Somebody else may be meant too, and is not the one.
        bool IsAmbiguous(int name, int meant) =>
            found[name].Exists(o => o.Other != meant && Find(names[o.Other].First.Id) != Find(names[meant].First.Id) && Score(names[o.Other], names[meant]) < MatchThresholds.High);

        double Score(BorneName one, BorneName other) => _scores.Of((one.First, one.Country), (other.First, other.Country));
    }

    void Decide((BorneName One, BorneName Other) names, double score, bool ambiguous)
    {
        // A document that has both keeps them apart: whoever wrote it knew them.
        if (names.One.Documents.Overlaps(names.Other.Documents)) return;
        var (one, other) = (names.One.First, names.Other.First);
        if (score < MatchThresholds.High || ambiguous || !names.One.MayJoin(names.Other)) Propose(one, other, score);
        else
            Unite([one, other], (SameNameJoin.Scored, string.Create(CultureInfo.InvariantCulture,
                $"{one.Entity.Name} and {other.Entity.Name}: {score:0.00} by {NameScores.Scorer.Name}. {_scores.Why(one, other)}")));
    }

    void Unite(IReadOnlyList<NamedBearer> members, (string Rule, string Reason) how)
    {
        foreach (var (one, other) in NamedBearer.Star(members))
        {
            _joins.Add(new(one.Id, other.Id, how.Rule, how.Reason));
            Hold(one.Id, other.Id);
        }
    }

    void Hold(EntityId one, EntityId other)
    {
        var (a, b) = (Find(one), Find(other));
        if (a != b) _above[a.CompareTo(b) < 0 ? b : a] = a.CompareTo(b) < 0 ? a : b;
    }

    void Propose(NamedBearer one, NamedBearer other, double score)
    {
        if (one.Document == other.Document) return;
        var pair = new ProposedPair(one.Id, other.Id, score, NameScores.Scorer.Name, SameNameJoin.Run);
        _proposals.TryAdd((pair.One, pair.Other), pair);
    }

    EntityId Find(EntityId id)
    {
        while (_above.TryGetValue(id, out var up))
        {
            if (_above.TryGetValue(up, out var upper)) _above[id] = upper;
            id = up;
        }

        return id;
    }

    static double Odds(double score) => score >= 1 ? double.PositiveInfinity : Math.Log(score / (1 - score));
}
