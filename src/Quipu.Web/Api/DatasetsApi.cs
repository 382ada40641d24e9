using FollowTheMoney.Streams;
using Quipu.Exports;
using Quipu.Web.Pages.Datasets;
using Quipu.Web.Pages.Rows;

namespace Quipu.Web.Api;

/// <summary><c>/datasets</c>, <c>/imports</c> and <c>/rows</c>: what was imported, what happened to it on its way in, and each row as it stood.</summary>
static class DatasetsApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/datasets", (Desk desk, Asked asked) => Answers.Page<DatasetsPage>(desk, asked, DatasetsView.Load(desk)));
        app.MapGet("/datasets.json", (Desk desk, Asked asked) => Answers.Facts(desk, asked, () => new { Rows = DatasetsView.Load(desk).Rows.Select(r => RegisterShapes.Of(r.Row)) }));
        app.MapGet("/datasets.csv", (Desk desk, Asked asked) => Answers.Table(desk, asked, "datasets.csv", csv => Write(csv, DatasetsView.Load(desk))));
        app.MapGet("/datasets/{name}", (Desk desk, Asked asked, string name) => Answers.Found<DatasetPage>(desk, asked, DatasetView.Load(desk, name, asked)));
        app.MapGet("/datasets/{name}.json", (Desk desk, Asked asked, string name) =>
        {
            var view = DatasetView.Load(desk, name, asked);
            return Answers.Data(desk, asked, () => view is null ? null : Shape(view));
        });
        app.MapGet("/datasets/{name}.csv", (Desk desk, Asked asked, string name) =>
        {
            var view = DatasetView.Load(desk, name, asked);
            return view is null ? Answers.Table(desk, asked, "entities.csv", null) : Departing.Table(desk, asked, Departing.Table(desk, "entities"), (csv, _) => Write(csv, view));
        });
        app.MapGet("/imports/{number:long}", (Desk desk, Asked asked, long number) => Answers.Found<ImportPage>(desk, asked, ImportView.Load(desk, number, asked)));
        app.MapGet("/imports/{number:long}.json", (Desk desk, Asked asked, long number) =>
        {
            var view = ImportView.Load(desk, number, asked);
            return Answers.Data(desk, asked, () => view is null ? null : new { Import = RegisterShapes.Of(view.Import), Notes = Shapes.List(view.Notes, n => new { n.Row.File, n.Row.Number, Note = RegisterShapes.Of(n.Note) }) });
        });
        app.MapGet("/imports/{number:long}/notes.csv", (Desk desk, long number) => desk.Store.Import(desk.Viewer, number) is { } import
            ? Departing.Streamed(desk, ($"import-{number}-notes.csv", "text/csv; charset=utf-8"), Departing.Table(desk, "notes"), (_, to) =>
            {
                NoteTable.Write(desk.Store, desk.Viewer, [import], to);
                return null;
            })
            : Answers.Problem(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]));
        MapRows(app);
    }

    static void MapRows(IEndpointRouteBuilder app)
    {
        app.MapGet("/rows/{sha256}/{number:long}", (Desk desk, Asked asked, string sha256, long number) => Answers.Found<RowPage>(desk, asked, RowView.Load(desk, sha256, number, asked)));
        app.MapGet("/rows/{sha256}/{number:long}.json", (Desk desk, Asked asked, string sha256, long number) =>
        {
            var view = RowView.Load(desk, sha256, number, asked);
            return Answers.Data(desk, asked, () => view is null ? null : Shape(view));
        });
        app.MapGet("/rows/{sha256}/{number:long}.csv", (Desk desk, Asked asked, string sha256, long number) =>
        {
            var view = RowView.Load(desk, sha256, number, asked);
            return view is null ? Answers.Table(desk, asked, "row.csv", null) : Departing.Table(desk, asked, Departing.Table(desk, "row"), (csv, _) => Write(csv, view));
        });
    }

    static object Shape(DatasetView view) => new
    {
        Dataset = RegisterShapes.Of(view.Row),
        Retention = view.Retention.Select(r => new { Since = r.Start == Quipu.Publishing.Retention.RetentionStart.Read ? "read" : "published", r.Days, r.By, r.At }),
        view.Expired,
        view.ExpiredRows,
        Imports = Shapes.List(view.Imports, RegisterShapes.Of),
        view.Schemata,
        Entities = Shapes.List(view.Entities, RegisterShapes.Of),
    };

    static object Shape(RowView view) => new
    {
        File = new { view.File.Name, Sha256 = view.File.Capture },
        view.Place.Number,
        Import = RegisterShapes.Of(view.Import),
        view.Read.Fault,
        view.Read.Reason,
        Columns = view.Columns.Select(c => new { c.Name, c.Text, Became = c.Became.Select(b => b.Property).Distinct(), Notes = c.Notes.Select(RegisterShapes.Of) }),
        view.Read.Row?.Whole,
        Known = view.Read.Record is not null,
        Entities = view.Made.Select(m => new { m.Id, m.Schema, m.Caption, Statements = m.Values.Select(v => new { v.Said.Id, v.Said.Prop, v.Said.Value, v.Said.OriginalValue, v.Columns, v.Vanished }) }),
        Figures = view.Figures.Select(FiguresApi.Of),
        Notes = view.Notes.Select(RegisterShapes.Of),
    };

    static void Write(Utf8CsvWriter csv, DatasetsView view)
    {
        csv.Row("name", "title", "publisher", "licence", "url", "documents", "entities", "statements", "figures", "last_import");
        foreach (var (row, last) in view.Rows)
        {
            csv.Row(
                row.Name.Value, Csv.Inert(row.Card.Title), Csv.Inert(row.Card.Publisher), Csv.Inert(row.Card.Licence), Csv.Inert(row.Card.Url), RegisterShapes.Text(row.Documents),
                RegisterShapes.Text(row.Entities), RegisterShapes.Text(row.Statements), RegisterShapes.Text(row.Figures), last is null ? "" : RegisterShapes.Time(last.At));
        }
    }

    static void Write(Utf8CsvWriter csv, DatasetView view)
    {
        csv.Row("id", "canonical", "schema", "caption", "names", "datasets", "statements", "vanished");
        foreach (var entity in view.Entities.Rows)
        {
            csv.Row(
                Csv.Inert(entity.Id.Value), Csv.Inert(entity.Canonical.Value), entity.Schema, Csv.Inert(entity.Caption), Csv.Inert(string.Join("; ", entity.Names)), string.Join("; ", entity.Datasets),
                RegisterShapes.Text(entity.Statements), entity.Vanished ? "vanished" : "");
        }
    }

    static void Write(Utf8CsvWriter csv, RowView view)
    {
        csv.Row("column", "text", "became", "notes");
        foreach (var column in view.Columns)
            csv.Row(Csv.Inert(column.Name), Csv.Inert(column.Text), string.Join("; ", column.Became.Select(b => b.Property).Distinct()), Csv.Inert(string.Join("; ", column.Notes.Select(n => $"{NoteTable.Word(n.Kind)}: {n.Reason}"))));
    }
}
