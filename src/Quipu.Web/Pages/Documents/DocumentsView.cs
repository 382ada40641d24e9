using Quipu.Model;
using Quipu.Search;

namespace Quipu.Web.Pages.Documents;

/// <summary>A page of the list of documents, and what was asked for.</summary>
public sealed record DocumentsView(Page<DocumentRow> Rows, DocumentQuery Query, Paging Paging)
{
    internal static DocumentsView Load(Desk desk, Asked asked)
    {
        var language = asked.Text("language") is { } code ? new Language(code) : (Language?)null;
        var query = new DocumentQuery(asked.Text("q"), asked.Text("publisher"), language, asked.Date("from"), asked.Date("to"),
            asked.Text("dataset") is { } dataset ? new DatasetName(dataset) : null, asked.One<DocumentOrder>("order") ?? DocumentOrder.Newest)
        { Graded = asked.Grades() };
        var paging = asked.Paging();
        return new(asked.Fault is null ? desk.Store.Documents(desk.Viewer, query, paging) : Page<DocumentRow>.Empty, query, paging);
    }
}
