using Quipu.Network.Laws;
using Quipu.Web.Pages.Laws;

namespace Quipu.Web.Api;

/// <summary><c>/laws</c>: laws and measures, what became of them, who stands where, and who of their makers is in proceedings.</summary>
static class LawsApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/laws", (Desk desk, Asked asked) => Answers.Page<LawsPage>(desk, asked, LawsView.Load(desk, asked)));
        app.MapGet("/laws.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = LawsView.Load(desk, asked);
            return Answers.Data(desk, asked, () => new { view.Total, view.Paging.Offset, Rows = view.Rows.Select(l => Shape(l, offsets)) });
        });
        app.MapGet("/laws/{id}", (Desk desk, Asked asked, string id) => Answers.Found<LawPage>(desk, asked, Find(desk, id)));
        app.MapGet("/laws/{id}.json", (Desk desk, Asked asked, string id, Offsets offsets) => Answers.Data(desk, asked, () => Find(desk, id) is { } law ? Shape(law, offsets) : null));
    }

    static LawRecord? Find(Desk desk, string id) => new LawDesk(desk.Store, desk.Viewer).Find(Asked.Id(id));

    static object Shape(LawRecord law, Offsets offsets) => new
    {
        Law = Shapes.Of(law.Law),
        Steps = law.Steps.Select(c => ClaimShape.Of(offsets, c)),
        Stances = law.Stances.Select(c => ClaimShape.Of(offsets, c)),
        law.More,
        Makers = law.Makers.Select(m => new
        {
            m.Maker.Entity,
            m.Maker.Name,
            m.LookedAt,
            m.People,
            Members = m.Members.Select(p => new { p.Person.Entity, p.Person.Name, Post = p.Post is { } post ? ClaimShape.Of(offsets, post) : null, Proceedings = p.Proceedings.Select(c => ClaimShape.Of(offsets, c)), p.More }),
        }),
    };
}
