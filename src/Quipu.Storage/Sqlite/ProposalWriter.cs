using System.Collections.Immutable;
using System.Globalization;
using Quipu.Entities;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps pairs that people are asked about, and settles which of them still wait.</summary>
sealed class ProposalWriter(Writing writing)
{
    const int Waits = 0, Doubted = 1, Settled = 2;

    // Beyond so many references to an entity, more add nothing to what hangs on it.
    const int MostCounted = 1000;

    sealed record Standing(string Id, bool IsCard, long Weight, ImmutableSortedSet<long> Datasets)
    {
        internal string Sets { get; } = "," + string.Concat(Datasets.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d},")));
    }

    /// <summary>Where a proposal stands, and by which judgement.</summary>
    readonly record struct Stand(int State, long? Judgement = null, long? At = null);

    readonly Dictionary<string, Standing?> _standing = new(StringComparer.Ordinal);
    HashSet<string>? _judged;

    Session Db => writing.Db;

    internal void Write(IReadOnlyCollection<ProposedPair> pairs)
    {
        var (kept, lost) = (0, 0);
        foreach (var pair in pairs.Where(p => p.One != p.Other))
        {
            if (Find(pair.One.Value) is not { } one || Find(pair.Other.Value) is not { } other)
            {
                lost++;
                continue;
            }

            var stand = Judged(pair.One.Value, pair.Other.Value, (one, other));
            kept += Db.Run(
                """
                insert into proposal (one, other, score, algorithm, run, value, one_now, other_now, one_sets, other_sets, cards, state, judgement, judged)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                on conflict (one, other) do update set (score, algorithm, run, value, one_now, other_now, one_sets, other_sets, cards, state, judgement, judged) = (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                where (score, algorithm, run, value, one_now, other_now, one_sets, other_sets, state) <> (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?12)
                """,
                pair.One.Value, pair.Other.Value, pair.Score, pair.Algorithm, pair.Run,
                ProposalWorth.Of(pair.Score, one.Weight, other.Weight, !one.Datasets.Overlaps(other.Datasets)), one.Id, other.Id, one.Sets, other.Sets,
                    Cards(one, other),
                stand.State, stand.Judgement, stand.At);
        }

        if (kept + lost > 0) writing.Note("proposals", "", Said($"{kept} pairs proposed{(lost > 0 ? Said($", {lost} of which a side is on record no more") : "")}"));
    }

    /// <summary>A run's pairs take the place of those it proposed before; what was decided stays. Where nothing differs, nothing is written.</summary>
    internal void Keep(string run, IReadOnlyCollection<ProposedPair> pairs)
    {
        var now = pairs.Select(p => (p.One.Value, p.Other.Value)).ToHashSet();
        foreach (var (key, one, other) in Db.List("select key, one, other from proposal where run = ?1 and state <> 2", r => (r.GetInt64(0), r.GetString(1), r.GetString(2)), run))
            if (!now.Contains((one, other))) Db.Run("delete from proposal where key = ?1", key);
        Write(pairs);
    }

    /// <summary>What a run proposed is asked about no more. What people judged stays among what was decided: a later run never unsays that it was asked.</summary>
    internal void Withdraw(string run)
    {
        if (Db.Run("delete from proposal where run = ?1 and judgement is null", run) is > 0 and var gone) writing.Note("proposals", "", Said($"{gone} pairs withdrawn"));
    }

    /// <summary>Looks again at every proposal of what was judged or stands under another id now. One of which a side is no more is withdrawn.</summary>
    internal void Settle()
    {
        if (Db.Number("select 1 from proposal limit 1") is null) return;
        var keys = new SortedSet<long>(Db.List(
            """
            select key from proposal where cards <> 0 and
                ((cards & 1 = 1 and one_now not in (select id from canonical)) or (cards & 2 = 2 and other_now not in (select id from canonical)))
            """, r => r.GetInt64(0)));
        foreach (var id in Concerned())
            keys.UnionWith(Db.List("select key from proposal where one = ?1 or other = ?1 or one_now = ?1 or other_now = ?1", r => r.GetInt64(0), id));
        foreach (var key in keys) Settle(key);
    }

    // What was judged concerns all that stand with it: a pair of theirs may be kept apart by it.
    SortedSet<string> Concerned() => new(writing.Touched.Concat(writing.Touched.Where(id => Db.Number("select 1 from sameness_end where id = ?1 limit 1", id) is not null)
        .Select(id => StandingIds.Find(Db, id)?.Id).OfType<string>()).ToList(), StringComparer.Ordinal);

    void Settle(long key)
    {
        var (first, second) = Db.One("select one, other from proposal where key = ?1", r => Tuple.Create(r.GetString(0), r.GetString(1)), key)!;
        if (Find(first) is not { } one || Find(second) is not { } other)
        {
            Db.Run("delete from proposal where key = ?1", key);
            return;
        }

        var stand = Judged(first, second, (one, other));
        Db.Run(
            "update proposal set one_now = ?2, other_now = ?3, one_sets = ?4, other_sets = ?5, cards = ?6, state = ?7, judgement = ?8, judged = ?9 where key = ?1",
            key, one.Id, other.Id, one.Sets, other.Sets, Cards(one, other), stand.State, stand.Judgement, stand.At);
    }

    static int Cards(Standing one, Standing other) => (one.IsCard ? 1 : 0) | (other.IsCard ? 2 : 0);

    /// <summary>By what people said of the pair; two that stand apart by what they said of others that stand with them; or the two are one already.</summary>
    Stand Judged(string first, string second, (Standing One, Standing Other) now)
    {
        _judged ??= Db.List("select distinct e.id from sameness_end e join sameness s on s.key = e.sameness where s.retired is null", r => r.GetString(0))
            .SelectMany(id => StandingIds.Find(Db, id) is { } found ? new[] { id, found.Id } : [id]).ToHashSet(StringComparer.Ordinal);
        var isOne = now.One.Id == now.Other.Id;
        if (!(_judged.Contains(first) || _judged.Contains(now.One.Id)) || !(_judged.Contains(second) || _judged.Contains(now.Other.Id))) return new(isOne
            ? Settled : Waits);
        var verdicts = new ProposalVerdicts(Db);
        var shown = isOne ? verdicts.OfOne(first, second, now.One.Id) : verdicts.OfTwo((first, now.One.Id), (second, now.Other.Id));
        if (shown is null) return new(isOne ? Settled : Waits);
        return new(isOne || shown.Verdict == Sameness.NotSame ? Settled : Doubted, shown.Key, shown.At);
    }

    Standing? Find(string id)
    {
        if (_standing.TryGetValue(id, out var known)) return known;
        return _standing[id] = StandingIds.Find(Db, id) is { } found ? new(found.Id, found.IsCard, Weight(found.Id), Datasets(id, found.Id)) : null;
    }

    long Weight(string id) => (Db.Number("select claims from canonical where id = ?1", id) ?? 0) + StandingIds.AllUnder(Db, id).Sum(member =>
        Db.Number($"select count(*) from (select 1 from register_value where hash = ?1 limit {MostCounted.ToString(CultureInfo.InvariantCulture)})",
            ValueHash.Of(member)) ?? 0);

    // Those of the entity itself, where the id is its own: who does not see it does not see what is proposed of it.
    ImmutableSortedSet<long> Datasets(string id, string now) =>
        [.. (StandingIds.Members(Db, id) is [var own] && own == id ? [id] : StandingIds.AllUnder(Db, now)).SelectMany(member =>
            Db.List("select dataset from entity where id = ?1 union select dataset from register_entity where id = ?1", r => r.GetInt64(0), member))];

    static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
