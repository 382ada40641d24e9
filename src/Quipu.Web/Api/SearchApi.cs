using Quipu.Web.Pages.Search;

namespace Quipu.Web.Api;

/// <summary><c>/search</c>: documents, claims and entities by their words.</summary>
static class SearchApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/search", (Desk desk, Asked asked) => Answers.Page<SearchPage>(desk, asked, SearchView.Load(desk, asked)));
        app.MapGet("/search.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = SearchView.Load(desk, asked);
            return Answers.Data(desk, asked, () => Shape(view, offsets));
        });
    }

    static object Shape(SearchView view, Offsets offsets) => view.Answer is not { } answer
        ? new { Query = view.Text }
        : new
        {
            answer.Query,
            Entities = Shapes.List(answer.Entities, Shapes.Of),
            Registers = Shapes.List(answer.Registers, RegisterShapes.Of),
            Claims = Shapes.List(answer.Claims, c => ClaimShape.Of(offsets, c)),
            answer.Facets,
            Documents = Shapes.List(answer.Documents, h => new { Document = DocumentShape.Of(h.Document), Snippet = h.Snippet.Replace("\u0002", "[", StringComparison.Ordinal).Replace("\u0003", "]", StringComparison.Ordinal), h.Claims }),
        };
}
