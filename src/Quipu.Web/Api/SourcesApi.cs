using System.Globalization;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Sources.Grades;
using Quipu.Web.Pages.Sources;

namespace Quipu.Web.Api;

/// <summary><c>/sources</c>: where documents and registers come from, and what people hold of that. Grades of documents and claims are taken here too.</summary>
static class SourcesApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sources", (Desk desk, Asked asked) => Answers.Page<SourcesPage>(desk, asked, SourcesView.Load(desk, asked)));
        app.MapGet("/sources.json", (Desk desk, Asked asked) =>
        {
            var view = SourcesView.Load(desk, asked);
            return Answers.Data(desk, asked, () => Shapes.List(view.Rows, Shape));
        });
        app.MapGet("/sources.csv", Table);
        app.MapGet("/sources/{id}", (Desk desk, Asked asked, string id) => Answers.Found<SourcePage>(desk, asked, SourceView.Load(desk, asked, new(id))));
        app.MapGet("/sources/{id}.json", (Desk desk, Asked asked, string id, Offsets offsets) => Answers.Data(desk, asked, () => SourceView.Load(desk, asked, new(id)) is { } view ? new
        {
            Source = Shape(view.Row),
            Grades = view.Grades.Select(Shape),
            Alone = Shapes.List(view.Alone, c => ClaimShape.Of(offsets, c)),
            Documents = Shapes.List(view.Documents, Shapes.Of),
        } : null));
        foreach (var thing in Enum.GetValues<GradedThing>())
        {
            Changes.Map(app, $"/{thing.Wire()}s/{{id}}/grades", (desk, sent) => Give(desk, sent, thing));
            Changes.Map(app, $"/{thing.Wire()}s/{{id}}/grades/{{grade}}/retire", (desk, sent) => Retire(desk, sent, thing));
        }
    }

    internal static object Shape(Grade grade) => new
    {
        Id = grade.Id.Value,
        grade.Scale,
        Value = Mark(grade),
        grade.By,
        grade.At,
        grade.Reason,
        grade.RetiredAt,
        grade.RetiredBy,
    };

    // Letters and numbers of the scale as analysts write them.
    static string Mark(Grade grade) => grade.Scale switch
    {
        GradeScale.Reliability when Admiralty.TryRead(grade.Value, out Reliability reliability) => reliability.Mark(),
        GradeScale.Credibility when Admiralty.TryRead(grade.Value, out Credibility credibility) => credibility.Mark(),
        _ => grade.Value,
    };

    static object Shape(SourceRow row) => new
    {
        Id = row.Id.Value,
        row.Name,
        row.Kind,
        KindWhy = row.Why,
        row.Nature,
        Reliability = row.Reliability?.Mark(),
        row.Licence,
        row.Licences,
        row.Documents,
        row.Origins,
        row.Claims,
        row.Alone,
        Languages = row.Languages.Select(l => l.Code),
        row.FirstYear,
        row.LastYear,
        row.Registers,
        row.Statements,
    };

    static IResult Table(Desk desk, Asked asked)
    {
        var view = SourcesView.Load(desk, asked);
        return Answers.Table(desk, asked, "sources.csv", csv =>
        {
            csv.Row("id", "name", "kind", "kind_why", "reliability", "licence", "licences_stated", "documents", "origins", "claims", "languages", "first_year", "last_year", "registers", "statements", "nature");
            foreach (var row in Search.Paging.All(p => desk.Store.Sources(desk.Viewer, view.Query, p)))
                csv.Row(
                    row.Id.Value, Csv.Inert(row.Name), row.Kind?.Wire(), row.Why?.Wire(), row.Reliability?.Mark(), Csv.Inert(row.Licence), Csv.Inert(string.Join("; ", row.Licences)), Text(row.Documents), Text(row.Origins),
                    Text(row.Claims), string.Join("; ", row.Languages.Select(l => l.Code)), Text(row.FirstYear), Text(row.LastYear), Csv.Inert(string.Join("; ", row.Registers.Select(r => r.Value))), Text(row.Statements), row.Nature?.Wire());
        });
    }

    static string? Give(Desk desk, Sent sent, GradedThing thing)
    {
        var on = new GradeTarget(thing, sent.Route("id"));
        if (!IsThere(desk, on)) return desk.Words["fault.nothing"];
        if (!Wires.TryRead<GradeScale>(sent["scale"], out var scale) || !Grade.Has(thing, scale))
            return desk.Words.Of("asked.word", sent["scale"], "scale", string.Join(", ", Enum.GetValues<GradeScale>().Where(s => Grade.Has(thing, s)).Select(s => s.Wire())));
        if (Grade.Read(scale, sent["value"]) is not { } value)
            return scale == GradeScale.Licence ? desk.Words.Of("grade.licence.fault", Grade.LongestLicence) : desk.Words.Of("asked.word", sent["value"], "value", string.Join(", ", Grade.Words(scale)));
        desk.Store.Write([new Change.Graded(new(new(Changes.NewId().Value), on, scale, value, desk.Viewer.Name, desk.Options.Time.GetUtcNow(), sent["reason"]))]);
        return null;
    }

    static string? Retire(Desk desk, Sent sent, GradedThing thing)
    {
        var grade = new GradeId(sent.Route("grade"));
        if (desk.Store.Grades(desk.Viewer, new(thing, sent.Route("id"))).All(g => g.Id != grade)) return desk.Words["fault.nothing"];
        desk.Store.Write([new Change.GradeRetired(grade, desk.Viewer.Name, desk.Options.Time.GetUtcNow())]);
        return null;
    }

    static bool IsThere(Desk desk, GradeTarget on) => on.Thing switch
    {
        GradedThing.Source => desk.Store.Source(desk.Viewer, new(on.Key)) is not null,
        GradedThing.Document => desk.Store.Head(desk.Viewer, new(on.Key)) is not null,
        _ => desk.Store.Claim(desk.Viewer, new(on.Key)) is not null,
    };

    static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
