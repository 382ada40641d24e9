using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Claims.Reviewing;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>Counts what people decided of proposals.</summary>
sealed class TallyReader(Session db, Scope scope)
{
    /// <summary>Claims of which the last that each of two people said differs, as a list of keys.</summary>
    internal const string Disputed =
        """
        select claim from (
            select claim, verdict, row_number() over (partition by claim, who order by at desc, key desc) as nth from judgement where retired is null and claim is not null)
        where nth = 1 group by claim having count(distinct verdict) > 1
        """;

    // What was added has no proposal behind it. A corrected claim is counted as the kind that was proposed.
    string Decided => $"from claim c join claim_body b on b.key = c.key join document d on d.key = c.document where c.review <> 0{scope.And("c")}";

    internal ReviewTally Read() => new(Kinds(), Sources(), db.Count($"select count(*) from claim c where c.key in ({Disputed}){scope.And("c")}"));

    internal ImmutableArray<Decision> Decisions(string by, int most) =>
    [
        .. db.List(
            $"""
            select j.id, c.id, j.verdict, j.at, b.added from judgement j join claim c on c.key = j.claim join claim_body b on b.key = c.key
            where j.retired is null and j.who = ?1{scope.And("c")} order by j.key desc limit ?2
            """,
            r => new Decision(new(r.GetString(0)), new(r.GetString(1)), (Verdict)r.GetInt32(2), JudgementWriter.Time(r.GetInt64(3)), r.GetBoolean(4)), by, most),
    ];

    ImmutableArray<KindTally> Kinds() =>
    [
        .. db.List(
            $"select json_extract(b.body, '$.type'), d.language, c.review, b.added, count(*) {Decided} group by 1, 2, 3, 4",
            r => (Type: Wires.Read<ClaimType>(r.GetString(0)), Language: new Language(r.GetString(1)), Counts: Counts((ReviewState)r.GetInt32(2), r.GetBoolean(3), r.GetInt32(4))))
            .GroupBy(r => (r.Type, r.Language)).Select(g => new KindTally(g.Key.Type, g.Key.Language, Sum(g.Select(r => r.Counts))))
            .OrderBy(r => r.Type).ThenBy(r => r.Language.Code, StringComparer.Ordinal),
    ];

    ImmutableArray<SourceTally> Sources() =>
    [
        .. db.List($"select d.source, c.review, b.added, count(*) {Decided} group by 1, 2, 3", r => (Source: r.IsDBNull(0) ? null : r.GetString(0), Counts: Counts((ReviewState)r.GetInt32(1), r.GetBoolean(2), r.GetInt32(3))))
            .GroupBy(r => r.Source).Select(g => new SourceTally(g.Key, Sum(g.Select(r => r.Counts))))
            .OrderByDescending(r => r.Counts.Decided).ThenBy(r => r.Source, StringComparer.Ordinal),
    ];

    static TallyCounts Sum(IEnumerable<TallyCounts> counts) => counts.Aggregate(default(TallyCounts), (sum, c) => sum + c);

    static TallyCounts Counts(ReviewState state, bool added, int n) => (added, state) switch
    {
        (true, ReviewState.Accepted or ReviewState.Corrected) => new(0, 0, 0, n),
        (true, _) => default,
        (_, ReviewState.Accepted) => new(n, 0, 0, 0),
        (_, ReviewState.Corrected) => new(0, n, 0, 0),
        _ => new(0, 0, n, 0),
    };
}
