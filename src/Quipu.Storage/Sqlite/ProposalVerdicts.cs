using Quipu.Entities;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>Which judgement in force is shown as the verdict on a pair that was proposed.</summary>
sealed class ProposalVerdicts(Session db)
{
    /// <summary>One judgement of a member of the one side and a member of the other.</summary>
    /// <param name="Given">It was given of these very two, and not of cards that they stood under.</param>
    sealed record Saying(ProposalVerdict Said, string One, string Other, bool Given);

    /// <summary>
    /// Of two that are one: the latest "same" of the two themselves; else of the chain of joins that holds them together; else what somebody who was unsure said.
    /// Null where only rules hold them together.
    /// </summary>
    internal ProposalVerdict? OfOne(string first, string second, string now)
    {
        var members = StandingIds.AllUnder(db, now);
        var one = Founder(first, second);
        var other = Founder(second, one);
        var direct = Sayings([first, one], [second, other]);
        return Latest(direct, Sameness.Same) ?? OfChain(one, other, now) ?? Latest(direct, Sameness.Unsure);

        // A minted id names nobody by itself: the member that it was minted for has stood under it all along.
        string Founder(string id, string not) => members.Contains(id, StringComparer.Ordinal) ? id
            : members.FirstOrDefault(m => m != not && EntityId.Mint(new(m)).Value == id) ?? members.FirstOrDefault(m => m != not) ?? id;
    }

    /// <summary>
    /// Of two that stand apart: "not the same" where that was said last of the two themselves or of what they were proposed as; else the latest "not the same"
    /// or "unsure" of any that stand with them. Never a "same", which these keep from being carried out. Null where nobody said so.
    /// </summary>
    internal ProposalVerdict? OfTwo((string Id, string Now) one, (string Id, string Now) other)
    {
        var direct = Latest(Held(Sayings([one.Id, .. StandingIds.Members(db, one.Id)], [other.Id, .. StandingIds.Members(db, other.Id)])), Sameness.NotSame, Sameness.Unsure);
        if (direct is { Verdict: Sameness.NotSame }) return direct;
        // A card is answered for by one of its members, which need not be the one that was proposed.
        return Latest(Held(Sayings([one.Id, one.Now, .. StandingIds.AllUnder(db, one.Now)], [other.Id, other.Now, .. StandingIds.AllUnder(db, other.Now)])),
            Sameness.NotSame, Sameness.Unsure);
    }

    ProposalVerdict? OfChain(string one, string other, string now) => Latest(
        [
            .. JoinChain.Between(StandingIds.Joins(db, now), new(one), new(other)).Where(j => j.Rule == "person")
                .SelectMany(j => Sayings([j.One.Value], [j.Other.Value])),
        ], Sameness.Same);

    static ProposalVerdict? Latest(List<Saying> sayings, params Sameness[] verdicts) =>
        sayings.Select(s => s.Said).Where(s => verdicts.Contains(s.Verdict)).OrderByDescending(s => s.At).ThenByDescending(s => s.Key).FirstOrDefault();

    // Of two judgements of the same two, the later holds: a "not the same" that somebody took for wrong afterwards keeps nobody apart.
    static List<Saying> Held(List<Saying> sayings)
    {
        var later = sayings.Where(s => s is { Given: true, Said.Verdict: Sameness.Same }).ToLookup(s => (s.One, s.Other), s => (s.Said.At, s.Said.Key));
        return sayings.FindAll(s => !later[(s.One, s.Other)].Any(l => l.CompareTo((s.Said.At, s.Said.Key)) > 0));
    }

    List<Saying> Sayings(HashSet<string> ones, HashSet<string> others) =>
    [
        .. ones.SelectMany(id => db.List(
                """
                select s.key, s.verdict, s.at, b.id, s.one, s.other from sameness_end a join sameness s on s.key = a.sameness
                join sameness_end b on b.sameness = s.key and b.side <> a.side
                where a.id = ?1 and s.retired is null
                """,
                r => new Saying(
                    new(r.GetInt64(0), (Sameness)r.GetInt32(1), r.GetInt64(2)), id, r.GetString(3),
                    (r.GetString(4), r.GetString(5)) == (id, r.GetString(3)) || (r.GetString(5), r.GetString(4)) == (id, r.GetString(3))), id))
            .Where(s => s.One != s.Other && others.Contains(s.Other)),
    ];
}
