using System.Text;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Publishing.Replies;
using Quipu.Search;
using Quipu.Web.Pages.Replies;

namespace Quipu.Web.Api;

/// <summary><c>/replies</c>: who was asked, what they answered, and letters that ask.</summary>
static class RepliesApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/replies", (Desk desk, Asked asked) => Answers.Page<RepliesPage>(desk, asked, RepliesView.Load(desk, asked)));
        app.MapGet("/replies.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = RepliesView.Load(desk, asked);
            return Answers.Data(desk, asked, () => new
            {
                Requests = Shapes.List(view.Rows, r => Shape(desk, r, offsets)),
                Open = Shapes.List(view.Open, o => new { o.Open.Party, o.Open.Name, Unanswered = o.Open.Claims, o.Open.Asked, Claims = o.Claims.Select(c => ClaimShape.Of(offsets, c)) }),
            });
        });
        app.MapGet("/replies.csv", (Desk desk, Asked asked) =>
        {
            var query = RepliesView.Asked(desk, asked);
            return Departing.Table(desk, asked, Departing.Table(desk, "replies"), (csv, departure) => new RequestTable(desk.Store, desk.Viewer, query.Today) { Carried = departure.Carry }.Write(csv, Paging.All(p => desk.Store.Requests(desk.Viewer, query, p))));
        });
        app.MapGet("/replies/new", (Desk desk, Asked asked) => Answers.Found<AskPage>(desk, asked, AskView.Load(desk, asked)));
        app.MapGet("/replies/new.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = AskView.Load(desk, asked);
            return Answers.Data(desk, asked, () => view is null ? null : new { Party = view.Party.Entity, view.Party.Name, Claims = view.Claims.Select(c => ClaimShape.Of(offsets, c)), view.Chosen, view.Left });
        });
        app.MapGet("/replies/letter", (Desk desk, Asked asked) => LetterView.Load(desk, asked) is { } view ? Answers.Page<LetterPage>(desk, asked, view)
            : desk.Fault(asked.Fault is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest, asked.Fault ?? desk.Words["fault.nothing"]));
        app.MapGet("/replies/letter.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = LetterView.Load(desk, asked);
            return Answers.Data(desk, asked, () => view is null ? null : Shape(view, offsets));
        });
        app.MapGet("/replies/letter.txt", (Desk desk, Asked asked) => LetterView.Load(desk, asked) is { } view && asked.Fault is null
            ? Departing.Streamed(desk, ("letter.txt", "text/plain; charset=utf-8"), Departing.Leaving(desk, LeavingAct.Export, "letter", desk.Here), (departure, to) =>
            {
                departure.Carry(view.Letter.Points.SelectMany(p => p.All));
                to.Write(Encoding.UTF8.GetBytes(view.Text.Plain()));
                return null;
            })
            : Answers.Problem(asked.Fault is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest, asked.Fault ?? desk.Words["fault.nothing"]));
        app.MapGet("/replies/{id}", (Desk desk, Asked asked, string id) => Answers.Found<RequestPage>(desk, asked, RequestView.Load(desk, id)));
        app.MapGet("/replies/{id}.json", (Desk desk, Asked asked, string id, Offsets offsets) =>
            Answers.Data(desk, asked, () => RequestView.Load(desk, id) is { } view ? Shape(desk, view.Row, offsets) : null));
        Changes.Map(app, "/replies", Ask);
        Changes.Map(app, "/replies/{id}/events", Log);
    }

    /// <summary>A request as data, with the claims asked about and all that came of it.</summary>
    internal static object Shape(Desk desk, RequestRow row, Offsets offsets)
    {
        var (kept, request) = (row.Kept, row.Kept.Request);
        return new
        {
            request.Id,
            kept.Party,
            row.Name,
            row.State,
            Told = RequestTable.Told(kept, RepliesView.Today(desk)),
            AskedOn = IsoTime.Of(request.AskedOn),
            request.How,
            request.To,
            request.By,
            request.At,
            Deadline = IsoTime.Of(kept.Deadline),
            request.Note,
            Claims = row.Claims.Select(c => ClaimShape.Of(offsets, c)),
            row.Missing,
            Events = kept.Events.Select(e => new
            {
                e.Number,
                e.Kind,
                On = IsoTime.Of(e.On),
                e.By,
                e.At,
                e.How,
                e.From,
                e.Words,
                e.Answer,
                e.Document,
                Became = e.Claims.Select(c => desk.Store.Claim(desk.Viewer, c)).OfType<Claims.ShownClaim>().Select(c => ClaimShape.Of(offsets, c)),
                Deadline = IsoTime.Of(e.Deadline),
                e.Note,
                e.Retracts,
                IsRetracted = kept.IsRetracted(e.Number),
            }),
        };
    }

    /// <summary>The requests about a claim, a party or a finding, in short.</summary>
    internal static object Brief(Desk desk, IEnumerable<KeptRequest> requests) => requests.Select(k => new
    {
        k.Request.Id,
        k.Party,
        desk.Store.Entity(desk.Viewer, k.Party)?.Name,
        State = k.StateOn(RepliesView.Today(desk)),
        Told = RequestTable.Told(k, RepliesView.Today(desk)),
    });

    static object Shape(LetterView view, Offsets offsets) => new
    {
        Party = view.Letter.Party.Id,
        view.Letter.Party.Name,
        Language = view.Words.Code,
        Points = view.Text.Points.Select(p => new { Claim = ClaimShape.Of(offsets, p.Point.Shown), Also = p.Point.Also.Select(c => ClaimShape.Of(offsets, c)), p.Point.IsPublished, p.Point.IsUnreviewed, Lines = p.Lines.Select(l => l.Text) }),
        view.Letter.LeftOut,
        Text = view.Text.Plain(),
    };

    static string? Ask(Desk desk, Sent sent)
    {
        if (Day(desk, sent, "asked_on", out var asked) is { } fault) return fault;
        if (Day(desk, sent, "deadline", out var deadline) is { } wrong) return wrong;
        if (Channel(desk, sent, out var how) is { } word) return word;
        if (sent["party"] is not { } party) return desk.Words["reply.no_party"];
        return Told(desk, Log(desk).Ask(new()
        {
            Id = default,
            Party = new(party),
            Claims = [.. (sent["about"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(c => new ClaimId(c))],
            How = how ?? ReplyChannel.Other,
            AskedOn = asked ?? RepliesView.Today(desk),
            Deadline = deadline,
            To = sent["to"],
            Note = sent["note"],
            By = desk.Viewer.Name,
            At = default,
        }));
    }

    static string? Log(Desk desk, Sent sent)
    {
        var id = new RequestId(sent.Route("id"));
        if (!Wires.TryRead<ReplyKind>(sent["kind"], out var kind)) return Unknown<ReplyKind>(desk, sent, "kind");
        if (kind == ReplyKind.Retracted) return Told(desk, Log(desk).Retract(id, int.TryParse(sent["retracts"], out var number) ? number : -1, sent["note"]));
        if (Day(desk, sent, "on", out var on) is { } fault) return fault;
        if (Day(desk, sent, "deadline", out var deadline) is { } wrong) return wrong;
        if (Channel(desk, sent, out var how) is { } word) return word;
        var day = on ?? RepliesView.Today(desk);
        if (kind != ReplyKind.Answered)
            return Told(desk, Log(desk).Log(id, new(0, kind, day, "", default) { How = how, From = sent["from"], Words = sent["words"], Deadline = deadline, Note = sent["note"] }));
        if (!Wires.TryRead<AnswerKind>(sent["answer"], out var answer)) return Unknown<AnswerKind>(desk, sent, "answer");
        return Told(desk, Log(desk).Answer(id, new(sent["words"] ?? "", answer, day) { How = how, From = sent["from"], Quote = sent["quote"], Note = sent["note"] }));
    }

    static ReplyDesk Log(Desk desk) => new(desk.Store, desk.Viewer, bytes => desk.Options.Keep?.Invoke(bytes) ?? throw new QuipuException(desk.Words["reply.cannot_keep"]), desk.Options.Time);

    static string? Told(Desk desk, ReplyOutcome outcome) => outcome.Fault is { } fault ? RequestWords.Fault(desk.Words, fault, outcome.About) : null;

    static string? Day(Desk desk, Sent sent, string key, out DateOnly? day)
    {
        day = IsoTime.Day(sent[key]);
        return sent[key] is { } text && day is null ? desk.Words.Of("sent.day", text, key) : null;
    }

    static string? Channel(Desk desk, Sent sent, out ReplyChannel? how)
    {
        how = Wires.TryRead<ReplyChannel>(sent["how"], out var word) ? word : null;
        return sent["how"] is not null && how is null ? Unknown<ReplyChannel>(desk, sent, "how") : null;
    }

    static string Unknown<T>(Desk desk, Sent sent, string key) where T : struct, Enum =>
        desk.Words.Of("asked.word", sent[key] ?? "–", key, string.Join(", ", Enum.GetValues<T>().Select(v => v.Wire())));
}
