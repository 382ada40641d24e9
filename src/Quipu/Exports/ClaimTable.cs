using System.Collections.Immutable;
using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Sources.Grades;

namespace Quipu.Exports;

/// <summary>
/// The export <c>claims-csv</c>: the same as <see cref="ClaimLines"/> as a table for spreadsheets. No cell can run as a formula; a byte-order mark
/// tells spreadsheets that it is UTF-8.
/// </summary>
public static class ClaimTable
{
    const string StatementColumn = "statement_id";

    static readonly (string Name, Func<Row, string?> Value)[] Columns =
    [
        ("claim_id", r => r.Claim.Id.Value),
        ("type", r => r.Claim.Type.Wire()),
        ("subject_id", r => r.Shown.Subject?.Entity.Value),
        ("subject", r => r.Shown.Subject?.Name),
        ("subject_type", r => r.Shown.Subject?.Type.Wire()),
        ("object_id", r => r.Shown.Object?.Entity.Value),
        ("object", r => r.Shown.Object?.Name),
        ("object_type", r => r.Shown.Object?.Type.Wire()),
        ("modality", r => r.Claim.Modality.Wire()),
        ("negated", r => YesOrNo(r.Claim.Negated)),
        ("ended", r => YesOrNo(r.Claim.Ended)),
        ("attribution", r => StatusText.Attribution(r.Shown)),
        ("attribution_ids", r => Joined(r.Shown.Attribution.Select(a => a.Entity.Value))),
        ("standing", r => StatusText.Standing(r.Shown)),
        ("standing_documents", r => Number(r.Shown.Standing.Documents)),
        ("standing_proceedings", r => Joined(r.Shown.Standing.Proceedings.Select(p => $"{StatusText.Step(p)} | claim {p.Claim} | {Source(p.Document)}"))),
        ("answers", r => Joined(r.Shown.Answers.Select(a => $"{StatusText.Answer(a)} | claim {a.Claim} | {Source(a.Document)}"))),
        ("review", r => r.Shown.Review.State.Wire()),
        ("reviewed_by", r => r.Shown.Review.Judgement?.By),
        ("review_reason", r => r.Shown.Review.Judgement?.Reason),
        ("notices", r => Joined(r.Shown.Notices.Select(n => $"{StatusText.Notice(n)}{(n.Words.Length > 0 ? $": {n.Words}" : "")}"))),
        ("source_kind", r => GradeText.Kind(r.Shown.Document.Source)),
        ("source_kind_review", r => GradeText.Review(r.Shown.Document.Source)),
        ("reliability", r => r.Shown.Document.Source?.Reliability?.Mark()),
        ("credibility", r => r.Shown.Credibility?.Mark()),
        ("source_licence", r => r.Shown.Document.Source?.Licence),
        ("sureness", r => Number(r.Claim.Sureness)),
        ("reader", r => r.Claim.Reader),
        ("date", r => r.Claim.Date?.ToString()),
        ("end_date", r => r.Claim.End?.ToString()),
        ("place_id", r => r.Shown.Place?.Entity.Value),
        ("place", r => r.Shown.Place?.Name),
        ("authority_id", r => r.Shown.Authority?.Entity.Value),
        ("authority", r => r.Shown.Authority?.Name),
        ("other_ends", r => Joined(r.Shown.OtherEnds.Select(e => $"{e.End.Wire()}: {e.Party.Name} [{e.Party.Entity}]"))),
        ("stage", r => r.Claim.Stage?.Wire()),
        ("law_stage", r => r.Claim.LawStage?.Wire()),
        ("effect_kind", r => r.Claim.EffectKind?.Wire()),
        ("kind", r => r.Claim.Kind?.Wire()),
        ("stance", r => r.Claim.Stance?.Wire()),
        ("direction", r => r.Claim.Direction?.Wire()),
        .. Enum.GetValues<Detail>().Select(d => (d.Wire(), (Func<Row, string?>)(r => r.Claim[d]))),
        ("quote", r => r.Claim.Quote.Text),
        ("quote_start", r => Number(r.Facts.Points.FromUtf16(r.Claim.Quote.At.Start))),
        ("quote_end", r => Number(r.Facts.Points.FromUtf16(r.Claim.Quote.At.End))),
        ("about", r => Joined(r.Claim.About.Select(a => a.Value))),
        ("document_id", r => r.Shown.Document.Id.Value),
        ("document_title", r => r.Shown.Document.Title),
        ("publisher", r => r.Shown.Document.Publisher),
        ("published", r => r.Shown.Document.Published?.ToString()),
        ("language", r => r.Shown.Document.Language.Code),
        ("url", r => r.Shown.Document.Url),
        ("licence", r => r.Facts.Licence),
        ("location", r => r.Shown.Document.Location),
        ("origin_document", r => r.Shown.Document.Origin.Value),
        ("dataset", r => r.Shown.Document.Dataset.Value),
        ("sha256", r => r.Facts.Capture.Told),
        ("statements", r => Joined(r.Statements)),
    ];

    /// <summary>What a statement is read with: how it is said, by whom, where it stands in law, who has looked at it, and where.</summary>
    static readonly (string Name, Func<Row, string?> Value)[] Key =
    [
        .. new[]
        {
            "claim_id", "type", "modality", "negated", "attribution", "standing", "answers", "review", "reviewed_by", "notices", "stage", "quote", "document_id", "url", "licence",
        }.Select(name => Columns.First(c => c.Name == name)),
    ];

    static readonly (string Name, Func<Row, string?> Value)[] Times =
    [
        ("reviewed_at", r => Time(r.Shown.Review.Judgement?.At)),
        ("taken_at", r => Time(r.Facts.TakenAt)),
    ];

    /// <summary>Names of the columns of a default export, in order.</summary>
    public static ImmutableArray<string> ColumnNames { get; } = [.. Columns.Select(c => c.Name)];

    /// <summary>Names of the columns of <c>claim-statements</c>, in order.</summary>
    public static ImmutableArray<string> KeyNames { get; } = [StatementColumn, .. Key.Select(c => c.Name)];

    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new ClaimStream(store, viewer, options);
        var rows = stream.Claims().Select(c => new Row(c.Shown, c.Facts, stream.StatementsOf(c.Shown)));
        return stream.Result(Write(to, options.WithTimes ? [.. Columns, .. Times] : Columns, rows));
    }

    /// <summary>
    /// The export <c>claim-statements</c>: a row for each FollowTheMoney statement that carries a claim, by the statement's id. What those exports leave out
    /// has no row here.
    /// </summary>
    public static ExportResult WriteByStatement(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var (documents, statements) = (new DocumentIndex(store, viewer, options), new ClaimStatements(store, viewer, options));
        var rows = from shown in store.AllClaims(viewer)
                   where documents[shown.Claim.Document] is not null
                   from id in statements.Of(shown)
                   select new Row(shown, documents[shown.Claim.Document]!, [id]);
        return statements.Result(Write(to, [(StatementColumn, r => r.Statements.First()), .. Key], rows));
    }

    static long Write(Stream to, (string Name, Func<Row, string?> Value)[] columns, IEnumerable<Row> rows)
    {
        using var csv = new Utf8CsvWriter(to, quoteAll: false, mark: true);
        csv.Row([.. columns.Select(c => c.Name)]);
        var count = 0L;
        var cells = new string?[columns.Length];
        foreach (var row in rows)
        {
            for (var i = 0; i < cells.Length; i++) cells[i] = Csv.Inert(columns[i].Value(row));
            csv.Row(cells);
            count++;
        }

        return count;
    }

    static string YesOrNo(bool value) => value ? "yes" : "no";

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    static string? Time(DateTimeOffset? at) => at is { } known ? IsoTime.Of(known) : null;

    static string Joined(IEnumerable<string> parts) => string.Join("; ", parts);

    static string Source(DocumentHead head) => string.Join(", ", new[] { head.Title, head.Publisher, head.Published?.ToString(), head.Url }.Where(p => !string.IsNullOrEmpty(p)));

    sealed record Row(ShownClaim Shown, DocumentFacts Facts, IReadOnlyCollection<string> Statements)
    {
        internal Claim Claim => Shown.Claim;
    }
}
