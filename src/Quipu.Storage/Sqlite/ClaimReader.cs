using System.Collections.Immutable;
using System.Globalization;
using Quipu.Claims;
using Quipu.Claims.Times;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads claims, always with what they must be shown with: names, where they stand in law, what answers them, their review.</summary>
sealed class ClaimReader(Session db, Scope scope)
{
    readonly DocumentReader _documents = new(db, scope);
    readonly EntityReader _entities = new(db, scope);
    readonly Dictionary<long, bool> _proceeded = [];
    readonly Dictionary<long, ClaimRecord> _around = [];
    readonly Dictionary<long, List<Loose>> _loose = [];
    Dictionary<long, string>? _spent;

    /// <summary>By claim the rule by which it is no longer shown; of most workspaces nothing.</summary>
    Dictionary<long, string> Spent => _spent ??= db.List("select claim, rule from spent", r => (Claim: r.GetInt64(0), Rule: r.GetString(1))).ToDictionary(s => s.Claim, s => s.Rule);

    /// <summary>What of a row showing asks for beside the claim itself.</summary>
    sealed record ClaimRow(long Key, long Document, ClaimType Type, long? Subject, long? Object, int Review, long Same, string Body, int? Published);

    /// <summary>
    /// An exonerating proceeding or a denial that names no claim it is about, with its document and the day that this was published; and an exonerating proceeding that is about steps of its own article
    /// alone ("was detained in 2030"), which none of another article can be.
    /// </summary>
    sealed record Loose(long Key, ClaimType Type, long Document, int? Published, bool InOwn);

    // The proceedings that answer what they concern; how they must be said is the rule of Showing.
    static readonly string Exonerating =
        $"type = {(int)ClaimType.Proceeding} and negated = 0 and modality in ({(int)Modality.Stated}, {(int)Modality.Alleged}) and stage in ({string.Join(',', Enum.GetValues<Stage>().Where(s => s.IsExonerating()).Select(s => ((int)s).ToString(CultureInfo.InvariantCulture)))})";

    const string Columns = "c.key, c.document, c.type, c.subject_canon, c.object_canon, c.review, c.same, coalesce(b.corrected, b.body), c.published";

    internal Page<ShownClaim> Page(ClaimQuery query, Paging paging, string? text = null)
    {
        var where = ClaimFilter.Where(db, scope, query, text);
        var total = db.Total($"select count(*) from claim c where 1{scope.And("c")}{where.Sql}", where.Values);
        var rows = total == 0 ? [] : db.List(
            $"""
            select {Columns} from claim c join claim_body b on b.key = c.key where c.key in (
                select c.key from claim c where 1{scope.And("c")}{where.Sql} order by {ClaimFilter.Order(query.Order)} limit ?{where.Next} offset ?{where.Next + 1})
            order by {ClaimFilter.Order(query.Order)}
            """,
            Read, where.With(paging.Limit, paging.Offset));
        return new([.. rows.Select(Show)], total, paging.Offset);
    }

    internal ImmutableArray<MonthCount> Months(ClaimQuery query, ClaimTime time)
    {
        var where = ClaimFilter.Where(db, scope, query);
        var day = time == ClaimTime.Held ? "c.low" : "c.published";
        var counted = $"select {day} / 100, count(*) from claim c where {day} is not null{scope.And("c")}{where.Sql} group by 1 order by 1";
        return db.Kept<ImmutableArray<MonthCount>>(counted, where.Values, () => [.. db.List(counted, r => new MonthCount(DayNumber.Day((r.GetInt64(0) * 100) + 1), r.GetInt32(1)), where.Values)]);
    }

    internal ShownClaim? One(ClaimId id) =>
        db.One($"select {Columns} from claim c join claim_body b on b.key = c.key where c.id = ?1{scope.And("c")}", Read, id.Value) is { } row ? Show(row) : null;

    internal IEnumerable<ShownClaim> All() =>
        db.Stream($"select {Columns} from claim c join claim_body b on b.key = c.key where 1{scope.And("c")} order by c.id", Read).Select(Show);

    /// <summary>Claims by their keys, in that order.</summary>
    internal List<ShownClaim> ByKeys(IEnumerable<long> keys) => [.. keys.Select(key => Show(ByKey(key)))];

    /// <summary>Claims by their keys, in that order, without those that are gone, that the viewer may not see or that are no longer shown.</summary>
    internal ImmutableArray<ShownClaim> Seen(IReadOnlyList<long> keys) =>
    [
        .. keys.Where(k => !Spent.ContainsKey(k)).Select(k => db.One($"select {Columns} from claim c join claim_body b on b.key = c.key where c.key = ?1{scope.And("c")}", Read, k)).OfType<ClaimRow>().Select(Show),
    ];

    internal ImmutableArray<Judgement> Judgements(ClaimId id) =>
    [
        .. db.List(
            $"""
            select j.id, j.verdict, j.at, j.retired, j.body from judgement j join claim c on c.key = j.claim where c.id = ?1{scope.And("c")} order by j.at desc, j.key desc
            """,
            JudgementWriter.Read, id.Value),
    ];

    internal ImmutableArray<Judgement> Orphans() =>
    [
        .. db.List(
            $"select j.id, j.verdict, j.at, j.retired, j.body from judgement j where j.claim is null and j.retired is null{scope.And("j")} order by j.at desc, j.key desc", JudgementWriter.Read),
    ];

    static ClaimRow Read(Row r) => new(
        r.GetInt64(0), r.GetInt64(1), (ClaimType)r.GetInt32(2), r.IsDBNull(3) ? null : r.GetInt64(3), r.IsDBNull(4) ? null : r.GetInt64(4), r.GetInt32(5), r.GetInt64(6), r.GetString(7),
        r.IsDBNull(8) ? null : r.GetInt32(8));

    // Of a proceeding there is nothing to say: it is one itself.
    bool HasOthers(ClaimRow row) => row.Type != ClaimType.Proceeding && new[] { row.Subject, row.Object }.OfType<long>().Any(IsProceededAgainst);

    bool IsProceededAgainst(long canon) => _proceeded.TryGetValue(canon, out var known) ? known : _proceeded[canon] = db.Number(
        $"""
        select 1 from claim c where c.subject_canon = ?1 and c.type = {(int)ClaimType.Proceeding} and c.negated = 0 and c.review <> {(int)ReviewState.Rejected}
            and c.key not in (select claim from spent){scope.And("c")} limit 1
        """,
        canon) is not null;

    ClaimRow ByKey(long key) => db.One($"select {Columns} from claim c join claim_body b on b.key = c.key where c.key = ?1", Read, key)!;

    ShownClaim Show(ClaimRow row)
    {
        var (proceedings, denials) = (new List<ClaimRecord>(), new List<ClaimRecord>());
        foreach (var (key, type) in Around(row))
            (type == ClaimType.Denies ? denials : proceedings).Add(key == row.Key ? Record(row) : Neighbour(key));
        var documents = (row.Subject ?? row.Object) is { } canon ? Math.Max(1, _entities.Documents(canon)) : 1;
        var shown = Showing.Show(Record(row), new(proceedings, denials, documents) { HasOthers = HasOthers(row) }, _entities.Shown(row.Document, _documents)) with { Spent = Spent.GetValueOrDefault(row.Key), Reckoned = row.Type == ClaimType.Proceeding ? SpentByTime.Of(db, row.Key) : null };
        return _documents.Credibility(shown.Claim.Id, shown.Document) is { } credibility ? shown with { Credibility = credibility } : shown;
    }

    ClaimRecord Neighbour(long key) => _around.TryGetValue(key, out var record) ? record : _around[key] = Record(ByKey(key));

    ClaimRecord Record(ClaimRow row) => new(ClaimJson.Read(row.Body), _documents.Head(row.Document), Review(row));

    Review Review(ClaimRow row) => row.Review == 0
        ? Claims.Review.Proposed
        : new((ReviewState)row.Review, db.One(
            "select id, verdict, at, retired, body from judgement where claim = ?1 and retired is null order by at desc, key desc limit 1", JudgementWriter.Read, row.Key));

    // Proceedings and denials about this claim, or about a claim that says the same. Beside a proceeding stand the others of its case: those with
    // the same offence, and those about the same conduct of the same party.
    List<(long Key, ClaimType Type)> Around(ClaimRow row)
    {
        var found = db.List(
            $"""
            select p.key, p.type from claim t join about a on a.target = t.key join claim p on p.key = a.claim where t.same = ?1 and {Standing("p")}
            union {(row.Type == ClaimType.Proceeding ? $"select p.key, p.type from claim p where p.same = ?1 and {Standing("p")}" : "select 0, 0 where 0")}
            """,
            r => (r.GetInt64(0), (ClaimType)r.GetInt32(1)), row.Same);
        if (row.Type == ClaimType.Proceeding) found.AddRange(SameCase(row).Except(found));
        found.AddRange(Unaddressed(row).Except(found));
        // What is no longer shown is not shown beside others either.
        found.RemoveAll(f => f.Item1 != row.Key && Spent.ContainsKey(f.Item1));
        return found;
    }

    // An acquittal that does not say of what stands beside all that its subject had been accused of by then; such a denial beside what its own article accuses its speaker of.
    IEnumerable<(long, ClaimType)> Unaddressed(ClaimRow row)
    {
        if (!row.Type.IsAccusing() || row.Subject is not { } subject) return [];
        if (!_loose.TryGetValue(subject, out var loose)) _loose[subject] = loose = LooseOf(subject);
        if (loose.Count == 0 || db.Number($"select 1 from claim where key = ?1 and {Exonerating}", row.Key) is not null) return [];
        return loose.Where(p => p.Type == ClaimType.Denies ? p.Document == row.Document : !(row.Published > p.Published) && !(p.InOwn && p.Document == row.Document)).Select(p => (p.Key, p.Type));
    }

    List<Loose> LooseOf(long subject)
    {
        var found = db.List(
            $"""
            select p.key, p.type, p.document, p.published, exists (select 1 from about a where a.claim = p.key) from claim p
            where p.subject_canon = ?1 and (p.type = {(int)ClaimType.Denies} and not exists (select 1 from about a where a.claim = p.key) or ({Exonerating})) and {Standing("p")} order by p.id
            """,
            r => new Loose(r.GetInt64(0), (ClaimType)r.GetInt32(1), r.GetInt64(2), r.IsDBNull(3) ? null : r.GetInt32(3), r.GetInt32(4) == 1), subject);
        return [.. found.Where(p => !p.InOwn || Targets(p.Key).All(t => t.Document == p.Document && t.Type == ClaimType.Proceeding && SameClaim.IsAlone(t.Id, t.Signature)))];
    }

    List<(ClaimId Id, ClaimType Type, long Document, long Signature)> Targets(long claim) => db.List(
        "select t.id, t.type, t.document, t.signature from about a join claim t on t.key = a.target where a.claim = ?1",
        r => (new ClaimId(r.GetString(0)), (ClaimType)r.GetInt32(1), r.GetInt64(2), r.GetInt64(3)), claim);

    List<(long, ClaimType)> SameCase(ClaimRow row) => db.List(
        $"""
        select distinct p.key, p.type from about mine join claim own on own.key = mine.target join claim t on t.same = own.same
        join about a on a.target = t.key join claim p on p.key = a.claim where mine.claim = ?1 and p.subject_canon is ?2 and {Standing("p")}
        """,
        r => (r.GetInt64(0), (ClaimType)r.GetInt32(1)), row.Key, row.Subject);

    string Standing(string alias) =>
        $"{alias}.type in ({(int)ClaimType.Proceeding}, {(int)ClaimType.Denies}) and {alias}.review <> {(int)ReviewState.Rejected}{scope.And(alias)}";
}
