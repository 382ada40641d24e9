using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// Which convictions a rule of their country no longer lets be shown: those of whom a rehabilitation is on record as having come about, not merely alleged, that a person accepted. It reaches what it names as its matter,
/// and where it names nothing all that its subject had been convicted of by then.
/// </summary>
static class SpentWriter
{
    static readonly string Convictions = string.Join(',', Enum.GetValues<Stage>().Where(SpentRules.IsConviction).Select(s => ((int)s).ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>What time alone ends since the store was last open.</summary>
    internal static void Renew(Session db, TimeProvider clock)
    {
        var writing = new Writing(db, clock);
        if (!SpentByTime.IsDue(writing)) return;
        db.Run("begin immediate");
        try
        {
            Settle(writing);
            db.Run("commit");
        }
        catch
        {
            if (db.IsInTransaction) db.Run("rollback");
            throw;
        }
    }

    sealed record Ending(long Key, long Subject, long Document, int? Day);

    /// <param name="writing">What is being written.</param>
    /// <param name="subject">The card whose convictions are looked at; null: everybody's.</param>
    internal static void Settle(Writing writing, long? subject = null)
    {
        var db = writing.Db;
        if (subject is { } who && !HasProceedings(db, who)) return;
        var wanted = new SortedDictionary<long, string>();
        foreach (var rule in SpentRules.All.Where(r => r.HasEffect))
            foreach (var ending in Endings(db, rule, subject))
                foreach (var conviction in Of(db, ending))
                    if (Country(db, conviction) == rule.Country && !rule.Excepts(Words(db, conviction)) && IsOver(writing, ending, rule)) wanted.TryAdd(conviction, rule.Name);
        foreach (var (claim, rule) in new SpentByTime(writing).Settle(key => Country(db, key), subject)) wanted.TryAdd(claim, rule);
        foreach (var (conviction, rule) in wanted.ToList())
            foreach (var conduct in Told(db, conviction)) wanted.TryAdd(conduct, rule);
        var had = Had(db, subject);
        if (had.Count == wanted.Count && wanted.All(w => had.GetValueOrDefault(w.Key) == w.Value)) return;
        foreach (var claim in had.Keys) db.Run("delete from spent where claim = ?1", claim);
        foreach (var (claim, rule) in wanted) db.Run("insert into spent (claim, rule) values (?1, ?2) on conflict (claim) do update set rule = min(rule, excluded.rule)", claim, rule);
        // Whoever keeps ties made of these reads them anew.
        writing.Note("spent", "", "");
    }

    static bool HasProceedings(Session db, long subject) =>
        db.Number($"select 1 from claim where subject_canon = ?1 and type = {(int)ClaimType.Proceeding} limit 1", subject) is not null ||
        db.Number("select 1 from claim c join spent s on s.claim = c.key where c.subject_canon = ?1 limit 1", subject) is not null;

    // What is spent now, of one whose convictions are looked at: theirs, and what these tell; what a conviction of somebody else's tells too stays theirs.
    static Dictionary<long, string> Had(Session db, long? subject)
    {
        if (subject is not { } who) return db.List("select claim, rule from spent", Read).ToDictionary(s => s.Claim, s => s.Rule);
        return db.List(
            $"""
            select s.claim, s.rule from spent s join claim c on c.key = s.claim where c.subject_canon = ?1 and c.type = {(int)ClaimType.Proceeding}
            union select s.claim, s.rule from claim p join spent o on o.claim = p.key join about a on a.claim = p.key join spent s on s.claim = a.target join claim c on c.key = s.claim
            where p.subject_canon = ?1 and c.type <> {(int)ClaimType.Proceeding}
                and not exists (select 1 from about b join claim q on q.key = b.claim join spent r on r.claim = q.key where b.target = s.claim and q.subject_canon is not ?1)
            """,
            Read, who).ToDictionary(s => s.Claim, s => s.Rule);

        static (long Claim, string Rule) Read(Row r) => (r.GetInt64(0), r.GetString(1));
    }

    static List<Ending> Endings(Session db, SpentRule rule, long? subject) => db.List(
        $"""
        select key, subject_canon, document, coalesce(low, published) from claim
        where type = {(int)ClaimType.Proceeding} and stage = ?1 and negated = 0 and modality = {(int)Modality.Stated} and subject_canon is not null
            and review in ({(int)ReviewState.Accepted}, {(int)ReviewState.Corrected}){(subject is null ? "" : " and subject_canon = ?2")}
        """,
        r => new Ending(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.IsDBNull(3) ? null : r.GetInt32(3)), subject is { } who ? [(int)rule.Ends!.Value, who] : [(int)rule.Ends!.Value]);

    static List<long> Of(Session db, Ending ending)
    {
        var named = db.List(
            $"""
            select distinct p.key from about mine join claim own on own.key = mine.target join claim t on t.same = own.same
            left join about a on a.target = t.key join claim p on p.key = a.claim or p.key = t.key
            where mine.claim = ?1 and p.subject_canon = ?2 and p.type = {(int)ClaimType.Proceeding} and p.stage in ({Convictions})
            """,
            r => r.GetInt64(0), ending.Key, ending.Subject);
        if (db.Number("select 1 from about where claim = ?1 limit 1", ending.Key) is not null) return named;
        return db.List(
            $"""
            select key from claim where subject_canon = ?1 and type = {(int)ClaimType.Proceeding} and stage in ({Convictions}) and negated = 0
                and (low is null or ?2 is null or low <= ?2)
            """,
            r => r.GetInt64(0), ending.Subject, ending.Day);
    }

    // What the conviction is told in: its quote and details.
    static string Words(Session db, long conviction)
    {
        var claim = Read(db, conviction);
        return string.Join(" · ", claim.Details.Select(d => d.Value).Prepend(claim.Quote.Text));
    }

    static Claim Read(Session db, long claim) => ClaimJson.Read(db.Text("select coalesce(corrected, body) from claim_body where key = ?1", claim)!);

    // What the same words say that the convicted person did: without its conviction it would stand there as a flat accusation. What others report of it on their own stays.
    static List<long> Told(Session db, long conviction)
    {
        var quote = Read(db, conviction).Quote.At;
        var about = db.List(
            $"select t.key from about a join claim t on t.key = a.target join claim c on c.key = a.claim where a.claim = ?1 and t.document = c.document and t.type <> {(int)ClaimType.Proceeding}",
            r => r.GetInt64(0), conviction);
        return [.. about.Where(key => Read(db, key).Quote.At.Overlaps(quote))];
    }

    static bool IsOver(Writing writing, Ending ending, SpentRule rule) => rule.Years == 0 ||
        (ending.Day is { } day && DayNumber.Day(day).AddYears(rule.Years) <= DateOnly.FromDateTime(new DateTime(writing.Now, DateTimeKind.Utc)));

    // The country of those who stand in the conviction, where they have one, else that of which its document names most.
    static string? Country(Session db, long claim)
    {
        var ends = db.List("select e.body from claim_end n join entity e on e.key = n.entity where n.claim = ?1 order by n.field, e.id", r => RecordJson.ReadNames(r.GetUtf8(0)).Country, claim).OfType<string>().ToList();
        if (ends.Count > 0) return Most(ends);
        return Most(db.List("select e.body from entity e join claim c on c.document = e.document where c.key = ?1", r => RecordJson.ReadNames(r.GetUtf8(0)).Country, claim).OfType<string>().ToList());
    }

    static string? Most(List<string> countries) => countries.GroupBy(c => c, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
}
