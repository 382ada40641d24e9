using Quipu.Entities;
using Quipu.Model;
using Quipu.Search;
using Quipu.Web.Pages.Entities;
using Quipu.Web.Pages.Matches;
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
            var registers = view is null ? Registers(desk, Asked.Id(id), asked) : null;
            return Answers.Data(desk, asked, () => view is not null ? Shape(desk, view, offsets) : registers is null ? null : Shape(registers, registers.Joins!));
        });
        app.MapGet("/entities/{id}.csv", (Desk desk, Asked asked, string id) =>
        {
            var statements = desk.Store.Statements(desk.Viewer, Asked.Id(id));
            return statements.IsEmpty ? Answers.Table(desk, asked, "statements.csv", null) : Departing.Table(desk, asked, Departing.Table(desk, "statements"), (csv, _) => RegisterShapes.Write(csv, statements));
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
        var registers = Registers(desk, wanted, asked);
        return registers is null || registers.Canonical == wanted ? Answers.Found<RegisterPage>(desk, asked, registers) : Elsewhere(registers.Canonical);

        IResult Elsewhere(EntityId now) => Results.Redirect(Links.Entity(now) + desk.Http.Request.QueryString.Value);
    }

    static RegisterView? Registers(Desk desk, EntityId id, Asked asked) =>
        RegisterView.Load(desk, id, asked) is { } view ? view with { Joins = JoinsView.Load(desk, view.Canonical, (null, [], view), asked) } : null;

    static object Shape(Desk desk, EntityView view, Offsets offsets) => new
    {
        Entity = Shapes.Of(view.Card),
        view.Total,
        view.Left,
        NotShown = new { view.Spent.Total, Rules = view.Spent.Rows.Select(c => c.Spent).Distinct() },
        Groups = view.Groups.Select(g => new { g.Group, Claims = g.Claims.Select(c => ClaimShape.Of(offsets, c)) }),
        Ties = Shapes.Of(view.Ties, offsets),
        Replies = RepliesApi.Brief(desk, Paging.All(p => desk.Store.Requests(desk.Viewer, new(Pages.Replies.RepliesView.Today(desk), view.Card.Id), p))),
        Searches = Paging.All(p => desk.Store.Searches(desk.Viewer, new(Entity: view.Card.Id), p)).Select(SearchesApi.Shape),
        Findings = new { view.Found.Total, Rows = view.Found.Rows.Select(FindingShape.Of) },
        Documents = view.Documents.Select(DocumentShape.Of),
        Members = Members(view.Joins),
        Joins = Joins(view.Joins.Joins),
        Why = Why(view.Joins),
        Judgements = view.Joins.Judgements.Select(Shapes.Of),
        Barred = view.Joins.Barred.Select(b => Shapes.Of(b.Judgement)),
        Registers = view.Registers is { } registers ? RegisterShapes.Of(registers) : null,
    };

    static object Shape(RegisterView view, JoinsView joins) => new
    {
        Members = Members(joins),
        Joins = Joins(joins.Joins),
        Why = Why(joins),
        Judgements = joins.Judgements.Select(Shapes.Of),
        Barred = joins.Barred.Select(b => Shapes.Of(b.Judgement)),
        Registers = RegisterShapes.Of(view),
    };

    static IEnumerable<object> Members(JoinsView view) => view.Members.Select(m => new { m.Id, m.Name, Document = m.Document?.Id, m.Dataset });

    static IEnumerable<object> Joins(IEnumerable<Join> joins) => joins.Select(j => new { j.One, j.Other, j.Rule, j.Reason });

    static IEnumerable<object>? Why(JoinsView view) => view.Why is { } why ? Joins(why.Chain) : null;

    /// <summary>Takes what somebody says of two entities, of reporting or registers.</summary>
    internal static string? Judge(Desk desk, Sent sent)
    {
        if (!Wires.TryRead<Sameness>(sent["verdict"], out var verdict)) return desk.Words["sent.verdict"];
        var (one, other) = (Find(desk, sent["one"]), Find(desk, sent["other"]));
        if (one is null || other is null) return desk.Words["sent.entity"];
        if (one == other) return desk.Words["sent.same"];
        var judgement = new SamenessJudgement(Changes.NewId(), one.Value, other.Value, verdict, desk.Viewer.Name, desk.Options.Time.GetUtcNow(), sent["reason"]);
        desk.Store.Write([new Change.SamenessJudged(judgement), new Change.Assembled()]);
        return null;
    }

    internal static string? Retire(Desk desk, Sent sent)
    {
        if (desk.Store.Sameness(desk.Viewer, new(sent.Route("judgement"))) is not { } judgement) return desk.Words["sent.judgement"];
        if (judgement.RetiredAt is not null) return desk.Words["sent.retired"];
        desk.Store.Write([new Change.SamenessRetired(judgement.Id, desk.Viewer.Name, desk.Options.Time.GetUtcNow()), new Change.Assembled()]);
        return null;
    }

    /// <summary>Undoes all joins of an entity in one act; it goes by what stands under the id now, of documents and of registers.</summary>
    static string? TakeApart(Desk desk, Sent sent)
    {
        if (Find(desk, sent["one"]) is not { } id) return desk.Words["sent.entity"];
        var (card, statements) = (desk.Store.Entity(desk.Viewer, id), desk.Store.Statements(desk.Viewer, id));
        var members = (card?.Members ?? []).Select(m => m.Local).Concat(statements.Select(s => s.Statement.Entity)).Distinct().ToList();
        if (members.Count < 2) return desk.Words["sent.alone"];
        var who = (desk.Viewer.Name, desk.Options.Time.GetUtcNow());
        var judgements = TakenApart.Of((KeptApart.Canonical(desk, id), members), Changes.NewId(), who, sent["reason"]);
        desk.Store.Write([.. judgements.Select(j => new Change.SamenessJudged(j)), new Change.Assembled()]);
        return null;
    }

    /// <summary>Takes back every judgement of an act; any entity that it parted leads to them.</summary>
    static string? PutBack(Desk desk, Sent sent)
    {
        if (Find(desk, sent["one"]) is not { } id) return desk.Words["sent.entity"];
        var act = new JudgementId(sent.Route("act"));
        var judgements = desk.Store.Joins(desk.Viewer, id).Judgements.Where(j => TakenApart.ActOf(j.Id) == act).ToList();
        if (judgements.Count == 0) return desk.Words["sent.judgement"];
        judgements.RemoveAll(j => j.RetiredAt is not null);
        if (judgements.Count == 0) return desk.Words["sent.retired"];
        desk.Store.Write([.. judgements.Select(j => new Change.SamenessRetired(j.Id, desk.Viewer.Name, desk.Options.Time.GetUtcNow())), new Change.Assembled()]);
        return null;
    }

    /// <summary>
    /// Whom an id or the address of a dossier means: a document's own entity or a register's; where the id is one that several stand under, the first of them.
    /// Null where nobody is on record under it.
    /// </summary>
    static EntityId? Find(Desk desk, string? text)
    {
        if (text is null) return null;
        var id = MatchesView.EndOf(text);
        var statements = desk.Store.Statements(desk.Viewer, id);
        if (statements.Any(s => s.Statement.Entity == id)) return id;
        if (desk.Store.Entity(desk.Viewer, id) is not { } card) return statements is [var first, ..] ? first.Statement.Entity : null;
        var member = card.Members.FirstOrDefault(m => m.Local == id) ?? card.Members.FirstOrDefault();
        return member?.Local ?? (statements is [var row, ..] ? row.Statement.Entity : null);
    }
}
