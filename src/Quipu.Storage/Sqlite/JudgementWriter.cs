using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps what people say of claims and of rows of tables, and lets claims stand as they say.</summary>
sealed class JudgementWriter(Writing writing)
{
    readonly ClaimWriter _claims = new(writing);
    readonly EntityWriter _entities = new(writing);

    Session Db => writing.Db;

    internal void Write(Judgement judgement)
    {
        if (writing.IsForgotten(judgement.Judged.Document.Value)) return;
        if (judgement.Verdict == Verdict.Corrected && judgement.Correction is null)
            throw new ArgumentException("A claim is corrected by another claim: give Correction.", nameof(judgement));
        if (_claims.Document(judgement.Judged.Document) is not { } document)
            throw new ArgumentException($"The judged claim is of document {judgement.Judged.Document}, which is not kept.", nameof(judgement));
        if (Db.Run(
            "insert or ignore into judgement (id, document, dataset, claim, verdict, at, retired, body) values (?1, ?2, ?3, null, ?4, ?5, ?6, ?7)",
            judgement.Id.Value, document.Id.Value, document.Dataset, (int)judgement.Verdict, judgement.At.UtcTicks, judgement.RetiredAt?.UtcTicks, RecordJson.Write(judgement)) == 0) return;
        var claim = Db.Number("select key from claim where id = ?1", judgement.Judged.Id.Value) ?? Match(judgement, Candidates(document));
        Db.Run("update judgement set claim = ?2 where id = ?1", judgement.Id.Value, claim);
        if (claim is { } key) Apply(key, document);
        writing.Note("judgement", "", $"{judgement.By}: {judgement.Verdict.Wire()} {judgement.Judged.Type.Wire()}", new(document.Dataset, document.Id));
    }

    internal void Retire(Change.JudgementRetired retired)
    {
        var row = Db.One(
            "select id, verdict, at, retired, body, claim from judgement where id = ?1 and retired is null", r => Tuple.Create(Read(r), r.IsDBNull(5) ? (long?)null : r.GetInt64(5)), retired.Judgement.Value);
        if (row is not { Item1: var judgement }) return;
        Db.Run("update judgement set retired = ?2, body = ?3 where id = ?1", retired.Judgement.Value, retired.At.UtcTicks, RecordJson.Write(judgement with { RetiredBy = retired.By }));
        var document = _claims.Document(judgement.Judged.Document);
        if (row.Item2 is { } key && document is not null) Apply(key, document);
        writing.Note("judgement", "", $"{retired.By}: took back {judgement.Verdict.Wire()} {judgement.Judged.Type.Wire()}", new(document?.Dataset, judgement.Judged.Document));
    }

    internal void Write(Change.ClaimAdded added)
    {
        var claim = added.Claim;
        if (writing.IsForgotten(claim.Document.Value)) return;
        if (_claims.Document(claim.Document) is not { } document)
            throw new ArgumentException($"The claim is of document {claim.Document}, which is not kept.", nameof(added));
        if (_claims.Insert(document, claim, ClaimJson.Write(claim), party => _entities.At(document, party), added: true) is { } key)
        {
            _claims.WriteAbout(key, claim);
            new AnchorWriter(Db).Point(key, claim);
            new ReadingWriter(writing).Recount(document);
            new SeriesWriter(Db).Document(document.Key);
        }

        var at = added.At.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Write(new Judgement(new(ContentHash.Of("added", claim.Id.Value, added.By, at)), claim, Verdict.Accepted, added.By, added.At));
    }

    /// <summary>Binds every judgement of a document to the claim that it now concerns; with none, or one that now says it otherwise, it is an orphan.</summary>
    internal void Reattach(DocumentKey document)
    {
        var judgements = Db.List(
            "select id, verdict, at, retired, body, claim from judgement where document = ?1", r => (Judgement: Read(r), Claim: r.IsDBNull(5) ? (long?)null : r.GetInt64(5)), document.Id.Value);
        if (judgements.Count == 0) return;
        var candidates = Candidates(document);
        var touched = new SortedSet<long>();
        foreach (var (judgement, before) in judgements)
        {
            var now = Match(judgement, candidates);
            if (before is { } old && candidates.ContainsValue(old)) touched.Add(old);
            if (now is { } found) touched.Add(found);
            if (now != before) Db.Run("update judgement set claim = ?2 where id = ?1", judgement.Id.Value, now);
        }

        foreach (var key in touched) Apply(key, document);
    }

    internal void Write(RowJudgement judgement)
    {
        Db.Run(
            "insert into row_judgement (capture, row, party, hit, verdict, who, at, reason) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            judgement.File.Value, judgement.Row, judgement.Party, judgement.Hit.Value, (int)judgement.Verdict, judgement.By, judgement.At.UtcTicks, judgement.Reason);
        writing.Note("screening", "", $"{judgement.By}: {judgement.Verdict.Wire()}");
    }

    internal static ImmutableArray<RowJudgement> OfRows(Session db, CaptureId file) =>
    [
        .. db.List(
            "select row, party, hit, verdict, who, at, reason from row_judgement where capture = ?1 order by number",
            r => new RowJudgement(file, r.GetInt64(0), r.GetString(1), new(r.GetString(2)), (Sameness)r.GetInt32(3), r.GetString(4), Time(r.GetInt64(5)), r.IsDBNull(6) ? null : r.GetString(6)), file.Value),
    ];

    /// <summary>Columns id, verdict, at, retired, body.</summary>
    internal static Judgement Read(Row r) =>
        RecordJson.ReadJudgement(r.GetString(0), (Verdict)r.GetInt32(1), (Time(r.GetInt64(2)), r.IsDBNull(3) ? null : Time(r.GetInt64(3))), r.GetString(4));

    internal static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);

    Dictionary<Claim, long> Candidates(DocumentKey document) =>
        Db.List("select c.key, b.body from claim c join claim_body b on b.key = c.key where c.document = ?1 order by c.id", r => (Key: r.GetInt64(0), Claim: ClaimJson.Read(r.GetString(1))), document.Key)
            .ToDictionary(c => c.Claim, c => c.Key, ReferenceEqualityComparer.Instance as IEqualityComparer<Claim>);

    // Null: an orphan, for a person to look at again.
    static long? Match(Judgement judgement, Dictionary<Claim, long> candidates) =>
        Reattachment.Find(judgement.Judged, candidates.Keys) is { } found && Reattachment.Holds(judgement, found) ? candidates[found] : null;

    // Whose the claim is, and whose proceedings are about it.
    List<long> Concerned(long key) => Db.List(
        "select subject_canon from claim where key = ?1 and subject_canon is not null union select p.subject_canon from about a join claim p on p.key = a.claim where a.target = ?1 and p.subject_canon is not null",
        r => r.GetInt64(0), key);

    // The latest judgement that nobody took back holds.
    void Apply(long key, DocumentKey document)
    {
        writing.Judged.UnionWith(Concerned(key));
        var judgement = Db.One("select id, verdict, at, retired, body from judgement where claim = ?1 and retired is null order by at desc, key desc limit 1", Read, key);
        var (body, corrected, added) = Db.One(
            "select body, corrected, added from claim_body where key = ?1", r => Tuple.Create(r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1), r.GetInt64(2)), key)!;
        if (judgement is null && added == 1)
        {
            _claims.Delete(key);
            new ReadingWriter(writing).Recount(document);
            return;
        }

        Db.Run("update claim set review = ?2 where key = ?1", key, judgement is null ? 0 : (int)judgement.Verdict + 1);
        var read = ClaimJson.Read(body);
        var correction = judgement?.Verdict == Verdict.Corrected ? judgement.Correction! with { Id = read.Id, Document = document.Id } : null;
        var now = correction is null ? null : ClaimJson.Write(correction);
        if (now != corrected)
        {
            Db.Run("update claim_body set corrected = ?2 where key = ?1", key, now);
            _claims.Update(key, document, correction ?? read, party => _entities.At(document, party));
            new MaskWriter(writing).Look(document.Key);
            writing.Judged.UnionWith(Concerned(key));
        }

        if (read.Type == ClaimType.Figure || correction?.Type == ClaimType.Figure) new SeriesWriter(Db).Document(document.Key);
    }
}
