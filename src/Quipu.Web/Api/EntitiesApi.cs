using Quipu.Entities;
using Quipu.Model;
using Quipu.Web.Pages.Entities;
using Quipu.Web.Pages.Registers;

namespace Quipu.Web.Api;

/// <summary><c>/entities</c>: the list, dossiers and what registers say, and whether two entities are one.</summary>
static class EntitiesApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/entities", (Desk desk, Asked asked) => Answers.Page<EntitiesPage>(desk, asked, EntitiesView.Load(desk, asked)));
        app.MapGet("/entities.json", (Desk desk, Asked asked) =>
        {
            var view = EntitiesView.Load(desk, asked);
            return Answers.Data(desk, asked, () => Shapes.List(view.Rows, Shapes.Of));
        });
        app.MapGet("/entities/{id}", Dossier);
        app.MapGet("/entities/{id}.json", (Desk desk, Asked asked, string id, Offsets offsets) =>
        {
            var view = EntityView.Load(desk, Asked.Id(id), asked);
            var registers = view is null ? RegisterView.Load(desk, Asked.Id(id), asked) : null;
            return Answers.Data(desk, asked, () => view is not null ? Shape(view, offsets) : registers is null ? null : new { Registers = RegisterShapes.Of(registers) });
        });
        app.MapGet("/entities/{id}.csv", (Desk desk, Asked asked, string id) =>
        {
            var statements = desk.Store.Statements(desk.Viewer, Asked.Id(id));
            return Answers.Table(desk, asked, "statements.csv", statements.IsEmpty ? null : csv => RegisterShapes.Write(csv, statements));
        });
        Changes.Map(app, "/entities/judgements", Judge);
        Changes.Map(app, "/entities/judgements/{judgement}/retire", Retire);
        Changes.Map(app, "/entities/apart", TakeApart);
        Changes.Map(app, "/entities/apart/{act}/retire", PutBack);
    }

    /// <summary>A member's id or a retired one leads to the entity it now belongs to.</summary>
    static IResult Dossier(Desk desk, Asked asked, string id)
    {
        var wanted = Asked.Id(id);
        if (EntityView.Load(desk, wanted, asked) is { } view) return view.Card.Id == wanted ? Answers.Found<EntityPage>(desk, asked, view) : Elsewhere(view.Card.Id);
        var registers = RegisterView.Load(desk, wanted, asked);
        return registers is null || registers.Canonical == wanted ? Answers.Found<RegisterPage>(desk, asked, registers) : Elsewhere(registers.Canonical);

        IResult Elsewhere(EntityId now) => Results.Redirect(Links.Entity(now) + desk.Http.Request.QueryString.Value);
    }

    static object Shape(EntityView view, Offsets offsets) => new
    {
        Entity = Shapes.Of(view.Card),
        view.Total,
        view.Left,
        Groups = view.Groups.Select(g => new { g.Group, Claims = g.Claims.Select(c => ClaimShape.Of(offsets, c)) }),
        Ties = Shapes.Of(view.Ties, offsets),
        Documents = view.Documents.Select(DocumentShape.Of),
        Joins = view.Joins.Select(j => new { j.One, j.Other, j.Rule, j.Reason }),
        Why = view.Why?.Chain.Select(j => new { j.One, j.Other, j.Rule, j.Reason }),
        Judgements = view.Judgements.Select(Shapes.Of),
        Registers = view.Registers is { } registers ? RegisterShapes.Of(registers) : null,
    };

    static string? Judge(Desk desk, Sent sent)
    {
        if (!Wires.TryRead<Sameness>(sent["verdict"], out var verdict)) return desk.Words["sent.verdict"];
        var (one, other) = (Find(desk, sent["one"]), Find(desk, sent["other"]));
        if (one is null || other is null) return desk.Words["sent.entity"];
        if (one == other) return desk.Words["sent.same"];
        var judgement = new SamenessJudgement(Changes.NewId(), one.Value, other.Value, verdict, desk.Viewer.Name, desk.Options.Time.GetUtcNow(), sent["reason"]);
        desk.Store.Write([new Change.SamenessJudged(judgement), new Change.Assembled()]);
        return null;
    }

    static string? Retire(Desk desk, Sent sent)
    {
        desk.Store.Write([new Change.SamenessRetired(new(sent.Route("judgement")), desk.Viewer.Name, desk.Options.Time.GetUtcNow()), new Change.Assembled()]);
        return null;
    }

    /// <summary>Undoes all joins of an entity in one act; it goes by what stands under the id now.</summary>
    static string? TakeApart(Desk desk, Sent sent)
    {
        if (sent["one"] is not { } id || desk.Store.Entity(desk.Viewer, new(id)) is not { } card) return desk.Words["sent.entity"];
        if (card.Members.Length < 2) return desk.Words["sent.alone"];
        var judgements = TakenApart.Of(card, Changes.NewId(), (desk.Viewer.Name, desk.Options.Time.GetUtcNow()), sent["reason"]);
        desk.Store.Write([.. judgements.Select(j => new Change.SamenessJudged(j)), new Change.Assembled()]);
        return null;
    }

    /// <summary>Takes back every judgement of an act; any entity that it parted leads to them.</summary>
    static string? PutBack(Desk desk, Sent sent)
    {
        if (sent["one"] is not { } id || desk.Store.Entity(desk.Viewer, new(id)) is not { } card) return desk.Words["sent.entity"];
        var act = new JudgementId(sent.Route("act"));
        var judgements = desk.Store.Joins(desk.Viewer, card.Id).Judgements.Where(j => TakenApart.ActOf(j.Id) == act && j.RetiredAt is null);
        desk.Store.Write([.. judgements.Select(j => new Change.SamenessRetired(j.Id, desk.Viewer.Name, desk.Options.Time.GetUtcNow())), new Change.Assembled()]);
        return null;
    }

    /// <summary>A document's own entity: the id itself where it is one, else the first member of the entity it names. An address of a dossier will do.</summary>
    static EntityId? Find(Desk desk, string? text)
    {
        var id = text?.Split('?', '#')[0].TrimEnd('/').Split('/')[^1];
        if (id is null || desk.Store.Entity(desk.Viewer, new(id)) is not { } card) return null;
        var member = card.Members.FirstOrDefault(m => m.Local.Value == id) ?? card.Members.FirstOrDefault();
        return member?.Local;
    }
}
