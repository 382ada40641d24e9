using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Quipu.Web.Pages.Mapping;
using Quipu.Web.Safety;

namespace Quipu.Web.Api;

/// <summary><c>/import/map</c>: an unknown table is handed in, looked at, mapped by hand, and imported by its mapping.</summary>
static class MappingApi
{
    const long LongestForm = 16 << 20;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/import/map", (Desk desk) => Page(desk, MapView.Load(desk)));
        app.MapGet("/import/map.json", (Desk desk, Asked asked) =>
        {
            var view = MapView.Load(desk);
            return view?.Fault is { } fault ? Answers.Problem(StatusCodes.Status422UnprocessableEntity, fault) : Answers.Data(desk, asked, () => view is null ? null : Shape(view));
        });
        app.MapPost("/import/map/file", (Desk desk, IAntiforgery antiforgery) => TakenAsync(desk, antiforgery, TableDesk.LargestFile, form => Task.FromResult(Keep(desk, form))));
        app.MapPost("/import/map", (Desk desk, IAntiforgery antiforgery) => TakenAsync(desk, antiforgery, LongestForm, form => Task.FromResult(Page(desk, Read(desk, form)))));
        app.MapPost("/import/map/save", (Desk desk, IAntiforgery antiforgery) => TakenAsync(desk, antiforgery, LongestForm, form => Task.FromResult(Save(desk, Read(desk, form)))));
        app.MapPost("/import/map/import", (Desk desk, IAntiforgery antiforgery) => TakenAsync(desk, antiforgery, LongestForm, form => ImportAsync(desk, Read(desk, form))));
    }

    static IResult Page(Desk desk, MapView? view) => view is null ? desk.Fault(StatusCodes.Status404NotFound, desk.Words["fault.nothing"])
        : desk.Page<MapPage>(view, view.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>What was typed as YAML counts as it is; else the fields of the form.</summary>
    static MapView? Read(Desk desk, IFormCollection form) => MapView.Load(desk, sample => form.ContainsKey("yaml") ? (null, form["yaml"].ToString().ReplaceLineEndings("\n")) : (PlanForm.Read(form, sample), null));

    /// <param name="longest">Bytes of the body: a file is larger than a judgement.</param>
    internal static async Task<IResult> TakenAsync(Desk desk, IAntiforgery antiforgery, long longest, Func<IFormCollection, Task<IResult>> take, bool inMemory = false)
    {
        var http = desk.Http;
        if (desk.Options.Tables is null || !http.Request.HasFormContentType) return desk.Fault(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = longest + (1 << 20);
        if (http.Request.Body is LimitedBody body) body.Most = longest + (1 << 20);
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new() { ValueCountLimit = 50_000, MultipartBodyLengthLimit = longest, BufferBodyLengthLimit = longest + (1 << 20), MemoryBufferThreshold = inMemory ? (int)longest : FormOptions.DefaultMemoryBufferThreshold }));
        try
        {
            if (desk.Options.Guarded && !await antiforgery.IsRequestValidAsync(http)) return desk.Fault(StatusCodes.Status400BadRequest, desk.Words["refused.token"]);
            return await take(await http.Request.ReadFormAsync(http.RequestAborted));
        }
        catch (Exception e) when (IsTooLarge(e) || ((e as InvalidDataException ?? e.InnerException) is InvalidDataException && http.Request.ContentLength > longest))
        {
            return desk.Fault(StatusCodes.Status413PayloadTooLarge, desk.Words.Of("map.upload.large", desk.Words.Number(TableDesk.LargestFile >> 20)));
        }
        catch (Exception e) when (e is InvalidDataException || e.GetType() == typeof(IOException) || e.InnerException is InvalidDataException or IOException)
        {
            return desk.Fault(StatusCodes.Status400BadRequest, desk.Words["sent.body"]);
        }
    }

    static bool IsTooLarge(Exception fault) => (fault as BadHttpRequestException ?? fault.InnerException) is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };

    static IResult Keep(Desk desk, IFormCollection form)
    {
        if (form.Files["file"] is not { } file) return desk.Fault(StatusCodes.Status422UnprocessableEntity, desk.Words["map.upload.none"]);
        using var content = file.OpenReadStream();
        var kept = desk.Options.Tables!.Keep(content, file.FileName);
        return Results.LocalRedirect($"/import/map?file={kept.Capture.Value}&name={Uri.EscapeDataString(kept.Name)}", permanent: false, preserveMethod: false);
    }

    static IResult Save(Desk desk, MapView? view) => view?.File is { } file
        ? Results.File(Encoding.UTF8.GetBytes(view.Yaml), "application/yaml; charset=utf-8", Path.GetFileNameWithoutExtension(file.Name) + ".yml") : Page(desk, view);

    /// <summary>A mapping with faults is not imported by: the page says which.</summary>
    static async Task<IResult> ImportAsync(Desk desk, MapView? view)
    {
        if (view is not { File: { } file, Sample: not null } || desk.Options.HandOff is not { } handOff) return Page(desk, view);
        if (view.Report is not { Faults: [] }) return Page(desk, view with { Fault = desk.Words["map.import.faults"] });
        using var files = desk.Options.Tables!.Lay(file, view.Yaml);
        var dataset = Importing.DatasetOf(view.Plan?.Dataset ?? file.Name).Value;
        var last = "";
        await foreach (var line in handOff(new WorkOrder([files.Table]) { Import = new() { Kind = "mapping", Mapping = files.Mapping, Dataset = dataset } }, CancellationToken.None)) last = line;
        var (import, fault) = End(last);
        return import is { } number ? Results.LocalRedirect(Links.Import(number), permanent: false, preserveMethod: false) : Page(desk, view with { Fault = fault ?? desk.Words["fault.broken"] });
    }

    static (long? Import, string? Fault) End(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.TryGetProperty("imports", out var imports) && imports.ValueKind == JsonValueKind.Array && imports.GetArrayLength() > 0) return (imports[0].GetInt64(), null);
            var failed = root.TryGetProperty("failures", out var failures) && failures.ValueKind == JsonValueKind.Array && failures.GetArrayLength() > 0 ? failures[0].GetString() : null;
            return (null, failed ?? (root.TryGetProperty("stopped", out var stopped) ? stopped.GetString() : null));
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    static object Shape(MapView view) => new
    {
        Files = view.Files.Select(f => new { f.Name, Sha256 = f.Capture }),
        File = view.File is null ? null : new { view.File.Name, Sha256 = view.File.Capture },
        view.Sample?.Table,
        view.Sample?.Tables,
        view.Doubts,
        view.Columns,
        Mapping = view.Yaml,
        view.Report?.Faults,
        Unsure = view.Report?.Doubts,
        Rows = view.Rows.Select(r => new
        {
            r.Number,
            Entities = r.Entities.Select(e => new { e.Id, e.Schema, e.Caption, Statements = e.Values.Select(v => new { v.Statement.Prop, v.Statement.Value, v.Statement.OriginalValue, v.Columns }) }),
            Notes = r.Notes.Select(RegisterShapes.Of),
        }),
    };
}
