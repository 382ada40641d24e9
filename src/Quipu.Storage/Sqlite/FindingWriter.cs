using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps what patterns found and what people make of it. What happened is added and never changed; what holds now is kept beside it.</summary>
sealed class FindingWriter(Writing writing)
{
    Session Db => writing.Db;

    internal void Write(Change.FindingsRun run)
    {
        var told = new SortedDictionary<FindingChange, int>();
        foreach (var news in run.News)
            if (Write(run.Run, news)) told[news.Changed.Change] = told.GetValueOrDefault(news.Changed.Change) + 1;
        var (pattern, version) = (run.Run.Pattern, run.Run.Version);
        Db.Run(
            """
            insert into pattern_run (pattern, version, engine, sequence, at) values (?1, ?2, ?3, ?4, ?5)
            on conflict (pattern) do update set version = excluded.version, engine = excluded.engine, sequence = excluded.sequence, at = excluded.at
            """, pattern, version, run.Run.Engine, run.Run.Sequence, writing.Now);
        if (version is not null) Db.Run("update finding set version = ?2 where pattern = ?1 and holds = 1 and version <> ?2", pattern, version);
        if (told.Count > 0) writing.Note("findings", "", $"{pattern}: {string.Join(", ", told.Select(t => $"{t.Value} {t.Key.Wire()}"))}");
    }

    internal void Mark(Change.FindingMarked marked)
    {
        if (Db.Number("select key from finding where id = ?1",
            marked.Finding.Value) is not { } key) throw new ArgumentException($"There is no finding {marked.Finding}.", nameof(marked));
        if (marked.Status is null && string.IsNullOrWhiteSpace(marked.Note)) throw new ArgumentException("A mark has a status or a note.", nameof(marked));
        Db.Run("update finding set status = coalesce(?2, status), changed = ?3 where key = ?1", key, marked.Status is { } status ? (int)status : null,
            marked.At.UtcTicks);
        Db.Run(
            "insert into finding_event (finding, at, who, change, status, note, body) values (?1, ?2, ?3, null, ?4, ?5, ?6)",
            key, marked.At.UtcTicks, marked.By, marked.Status is { } said ? (int)said : null, string.IsNullOrWhiteSpace(marked.Note)
                ? null : marked.Note.Trim(), FindingJson.Write([], [], []));
        writing.Note("finding", "", $"{marked.By}: {marked.Status?.Wire() ?? "noted"}");
    }

    /// <summary>Takes what a document said out of every finding; of a finding that rests on nothing else at some hop, its id, its marks and the ids of its
    /// evidence stay.</summary>
    internal void Forget(DocumentId document)
    {
        // Also of one that a newer version of its format replaced: a run that would have seen it has not been yet.
        var findings = Db.List(
            """
            select distinct f.id, f.pattern, f.body, f.holds from finding f join finding_document d on d.finding = f.key
            where d.document = ?1 or d.document not in (select id from document)
            """,
            r => (Finding: FindingJson.Read(r.GetString(0), r.GetString(1), r.GetString(2)), Holds: r.GetBoolean(3)), document.Value);
        foreach (var (finding, holds) in findings) Forget(finding, holds, t => IsOf(t, document));
    }

    /// <summary>Takes what rows of registers said of entities that are gone out of every finding, in the same way.</summary>
    internal void Forget(IReadOnlySet<string> entities)
    {
        if (entities.Count == 0) return;
        var findings = Db.List("select id, pattern, body, holds from finding", r => (Finding: FindingJson.Read(r.GetString(0), r.GetString(1), r.GetString(2)), Holds: r.GetBoolean(3)));
        bool IsGone(FoundTie tie) => tie.FromRegister && entities.Contains(tie.Evidence);
        foreach (var (finding, holds) in findings)
            if (finding.Ties.Any(IsGone) || finding.Everybody.Any(p => entities.Contains(p.Entity.Value))) Forget(finding, holds, IsGone);
    }

    void Forget(Finding finding, bool holds, Func<FoundTie, bool> isGone)
    {
        var left = finding with { Parties = Nameless(finding.Parties), Hops = Without(finding.Hops, isGone), Marks = Without(finding.Marks, isGone) };
        var isWhole = left.Hops.All(h => !h.Ties.IsEmpty) && left.Marks.All(h => !h.Ties.IsEmpty);
        left = left with { Weakest = FindingSight.Weakest(left.Hops) ?? Nothing(finding.Weakest), IsPrivate = !FindingSight.MayLeave(left) };
        ImmutableArray<string> went = [.. finding.Ties.Where(isGone).Select(t => t.Evidence).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        var key = Keep(left, (holds && isWhole, null));
        if (!holds) return;
        var change = !isWhole ? FindingChange.Withdrawn : left.Weakest.Strength < finding.Weakest.Strength ? FindingChange.Weakened : FindingChange.Altered;
        Add(key, change, FindingJson.Write([], went, [.. went.Select(e => new FindingReason(FindingCause.Forgotten, e))]));
    }

    // Of what was weakest and is gone, no word may stay.
    static FoundTie Nothing(FoundTie tie) => new("", "", tie.Dataset, Modality.Possible, null, Claims.ReviewState.Proposed, false, false, null, null, null);

    bool IsOf(FoundTie tie, DocumentId document) => tie.Document is { } id && (id == document.Value || Db.Number("select 1 from document where id = ?1",
        id) is null);

    // Figures are named by their values, which are words of documents.
    static ImmutableArray<FoundHop> Without(ImmutableArray<FoundHop> hops, Func<FoundTie, bool> isGone) =>
    [
        .. hops.Select(h => h with
        {
            Tie = h.Ties.Any(t => t.Relation == "figure") ? "figure" : h.Tie,
            Ties = [.. h.Ties.Where(t => !isGone(t)).Select(t => t with { Whose = t.Whose is { } whose ? Nameless(whose) : null })],
            Through = Nameless(h.Through),
        }),
    ];

    static ImmutableArray<FoundParty> Nameless(ImmutableArray<FoundParty> parties) => [.. parties.Select(Nameless)];

    static FoundParty Nameless(FoundParty party) => party with { Name = party.Entity.Value };

    bool Write(PatternRun run, FindingNews news)
    {
        var (changed, id) = (news.Changed, news.Changed.Id.Value);
        var known = Db.One("select key, holds, body from finding where id = ?1", r => Tuple.Create(r.GetInt64(0), r.GetBoolean(1), r.GetString(2)), id);
        if (known is null && changed.After is null) return false;
        // What is there already adds nothing: a run that was repeated tells nothing new.
        if (known is { Item2: var holds, Item3: var body } && holds == changed.After is not null && (changed.After is null
            || body == FindingJson.Write(changed.After, IsKnown))) return false;
        long key;
        if (changed.After is { } after)
        {
            key = Keep(after, (true, run.Version ?? ""));
            if (known is null && news.Follows is { } followed) Follow(followed, key);
        }
        else
        {
            key = known!.Item1;
            Db.Run("update finding set holds = 0, changed = ?2 where key = ?1", key, writing.Now);
        }

        Add(key, changed.Change, FindingJson.Write(changed.Came, changed.Went, news.Reasons));
        return true;
    }

    // Two entities that people hold to be one make another finding of the same thing: what people made of it goes on.
    void Follow(FindingId followed, long key)
    {
        if (Db.Number("select key from finding where id = ?1", followed.Value) is not { } old) return;
        Db.Run(
            """
            update finding set status = (select status from finding where key = ?2), first = (select first from finding where key = ?2) where key = ?1
            """, key, old);
        Db.Run(
            """
            insert into finding_event (finding, at, who, change, status, note, body)
            select ?1, at, who, change, status, note, body from finding_event where finding = ?2 order by key
            """, key, old);
    }

    void Add(long finding, FindingChange change, string body) =>
        Db.Run("insert into finding_event (finding, at, who, change, status, note, body) values (?1, ?2, null, ?3, null, null, ?4)", finding, writing.Now,
            (int)change, body);

    bool IsKnown(EntityId id) => StandingIds.Find(Db, id.Value) is not null;

    // Version null: as it was.
    long Keep(Finding finding, (bool Holds, string? Version) how)
    {
        Db.Run(
            """
            insert into finding (id, pattern, version, lead, private, holds, status, strength, first, changed, body)
            values (?1, ?2, coalesce(?3, ''), ?4, ?5, ?6, 0, ?7, ?8, ?8, ?9)
            on conflict (id) do update set version = coalesce(?3, version), lead = ?4, private = ?5, holds = ?6, strength = ?7, changed = ?8, body = ?9
            """,
            finding.Id.Value, finding.Pattern, how.Version, finding.Lead is null ? 0 : 1, finding.IsPrivate ? 1 : 0, how.Holds ? 1 : 0,
                finding.Weakest.Strength, writing.Now, FindingJson.Write(finding, IsKnown));
        var key = Db.Number("select key from finding where id = ?1", finding.Id.Value)!.Value;
        Db.Run("delete from finding_party where finding = ?1", key);
        Db.Run("delete from finding_document where finding = ?1", key);
        var hops = finding.Hops.Concat(finding.Marks).ToList();
        foreach (var entity in finding.Everybody.Select(p => p.Entity).Concat(hops.SelectMany(h => new[] { h.From, h.To })).Distinct())
            Db.Run("insert into finding_party (entity, finding) values (?1, ?2)", entity.Value, key);
        foreach (var document in finding.Ties.Select(t => t.Document).OfType<string>().Distinct(StringComparer.Ordinal))
            Db.Run("insert into finding_document (document, finding) values (?1, ?2)", document, key);
        return key;
    }
}
