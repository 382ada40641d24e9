using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Quipu.Boards;
using Quipu.Exports;
using Quipu.Publishing.Leavings;
using Quipu.Web.Pages.Boards;
using Quipu.Web.Pages.Network;

namespace Quipu.Web.Api;

/// <summary><c>/boards</c>: parts of the network that somebody keeps.</summary>
static class BoardsApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/boards", (Desk desk, Asked asked) => Answers.Page<BoardsPage>(desk, asked, BoardsView.Load(desk, asked)));
        app.MapGet("/boards.json", (Desk desk, Asked asked) =>
        {
            var view = BoardsView.Load(desk, asked);
            return Answers.Data(desk, asked, () => Shapes.List(view.Rows, b => new { b.Id, b.Title, Closed = b.IsClosed, Members = b.Parties().Length, Notes = b.Notes().Length, b.Latest.By, b.Latest.At }));
        });
        app.MapGet("/boards/{id}", (Desk desk, Asked asked, string id) => Answers.Found<BoardPage>(desk, asked, BoardView.Load(desk, asked, id)));
        app.MapGet("/boards/{id}.json", (Desk desk, Asked asked, string id, Offsets offsets) =>
            Answers.Data(desk, asked, () => BoardView.Load(desk, asked, id) is { } view ? new { Board = Shape(view), Ties = Shapes.Of(view.Ties, offsets) } : null));
        app.MapGet("/boards/{id}/network.json", (Desk desk, Asked asked, string id, Offsets offsets) =>
            Answers.Data(desk, asked, () => BoardView.Load(desk, asked, id) is { } view ? Drawn(desk, view, offsets) : null));
        app.MapGet("/boards/{id}.gexf", Graph);
        Changes.MapLed(app, "/boards", Make);
        Changes.Map(app, "/boards/{id}/title", (desk, sent) => Told(desk, Desk(desk).Title(Id(sent), sent["title"])));
        Changes.Map(app, "/boards/{id}/members", Members);
        Changes.Map(app, "/boards/{id}/places", (desk, sent) => Told(desk, Places(sent[Sent.PlacesField]) is { } places ? Desk(desk).Place(Id(sent), places) : new(null, BoardFault.BadPlace)));
        Changes.Map(app, "/boards/{id}/notes", Notes);
        Changes.Map(app, "/boards/{id}/question", Question);
        Changes.Map(app, "/boards/{id}/state", (desk, sent) => sent.Flag("closed") is { } closed ? Told(desk, Desk(desk).Close(Id(sent), closed)) : desk.Words["sent.body"]);
        app.MapPost("/boards/file", (Desk desk, IAntiforgery antiforgery) => MappingApi.TakenAsync(desk, antiforgery, BoardFile.Largest, form => FileAsync(desk, form), inMemory: true));
    }

    static BoardDesk Desk(Desk desk) => new(desk.Store, desk.Viewer, desk.Options.Time);

    static BoardId Id(Sent sent) => new(sent.Route("id"));

    static string? Told(Desk desk, BoardOutcome outcome) => BoardWords.Fault(desk.Words, outcome);

    static object Shape(BoardView view) => new
    {
        view.Board.Id,
        view.Board.Title,
        view.Board.Question,
        Closed = view.Board.IsClosed,
        Parties = view.Members.Select(m => new { m.Id, m.Card?.Name, m.Card?.Type, OnRecord = m.Card is not null, m.Party.Place?.X, m.Party.Place?.Y, m.Party.Place?.Pinned }),
        Notes = view.Board.Notes().Select(n => new { n.Number, On = n.On is { } on ? view.Members.FirstOrDefault(m => m.Party.Id == on)?.Id ?? on : (EntityId?)null, n.Text, n.By, n.At }),
        History = view.Board.Steps.Select(s => new { s.Number, s.Act, s.By, s.At, s.Text, Parties = s.Parties.IsEmpty ? null : s.Parties.Select(p => p.Value), Placed = s.Places.Length == 0 ? (int?)null : s.Places.Length, s.Question }),
    };

    // What the island draws: as /network.json has it, with where everybody stands and what the desk wrote.
    static object Drawn(Desk desk, BoardView view, Offsets offsets) => new
    {
        Network = Shapes.Of(view.Ties, offsets, NetworkApi.Licences(desk, view.Ties)),
        Places = Standing(view).Select(p => new { Id = p.Key, p.Value.X, p.Value.Y, p.Value.Pinned }),
        Notes = view.Board.Notes().Where(n => n.On is not null).Select(n => new { On = view.Members.FirstOrDefault(m => m.Party.Id == n.On)?.Id ?? n.On, n.Text }),
    };

    // Two members that were joined since are one on the record: the first place counts.
    static Dictionary<EntityId, BoardPlace> Standing(BoardView view)
    {
        var places = new Dictionary<EntityId, BoardPlace>();
        foreach (var member in view.Members)
            if (member.Party.Place is { } place) places.TryAdd(member.Id, place);
        return places;
    }

    static IResult Graph(Desk desk, Asked asked, string id)
    {
        if (BoardView.Load(desk, asked, id) is not { } view) return desk.Fault(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]);
        return Departing.Streamed(desk, ($"{id}.gexf", "application/gexf+xml"), Departing.Leaving(desk, LeavingAct.Export, "gexf", desk.Path), (departure, to) =>
        {
            departure.Carry(view.Ties.Edges.SelectMany(e => e.Claims));
            using var through = desk.Store.StandIns(desk.Viewer).Over(to);
            Gexf.Write(view.Ties, Standing(view).ToDictionary(p => p.Key, p => (p.Value.X, p.Value.Y)), (BoardWords.Title(desk.Words, view.Board), d => desk.Store.Document(desk.Viewer, d)?.Licence), through);
            return null;
        });
    }

    /// <summary>A board of whoever the network shows under a question, or an empty one.</summary>
    static Taken Make(Desk desk, Sent sent)
    {
        var (asked, query) = BoardQuestion.Of(sent["question"], desk.Words);
        var shown = sent["question"] is null && sent[Sent.PlacesField] is null ? new([], [], 0) : NetworkView.Load(desk, asked).Ties;
        if (asked.Fault is { } fault) return new(fault);
        if (Places(sent[Sent.PlacesField]) is not { } places) return new(Told(desk, new(null, BoardFault.BadPlace)));
        return Led(desk, Desk(desk).Make(sent["title"], shown.Entities.Select(e => e.Id), places, BoardQuestion.Kept(key => query[key])));
    }

    static Taken Led(Desk desk, BoardOutcome outcome) => outcome.Id is { } id ? new(null, Links.Board(id), new { Id = id.Value }) : new(Told(desk, outcome));

    static string? Members(Desk desk, Sent sent)
    {
        if (sent["remove"] is { } gone) return Told(desk, Desk(desk).Remove(Id(sent), new(gone)));
        return Told(desk, Desk(desk).Add(Id(sent), (sent["add"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => new EntityId(p))));
    }

    static string? Notes(Desk desk, Sent sent)
    {
        if (sent["remove"] is { } gone) return Told(desk, Desk(desk).RemoveNote(Id(sent), int.TryParse(gone, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1));
        return Told(desk, Desk(desk).Note(Id(sent), sent["on"] is { } on ? new EntityId(on) : null, sent["text"]));
    }

    static string? Question(Desk desk, Sent sent)
    {
        var question = BoardQuestion.Kept(key => [sent[key]]);
        var (asked, _) = BoardQuestion.Of(question, desk.Words);
        _ = asked.Edges();
        return asked.Fault ?? Told(desk, Desk(desk).Ask(Id(sent), question));
    }

    /// <summary>Where parties stand: a JSON list of <c>[id, x, y, pinned]</c>; none sent: nobody was placed. Null: it is no such list.</summary>
    static ImmutableArray<BoardPlace>? Places(string? sent)
    {
        if (sent is null) return [];
        try
        {
            using var json = JsonDocument.Parse(sent, new() { MaxDepth = 4 });
            return [.. json.RootElement.EnumerateArray().Select(p => new BoardPlace(new(p[0].GetString() ?? ""), p[1].GetDouble(), p[2].GetDouble(), p[3].GetBoolean()))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            return null;
        }
    }

    static async Task<IResult> FileAsync(Desk desk, IFormCollection form)
    {
        if (form.Files["file"] is not { Length: > 0 } file) return desk.Fault(StatusCodes.Status422UnprocessableEntity, desk.Words["map.upload.none"]);
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        var outcome = Desk(desk).Make(content.ToArray(), Path.GetFileNameWithoutExtension(file.FileName) is { Length: > 0 } name ? name : "–");
        return outcome.Id is { } id ? Results.LocalRedirect(Links.Board(id), permanent: false, preserveMethod: false)
            : desk.Fault(StatusCodes.Status422UnprocessableEntity, Told(desk, outcome)!);
    }
}
