using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Quipu.Model;
using Quipu.Publishing.Searches;
using Quipu.Search;
using Quipu.Web.Pages.Searches;

namespace Quipu.Web.Api;

/// <summary><c>/searches</c>: what was looked for, where, in which edition, and what came.</summary>
static class SearchesApi
{
    const long LargestPage = 32L << 20;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/searches", (Desk desk, Asked asked) => Answers.Page<SearchesPage>(desk, asked, SearchesView.Load(desk, asked)));
        app.MapGet("/searches.json", (Desk desk, Asked asked) =>
        {
            var view = SearchesView.Load(desk, asked);
            return Answers.Data(desk, asked, () => Shapes.List(view.Rows, Shape));
        });
        app.MapGet("/searches.csv", (Desk desk, Asked asked) =>
        {
            var query = SearchesView.Asked(asked);
            return Departing.Table(desk, asked, Departing.Table(desk, "searches"), (csv, _) => SearchTable.Write(csv, Paging.All(p => desk.Store.Searches(desk.Viewer, query, p))));
        });
        app.MapGet("/searches/{id}", (Desk desk, Asked asked, string id) => Answers.Found<SearchRecordPage>(desk, asked, SearchRecordView.Load(desk, id, asked)));
        app.MapGet("/searches/{id}.json", (Desk desk, Asked asked, string id) =>
            Answers.Data(desk, asked, () => SearchRecordView.Load(desk, id, asked) is { } view ? new { Search = Shape(view.Kept), Since = view.Since is { } since ? Shape(since, view.Kept.Record) : null } : null));
        app.MapGet("/searches/{id}/page", (Desk desk, string id) =>
            desk.Store.SearchRecord(desk.Viewer, new(id))?.Record.Outside?.Capture is { } capture && desk.Options.Captures?.Invoke(capture) is { } bytes
                ? Results.File(bytes, "application/octet-stream", capture.Value) : desk.Fault(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]));
        Changes.Map(app, "/searches", Note);
        Changes.Map(app, "/searches/citations", Cite);
        app.MapPost("/searches/outside", (Desk desk, IAntiforgery antiforgery, SentOnce once) => MappingApi.TakenAsync(desk, antiforgery, LargestPage, form => OutsideAsync(desk, form, once)));
    }

    internal static SearchDesk Searches(Desk desk) =>
        new(desk.Store, desk.Viewer, desk.Matching, bytes => desk.Options.Keep?.Invoke(bytes) ?? throw new QuipuException(desk.Words["reply.cannot_keep"]), desk.Options.Time);

    /// <summary>A search as data.</summary>
    internal static object Shape(KeptSearch kept)
    {
        var record = kept.Record;
        return new
        {
            record.Id,
            record.Kind,
            record.Question,
            On = IsoTime.Of(record.On),
            record.By,
            record.At,
            Told = SearchTable.Told(record),
            Datasets = record.Datasets.Select(Shape),
            record.Algorithm,
            record.Threshold,
            record.Found,
            record.IsWhole,
            Hits = record.Hits.Select(h => new { h.Id, h.Name, h.Score }),
            Outside = record.Outside is { } outside ? new { outside.Name, outside.Url, outside.Came, Capture = outside.Capture?.Value } : null,
            record.Note,
            Citations = kept.Citations.Select(c => new { Finding = c.Finding?.Value, Entity = c.Entity?.Value, c.By, c.At, c.Note }),
        };
    }

    static object Shape(SearchSince since, SearchRecord record) => new
    {
        Otherwise = since.IsOtherwise(record),
        since.Found,
        Editions = since.Editions.Select(Shape),
        Came = since.Came.Select(h => new { h.Id, h.Name, h.Score }),
        Went = since.Went.Select(h => new { h.Id, h.Name, h.Score }),
    };

    static object Shape(SearchedDataset dataset) => new { dataset.Dataset, dataset.Title, dataset.Import, dataset.ImportedAt, dataset.Entities, Files = dataset.Files.Select(f => new { f.Name, Sha256 = f.Capture.Value }) };

    static string? Note(Desk desk, Sent sent)
    {
        var searches = Searches(desk);
        var entity = sent["entity"] is { } id ? desk.Store.Entity(desk.Viewer, new(id))?.Id ?? new EntityId(id) : (EntityId?)null;
        SearchOutcome outcome;
        if (sent["kind"] == SearchKind.Words.Wire()) outcome = searches.Words(sent["question"] ?? "", sent["note"]);
        else if (sent["kind"] == SearchKind.Names.Wire())
        {
            if (!desk.CanMatch) return desk.Words["search.log.wait"];
            var percent = sent["threshold"] is { } text ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given / 100.0 : -1 : desk.Options.MatchThreshold;
            outcome = searches.Names(new(sent["question"] ?? "", sent["dataset"] is { } dataset ? new DatasetName(dataset) : null, sent["algorithm"], percent) { Self = entity }, sent["note"]);
        }
        else return desk.Words.Of("asked.word", sent["kind"] ?? "–", "kind", $"{SearchKind.Names.Wire()}, {SearchKind.Words.Wire()}");

        if (outcome is { Fault: null, Record: { } noted } && entity is { } of) outcome = searches.Cite(noted.Id, null, of);
        return Told(desk, outcome);
    }

    static string? Cite(Desk desk, Sent sent) => Told(desk, Searches(desk).Cite(
        new(sent["search"]?.Split('/')[^1] ?? ""), sent["finding"] is { } finding ? new FindingId(finding) : null, sent["entity"] is { } entity ? new EntityId(entity) : null, sent["note"]));

    static async Task<IResult> OutsideAsync(Desk desk, IFormCollection form, SentOnce once)
    {
        string? Field(string key) => form[key].ToString().Trim() is { Length: > 0 } text ? text : null;
        if (IsoTime.Day(Field("on")) is not { } on) return desk.Fault(StatusCodes.Status422UnprocessableEntity, desk.Words.Of("sent.day", Field("on") ?? "–", "on"));
        if (!int.TryParse(Field("found") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var found)) return desk.Fault(StatusCodes.Status422UnprocessableEntity, desk.Words.Of("asked.number", Field("found"), "found", 0, 1_000_000));
        var (sending, came) = once.Begin(desk.Http, form, form.Files.Select(f => $"{f.FileName} {f.Length}"));
        if (came) return Results.LocalRedirect(sending.Led ?? "/searches", permanent: false, preserveMethod: false);
        byte[]? page = null;
        if (form.Files["page"] is { Length: > 0 } file)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content);
            page = content.ToArray();
        }

        var outcome = Searches(desk).Outside(new(Field("register") ?? "", Field("url"), Field("question") ?? "", on, Field("came"), found, page), Field("note"));
        if (Told(desk, outcome) is { } fault)
        {
            once.Refused(sending);
            return desk.Fault(StatusCodes.Status422UnprocessableEntity, fault);
        }

        sending.Led = $"/searches/{outcome.Record!.Id}";
        return Results.LocalRedirect(sending.Led, permanent: false, preserveMethod: false);
    }

    static string? Told(Desk desk, SearchOutcome outcome) => outcome.Fault is { } fault ? SearchWords.Fault(desk.Words, fault, outcome.About) : null;
}
