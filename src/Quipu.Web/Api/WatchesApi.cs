using System.Globalization;
using Quipu.Model;
using Quipu.Watches;
using Quipu.Web.Pages.Watches;

namespace Quipu.Web.Api;

/// <summary><c>/watches</c>: questions that are kept, and what newly answers them.</summary>
static class WatchesApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/watches", (Desk desk, Asked asked) => Answers.Page<WatchesPage>(desk, asked, WatchesView.Load(desk, asked)));
        app.MapGet("/watches.json", (Desk desk, Asked asked) =>
        {
            var view = WatchesView.Load(desk, asked);
            return Answers.Data(desk, asked, () => new { view.Total, view.Paging.Offset, view.New, Rows = view.Rows.Select(w => Shape(desk, w)) });
        });
        app.MapGet("/watches/{id}", (Desk desk, Asked asked, string id) => Answers.Found<WatchPage>(desk, asked, WatchView.Load(desk, id, asked)));
        app.MapGet("/watches/{id}.json", (Desk desk, Asked asked, string id, Offsets offsets) => Answers.Data(desk, asked, () => WatchView.Load(desk, id, asked) is { } view
            ? new { Watch = Shape(desk, view.Kept), Alerts = new { view.Alerts.Total, view.Alerts.Offset, Rows = view.Alerts.Rows.Select(a => Shape(a, offsets)) } } : null));
        app.MapGet("/watches/{id}.atom", (Desk desk, string id) => Feed(desk, id));
        Changes.MapLed(app, "/watches", Make);
        Changes.MapLed(app, "/watches/{id}/settings", (desk, sent) => Told(desk, Watches(desk).Set(desk.Viewer, Id(sent), Setting(sent))));
        Changes.MapLed(app, "/watches/{id}/close", (desk, sent) => Told(desk, Watches(desk).Close(desk.Viewer, Id(sent))));
        Changes.MapLed(app, "/watches/{id}/seen", See);
    }

    static WatchDesk Watches(Desk desk) => desk.Options.Watches ?? new(desk.Store, desk.Options.Time, Names(desk));

    static NameWatching? Names(Desk desk) => desk.Options.Tables is { } tables ? new(desk.Matching, tables) { Threshold = desk.Options.MatchThreshold } : null;

    static WatchId Id(Sent sent) => new(sent.Route("id"));

    static Taken Make(Desk desk, Sent sent) => Wires.TryRead<WatchPace>(sent["pace"] ?? WatchPace.Page.Wire(), out _) ? Told(desk, Watches(desk).Make(desk.Viewer, Address(sent["address"] ?? ""), Setting(sent)))
        : new(desk.Words.Of("asked.word", sent["pace"], "pace", string.Join(", ", Enum.GetValues<WatchPace>().Select(p => p.Wire()))));

    // An address may be copied whole from the browser.
    static string Address(string given) => Uri.TryCreate(given, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.IsLoopback ? uri.PathAndQuery : given;

    // A form leaves unticked boxes out: whoever sends the settings' form means them.
    static WatchSetting Setting(Sent sent) => new(
        Wires.TryRead<WatchPace>(sent["pace"], out var pace) ? pace : null, Ticked(sent, "muted"), Ticked(sent, "proposals"), sent.Has("title") ? sent["title"] ?? "" : null);

    static bool? Ticked(Sent sent, string key) => sent.Flag(key) ?? (sent.IsForm && sent.Has("boxes") ? false : null);

    static Taken See(Desk desk, Sent sent) => long.TryParse(sent["up_to"], NumberStyles.None, CultureInfo.InvariantCulture, out var upTo)
        ? Told(desk, Watches(desk).See(desk.Viewer, Id(sent), upTo)) : new(desk.Words.Of("asked.number", sent["up_to"] ?? "–", "up_to", 0, "9…"));

    static Taken Told(Desk desk, WatchOutcome outcome) => outcome.Fault is not null ? new(WatchWords.Fault(desk.Words, outcome))
        : new(null, $"/watches/{outcome.Watch!.Id}", new { outcome.Watch.Id });

    static IResult Feed(Desk desk, string id)
    {
        if (desk.Store.Watch(desk.Viewer, new(id)) is not { } kept) return Answers.Problem(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]);
        var teller = new Teller(desk.Store, desk.Viewer, desk.Words, desk.Patterns);
        var site = $"{desk.Http.Request.Scheme}://{desk.Http.Request.Host}";
        return Departing.Fed(desk, "application/atom+xml; charset=utf-8", (departure, to) => WatchFeed.Write(to, (teller, kept, site), departure));
    }

    static object Shape(Desk desk, KeptWatch kept) => new
    {
        kept.Watch.Id,
        Title = WatchWords.Title(desk.Words, desk.Store, desk.Viewer, kept.Watch, desk.Patterns),
        kept.Watch.Question.Kind,
        kept.Watch.Question.Address,
        kept.Watch.By,
        kept.Watch.At,
        kept.Watch.Pace,
        Muted = kept.Watch.IsMuted,
        Proposals = kept.Watch.WithProposals,
        Closed = kept.Watch.ClosedAt,
        kept.New,
        kept.Alerts,
        kept.Answers,
        kept.Latest,
    };

    static object Shape(AlertRow row, Offsets offsets) => new
    {
        row.Alert.Number,
        row.Alert.Kind,
        row.Alert.At,
        row.IsNew,
        Claim = row.Claim is { } claim ? ClaimShape.Of(offsets, claim) : null,
        Finding = row.Finding is { } finding ? FindingShape.Of(finding) : null,
        Document = row.Document is { } document ? DocumentShape.Of(document) : null,
        Match = row.Alert.Item.Match is { } match ? new { match.Row, row.Name, Entity = match.Entity.Value, row.Found, Score = row.Alert.State } : null,
    };
}
