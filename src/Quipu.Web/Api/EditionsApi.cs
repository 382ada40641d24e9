using System.Globalization;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Publishing.Editions;
using Quipu.Web.Pages.Editions;

namespace Quipu.Web.Api;

/// <summary><c>/editions</c>: frozen, citable editions that were made here, and what of them no longer stands.</summary>
static class EditionsApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/editions", (Desk desk, Asked asked) => Answers.Page<EditionsPage>(desk, asked, EditionsView.Load(desk)));
        app.MapGet("/editions.json", (Desk desk, Asked asked) => Answers.Facts(desk, asked, () => new { Total = EditionsView.Load(desk).Rows.Length, Rows = EditionsView.Load(desk).Rows.Select(Shape) }));
        app.MapGet("/editions.csv", (Desk desk, Asked asked) => Answers.Table(desk, asked, "editions.csv", csv =>
        {
            csv.Row("id", "name", "version", "dataset", "day", "made_by", "file", "sha256", "documents", "claims", "texts", "left_out", "gone_since", "rejected_since");
            foreach (var row in EditionsView.Load(desk).Rows)
                csv.Row(
                    row.Id.Value, Csv.Inert(row.Name), Csv.Inert(row.Version), Csv.Inert(row.Dataset.Value), IsoTime.Of(row.Day), Csv.Inert(row.By), Csv.Inert(row.File), row.Sha256, Text(row.Counts.Documents), Text(row.Counts.Claims),
                    Text(row.Counts.Texts), Text(row.Counts.LeftOut), Text(row.Gone), Text(row.Rejected));
        }));
        app.MapGet("/editions/{id}", (Desk desk, Asked asked, string id) => Answers.Found<EditionPage>(desk, asked, EditionView.Load(desk, asked, id)));
        app.MapGet("/editions/{id}.json", (Desk desk, Asked asked, string id, Offsets offsets) => Answers.Data(desk, asked, () => EditionView.Load(desk, asked, id) is { } view ? new
        {
            Edition = Shape(view.Row),
            view.Citation,
            Errata = view.Errata.Select(e => new { e.Claim.Claim, e.Claim.Document, e.Erratum, Now = e.Now is { } now ? ClaimShape.Of(offsets, now) : null }),
        } : null));
        app.MapGet("/editions/{id}.csv", (Desk desk, Asked asked, string id) =>
        {
            var view = EditionView.Load(desk, asked, id);
            return view is null ? Answers.Table(desk, asked, "errata.csv", null) : Departing.Table(desk, asked, Departing.Table(desk, "errata"), (csv, departure) =>
            {
                departure.Carry(view.Errata.Select(e => e.Now));
                csv.Row("claim", "document", "erratum", "modality", "attribution", "standing", "answers", "review");
                foreach (var (claim, erratum, now) in view.Errata)
                    csv.Row(
                        claim.Claim.Value, claim.Document.Value, erratum.Wire(), now?.Claim.Modality.Wire(), now is null ? null : Csv.Inert(StatusText.Attribution(now)), now is null ? null : Csv.Inert(StatusText.Standing(now)),
                        now is null ? null : Csv.Inert(string.Join("; ", now.Answers.Select(StatusText.Answer))), now?.Review.State.Wire());
            });
        });
    }

    static object Shape(EditionRow row) => new
    {
        Id = row.Id.Value,
        row.Name,
        row.Version,
        row.Dataset,
        Day = IsoTime.Of(row.Day),
        row.Sequence,
        row.At,
        row.By,
        row.File,
        row.Sha256,
        row.Counts.Documents,
        row.Counts.Claims,
        row.Counts.Texts,
        row.Counts.LeftOut,
        GoneSince = row.Gone,
        RejectedSince = row.Rejected,
    };

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
