using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Search;
using Quipu.Sources;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads documents, as far as a viewer may see them.</summary>
sealed class DocumentReader(Session db, Scope scope)
{
    static readonly string HeadColumns =
        "d.id, d.dataset, d.title, d.publisher, d.published, d.language, d.url, d.location, d.origin, d.source, d.host, (select o.source from document o where o.key = d.origin), d.capture, " + GradeReader.Nature("d");

    readonly GradeReader _grades = new(db, scope);
    readonly Dictionary<long, DocumentHead> _heads = [];
    readonly Dictionary<string, DocumentId> _given = new(StringComparer.Ordinal);

    internal Page<DocumentRow> Page(DocumentQuery query, Paging paging)
    {
        var where = Where(query);
        GradeCondition.OfDocuments(db, scope, where, query.Graded);
        var total = db.Total($"select count(*) from document d where 1{scope.And("d")}{where.Sql}", where.Values);
        var rows = db.List(
            $"""
            select {HeadColumns}, d.claims, d.accusing, d.entities, d.words, d.summary, (select count(*) - 1 from document o where o.origin = d.origin{scope.And("o")})
            from document d where 1{scope.And("d")}{where.Sql} order by {Order(query.Order)} limit ?{where.Next} offset ?{where.Next + 1}
            """,
            r => new DocumentRow(Head(r), r.GetInt32(14), r.GetInt32(15), r.GetInt32(16), r.GetInt32(17), Math.Max(0, r.GetInt32(19)), r.IsDBNull(18) ? null : r.GetString(18)),
            where.With(paging.Limit, paging.Offset));
        return new([.. rows], total, paging.Offset);
    }

    internal Document? Whole(DocumentId id) => db.One($"select {WholeColumns} from document d where d.id = ?1{scope.And("d")}", Whole, id.Value);

    internal IEnumerable<Document> All() => db.Stream($"select {WholeColumns} from document d where 1{scope.And("d")} order by d.id", Whole);

    internal IEnumerable<Capture> Captures() => db.Stream(
        $"select c.id, c.length, c.location, c.taken from capture c where 1{scope.And("c")} order by c.id",
        r => new Capture(new(r.GetString(0)), r.GetInt64(1), r.GetString(2), JudgementWriter.Time(r.GetInt64(3))));

    internal DocumentHead? Head(DocumentId id) => db.One($"select {HeadColumns} from document d where d.id = ?1{scope.And("d")}", Head, id.Value);

    /// <summary>The head of a document by its row's key; remembered, since many claims share it.</summary>
    internal DocumentHead Head(long key)
    {
        if (_heads.TryGetValue(key, out var head)) return head;
        return _heads[key] = db.One($"select {HeadColumns} from document d where d.key = ?1", Head, key)!;
    }

    internal ImmutableArray<DocumentHead> Reprints(DocumentId id)
    {
        if (db.Number($"select origin from document d where d.id = ?1{scope.And("d")}", id.Value) is not { } origin) return [];
        return
        [
            .. db.List(
                $"select {HeadColumns} from document d where d.origin = ?1 and d.id <> ?2{scope.And("d")} order by d.day is null, d.day, d.id", Head, origin, id.Value),
        ];
    }

    internal string Text(long key) => RecordJson.Unpack((byte[])db.Value("select content from document where key = ?1", key)!);

    const string WholeColumns = "d.id, d.capture, d.part, d.publisher, d.published, d.language, d.url, d.location, d.body, d.content";

    static Document Whole(Row r) => RecordJson.ReadDocument(
        new()
        {
            Id = new(r.GetString(0)),
            Capture = new(r.GetString(1)),
            Part = r.GetInt32(2),
            Publisher = r.IsDBNull(3) ? null : r.GetString(3),
            Published = r.IsDBNull(4) ? null : PartialDate.Parse(r.GetString(4)),
            Language = new(r.GetString(5)),
            Url = r.IsDBNull(6) ? null : r.GetString(6),
            Location = r.GetString(7),
            Format = "",
            Text = RecordJson.Unpack(r.GetBytes(9)),
        },
        r.GetString(8));

    DocumentHead Head(Row r) => new(
        new(r.GetString(0)), scope.Name(r.GetInt64(1)), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), r.IsDBNull(4) ? null : PartialDate.Parse(r.GetString(4)),
        new(r.GetString(5)), r.IsDBNull(6) ? null : r.GetString(6), r.GetString(7), Origin(r.GetInt64(8)))
    {
        CountsAs = CountsAs(r.GetInt64(8)),
        IsConfidential = new CaptureId(r.GetString(12)).IsSealed,
        Notices = DocumentNotices.Standing(db, r.GetString(0)),
        Source = _grades.Of(new(r.GetString(0)), r.IsDBNull(9) ? null : r.GetString(9), r.IsDBNull(10) ? null : r.GetString(10), r.IsDBNull(11) ? null : r.GetString(11), r.GetString(13)),
    };

    /// <summary>The credibility of a claim, as an analyst gave it; else its document's.</summary>
    internal Sources.Grades.Credibility? Credibility(ClaimId claim, DocumentHead head) => _grades.Book.Of(claim) ?? head.Source?.Credibility;

    // The earliest of the reprints that the viewer may see.
    DocumentId Origin(long key) => new(scope.All
        ? db.Text("select id from document where key = ?1", key)!
        : db.Text($"select d.id from document d where d.origin = ?1{scope.And("d")} order by d.day is null, d.day, d.id limit 1", key) ?? "");

    // Of what one protected source gave, the first that the viewer may see.
    DocumentId CountsAs(long origin)
    {
        if (db.Text($"select case when {Given("o")} then o.source end from document o where o.key = ?1", origin) is not { } giver) return Origin(origin);
        if (_given.TryGetValue(giver, out var first)) return first;
        return _given[giver] = new(db.Text($"select d.id from document d where {Given("d")} and d.source = ?1{scope.And("d")} order by d.day is null, d.day, d.id limit 1", giver) ?? Origin(origin).Value);
    }

    /// <summary>What a document counts as, where independent origins are counted: the key of its origin, or the protected source that gave that.</summary>
    internal static string Counted(string alias) => $"(select case when {Given("o")} then 'of ' || o.source else o.key end from document o where o.key = {alias}.origin)";

    /// <summary>Whether a protected source gave a document.</summary>
    internal static string Given(string alias) => $"({alias}.capture glob '{CaptureId.SealedMark}*' and {alias}.source is not null)";

    static Condition Where(DocumentQuery query)
    {
        var where = new Condition();
        var words = QueryWords.Parse(query.Text);
        if (!words.IsEmpty) where.And("d.key in (select rowid from document_words where document_words match ?)", words.ToFullText());
        if (query.Publisher is { } publisher) where.And("d.publisher = ?", publisher);
        if (query.Language is { } language) where.And("d.language = ?", language.Code);
        if (query.From is { } from) where.And("d.day >= ?", DayNumber.Of(from.Earliest));
        if (query.To is { } to) where.And("d.day <= ?", DayNumber.Of(to.Latest));
        if (query.Only is { } only) where.And("d.id = ?", only.Value);
        if (query.Protected is { } source) where.And("d.capture in (select id from sealed_record where source = ?)", source.Value);
        if (query.Dataset is { } dataset) where.And("d.dataset = (select key from dataset where name = ?)", dataset.Value);
        return where;
    }

    static string Order(DocumentOrder order) => order switch
    {
        DocumentOrder.Oldest => "d.day is null, d.day, d.id",
        DocumentOrder.Title => "d.title collate nocase, d.id",
        DocumentOrder.LastRead => "d.read desc, d.id",
        DocumentOrder.MostClaims => "d.claims desc, d.id",
        _ => "d.day desc, d.id",
    };
}
