using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Search;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads findings as the viewer may see them, with the names of the day.</summary>
sealed class FindingReader(Session db, Scope scope, Viewer viewer)
{
    const string Columns = "f.key, f.id, f.pattern, f.version, f.holds, f.status, f.first, f.changed, f.body";
    const string Order = "f.lead, f.strength desc, f.id";

    readonly EntityNames _names = new(db, scope);
    readonly ClaimReader _claims = new(db, scope);

    sealed record FindingRow(long Key, string Id, string Pattern, string Version, bool Holds, FindingStatus Status, long First, long Changed, string Body);

    internal Page<KeptFinding> Page(FindingQuery query, Paging paging)
    {
        var where = Where(query);
        if (scope.All)
        {
            var total = db.Count($"select count(*) from finding f where 1{where.Sql}", where.Values);
            var rows = db.List($"select {Columns} from finding f where 1{where.Sql} order by {Order} limit ?{where.Next} offset ?{where.Next + 1}", Read,
                where.With(paging.Limit, paging.Offset));
            return new([.. rows.Select(Shown).OfType<KeptFinding>()], total, paging.Offset);
        }

        // What is left of a finding decides whether it is seen at all, so each is looked at.
        var seen = db.List($"select {Columns} from finding f where 1{where.Sql} order by {Order}", Read, where.Values).Select(Shown).OfType<KeptFinding>()
            .ToList();
        return new([.. seen.Skip(paging.Offset).Take(paging.Limit)], seen.Count, paging.Offset);
    }

    internal KeptFinding? One(FindingId id) => db.One($"select {Columns} from finding f where f.id = ?1", Read, id.Value) is { } row ? Shown(row) : null;

    internal ImmutableArray<PatternRun> Runs() =>
        [.. db.List("select pattern, version, engine, sequence from pattern_run order by pattern", r => new PatternRun(r.GetString(0), r.IsDBNull(1)
            ? null : r.GetString(1), r.GetString(2), r.GetInt64(3)))];

    Condition Where(FindingQuery query)
    {
        var where = new Condition();
        if (!query.Withdrawn) where.And("f.holds = 1");
        if (query.Pattern is { } pattern) where.And("f.pattern = ?", pattern);
        if (query.IsLead is { } lead) where.And("f.lead = ?", lead ? 1 : 0);
        if (query.Status is { } status) where.And("f.status = ?", (int)status);
        if (query.Private is { } isPrivate) where.And("f.private = ?", isPrivate ? 1 : 0);
        if (!FindingSight.IsOwner(viewer)) where.And("f.private = 0");
        if (query.Party is not { } party) return where;
        // Whoever was joined since is named in a finding that no longer holds by the id of then.
        var now = StandingIds.Find(db, party.Value)?.Id ?? party.Value;
        var at = where.Next;
        return where.Value(party.Value).Value(now)
            .And($"""
                f.key in (select p.finding from finding_party p
                    where p.entity in (?{at}, ?{at + 1}) or p.entity in (select r.id from redirect r where r.target = ?{at + 1}))
                """);
    }

    static FindingRow Read(Row r) =>
        new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetBoolean(4), (FindingStatus)r.GetInt32(5), r.GetInt64(6), r.GetInt64(7),
            r.GetString(8));

    KeptFinding? Shown(FindingRow row)
    {
        var kept = new KeptFinding
        {
            Finding = FindingJson.Read(row.Id, row.Pattern, row.Body).Named(_names.Of),
            Holds = row.Holds,
            Status = row.Status,
            FirstFound = JudgementWriter.Time(row.First),
            LastChanged = JudgementWriter.Time(row.Changed),
            PatternVersion = row.Version,
            History = [.. db.List("select at, who, change, status, note, body from finding_event where finding = ?1 order by key", Happened, row.Key)],
        };
        return FindingSight.For(viewer, kept, scope.All ? null : Seen);
    }

    static FindingEvent Happened(Row r)
    {
        var (came, went, reasons) = FindingJson.ReadEvent(r.GetString(5));
        return new(
            JudgementWriter.Time(r.GetInt64(0)), r.IsDBNull(1) ? null : r.GetString(1), r.IsDBNull(2) ? null : (FindingChange)r.GetInt32(2), came, went,
                reasons,
            r.IsDBNull(3) ? null : (FindingStatus)r.GetInt32(3), r.IsDBNull(4) ? null : r.GetString(4));
    }

    // The stage and the answers that the viewer may know of; one that the law ended, for all they know, supports nothing.
    FoundTie? Seen(FoundTie tie)
    {
        if (!viewer.Sees(new(tie.Dataset))) return null;
        if (tie.FromRegister) return tie;
        if (_claims.One(new(tie.Evidence)) is not { } claim) return null;
        if (tie.IsSpeech) return tie;
        var (stage, whose) = (claim.Reached?.Stage, claim.Reached?.Subject);
        return stage?.IsExonerating() == true && tie.Stage?.IsExonerating() != true ? null
            : tie with { Stage = stage, Whose = whose is null ? null : new("proceeding", whose.Entity, whose.Name), Answered = !claim.Answers.IsEmpty };
    }
}
