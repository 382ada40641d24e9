using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Quipu.Entities;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Registers;
using Quipu.Web.Pages.Matches;
using Quipu.Web.Pages.Screening;

namespace Quipu.Web.Api;

/// <summary><c>/screening</c>: a table is handed in, its people and firms are looked up, a person decides who is who, and takes the report.</summary>
static class ScreeningApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/screening", (Desk desk, Asked asked) => Page(desk, asked));
        app.MapGet("/screening.json", (Desk desk, Asked asked) =>
        {
            var view = ScreeningView.Load(desk, asked);
            return view?.Fault is { } fault ? Answers.Problem(StatusCodes.Status422UnprocessableEntity, fault) : Answers.Data(desk, asked, () => view is null ? null : Shape(view));
        });
        foreach (var ending in ScreeningReport.Endings) app.MapGet("/screening/report" + ending, (Desk desk, Asked asked) => Report(desk, asked, ending));
        app.MapPost("/screening/file", (Desk desk, IAntiforgery antiforgery) => MappingApi.TakenAsync(desk, antiforgery, TableDesk.LargestFile, form => Task.FromResult(Keep(desk, form))));
        Changes.Map(app, "/screening/judgements", Judge);
    }

    static IResult Page(Desk desk, Asked asked)
    {
        var view = ScreeningView.Load(desk, asked);
        if (view is null || asked.Fault is not null) return Answers.Found<ScreeningPage>(desk, asked, view);
        return desk.Page<ScreeningPage>(view, view.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    static IResult Keep(Desk desk, IFormCollection form)
    {
        TableFile kept;
        if (form.Files["file"] is { Length: > 0 } file)
        {
            using var content = file.OpenReadStream();
            kept = desk.Options.Tables!.Keep(content, file.FileName);
        }
        else if (form["names"].ToString().Trim() is { Length: > 0 } names)
        {
            using var content = new MemoryStream(Pasted(names));
            kept = desk.Options.Tables!.Keep(content, "names.csv");
        }
        else return desk.Fault(StatusCodes.Status422UnprocessableEntity, desk.Words["screening.upload.none"]);
        var dataset = form["dataset"].ToString() is { Length: > 0 } name ? "&dataset=" + Uri.EscapeDataString(name) : "";
        var threshold = int.TryParse(form["threshold"], NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 1 and <= 100 ? string.Create(CultureInfo.InvariantCulture, $"&threshold={percent}") : "";
        return Results.LocalRedirect($"/screening?file={kept.Capture.Value}&name={Uri.EscapeDataString(kept.Name)}{dataset}{threshold}", permanent: false, preserveMethod: false);
    }

    /// <summary>Cells of a spreadsheet stay a table with its header; anything else is one name to a line.</summary>
    static byte[] Pasted(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines[0].Contains('\t')) return Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
        return Encoding.UTF8.GetBytes("name\n" + string.Concat(lines.Select(l => $"\"{l.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n")));
    }

    static IResult Report(Desk desk, Asked asked, string ending)
    {
        if (ScreeningView.Asked(desk, asked) is not { File: { } file } view) return Answers.Problem(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]);
        if (asked.Fault is { } fault) return Answers.Problem(StatusCodes.Status400BadRequest, fault);
        Quipu.Screening? screening;
        try
        {
            screening = ScreeningView.Open(desk, view);
        }
        catch (RegisterException wrong)
        {
            return Answers.Problem(StatusCodes.Status422UnprocessableEntity, wrong.Message);
        }

        if (screening is null) return Answers.Problem(StatusCodes.Status422UnprocessableEntity, desk.Words["screening.nobody"]);
        var type = ending switch { ".csv" => "text/csv; charset=utf-8", ".html" => "text/html; charset=utf-8", _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };
        var name = Path.GetFileNameWithoutExtension(file.Name) + "-screening" + ending;
        return Departing.Streamed(desk, (name, type), Departing.Leaving(desk, LeavingAct.Screening, "screening", desk.Here), (_, to) =>
        {
            ScreeningReport.Write(ending, screening.Head, screening.Rows(0, long.MaxValue).Select(ScreeningView.Decided(desk, file.Capture)), to);
            return null;
        });
    }

    static string? Judge(Desk desk, Sent sent)
    {
        if (!Wires.TryRead<Sameness>(sent["verdict"], out var verdict)) return desk.Words["sent.verdict"];
        if (sent["file"] is not { Length: 64 } file || !file.All(char.IsAsciiHexDigitLower) || !long.TryParse(sent["row"], NumberStyles.None, CultureInfo.InvariantCulture, out var row)) return desk.Words["sent.body"];
        var party = sent["party"] ?? "";
        if (Lacking(desk, new(new(file), NameOf(sent)), row, party) is { } lacking) return desk.Words[lacking];
        if (sent["hit"] is not { } hit || desk.Matching.Party(desk.Viewer, KeptApart.Canonical(desk, new(hit))) is null) return desk.Words["sent.entity"];
        desk.Store.Write([new Change.RowJudged(new(new(file), row, party, ScreeningView.Kept(desk, new(hit)), verdict, desk.Viewer.Name, desk.Options.Time.GetUtcNow(), sent["reason"]))]);
        return null;
    }

    /// <summary>Its ending says how a table is read: sent beside the file's hash, or in the address of the page that sent it.</summary>
    static string NameOf(Sent sent)
    {
        var query = sent.Back is { } back && back.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? QueryHelpers.ParseQuery(back[at..].Split('#', 2)[0]) : [];
        var name = sent["name"] ?? query.GetValueOrDefault("name").ToString();
        return Path.GetFileName(name.Length > 0 ? name : "table.csv");
    }

    /// <summary>What there is none of, as the key of its sentence: such a file, such a row, or such a party in it; null where all are there.</summary>
    static string? Lacking(Desk desk, TableFile file, long row, string party)
    {
        try
        {
            var screener = new Screener(desk.Matching, desk.Store, desk.Viewer, new() { Limit = 1, Threshold = 1 });
            if (desk.Options.Tables?.Screened(file, screener) is not { } screening) return "sent.file";
            return row > 0 && screening.Rows(row - 1, row).Any(r => r.Party == party) ? null : "sent.row";
        }
        catch (RegisterException)
        {
            return "sent.file";
        }
    }

    static object Shape(ScreeningView view) => new
    {
        File = view.File is null ? null : new { view.File.Name, Sha256 = view.File.Capture },
        Model = view.Head?.Algorithm,
        view.Head?.Threshold,
        view.Head?.Columns,
        view.Head?.Datasets,
        Rows = view.Screened.Select(d => new { d.Row.Number, d.Row.Party, d.Row.Name, d.Row.Schema, d.Row.Fault, Hits = d.Row.Hits.Select(h => new { h.Id, h.Name, h.Schema, h.Datasets, h.Score, h.Wanting, h.Reasons, Decision = d.Decisions.GetValueOrDefault(h.Id.Value) }) }),
    };
}
