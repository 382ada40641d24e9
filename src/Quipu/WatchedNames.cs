using System.Collections.Immutable;
using System.Globalization;
using Quipu.Access;
using Quipu.Matching.Screening;
using Quipu.Registers;
using Quipu.Watches;

namespace Quipu;

/// <summary>How names of tables are looked for.</summary>
/// <param name="Known">Everybody on record, by name.</param>
/// <param name="Tables">Where the tables lie.</param>
public sealed record NameWatching(MatchIndex Known, TableDesk Tables)
{
    /// <summary>The least score of a match where a watch says none, as a share.</summary>
    public double Threshold { get; init; } = Matching.Scoring.MatchThresholds.Default;

    /// <summary>Rows of a table at most: it is screened whole each time that names come.</summary>
    public const int MostRows = 2000;

    /// <summary>A table of a watch, or rows of it; null: it is not there, or names nobody.</summary>
    internal Screening? Screened(IStore store, WatchAsk ask)
    {
        if (ask.Table is not { } table) return null;
        try
        {
            return Tables.Screened(table, new(Known, store, Viewer.Owner, new() { Dataset = ask.Dataset, Threshold = ask.Threshold ?? Threshold }));
        }
        catch (RegisterException)
        {
            return null;
        }
    }

    /// <summary>A row of a watch's table, as it names somebody; null: it is not there.</summary>
    public string? NameOf(IStore store, WatchQuestion question, WatchItem item) =>
        item.Match is { } match && Screened(store, WatchAsk.Of(question))?.Rows(match.Row - 1, match.Row).FirstOrDefault(r => r.Party == match.Party) is { Fault: null } row ? row.Name : null;
}

/// <summary>Who on record may be one of the names of a table, and what is told where somebody newly may be.</summary>
sealed class WatchedNames(IStore store, NameWatching names, Watch watch, DateTimeOffset at)
{
    internal WatchNews News(WatchAsk ask, WatchLog? log)
    {
        // A table that cannot be read now tells nothing, and what it told stays.
        if (log is { HasNames: false } || names.Screened(store, ask) is not { } screening) return WatchNews.None;
        var kept = store.WatchAnswers(Viewer.Keeper, watch.Id);
        // Who was joined since stands under another id, and is no news.
        var before = kept.GroupBy(a => Now(a.Item)).ToDictionary(g => g.Key, g => g.First());
        var now = screening.Rows(0, NameWatching.MostRows).SelectMany(r => r.Hits.Select(h => Answer(r, h))).DistinctBy(a => a.Item).ToDictionary(a => a.Item);
        var came = now.Values.Where(a => before.GetValueOrDefault(a.Item) is not { } old || old.Item != a.Item || old.State != a.State).OrderBy(a => a.Item).ToImmutableArray();
        var went = kept.Select(a => a.Item).Where(i => !now.ContainsKey(i)).Order().ToImmutableArray();
        return new(came, went, log is null ? [] : [.. came.Where(a => !before.ContainsKey(a.Item)).Select(Told)]);
    }

    static WatchAnswer Answer(ScreenedRow row, ScreenedHit hit) =>
        new(WatchItem.Of(row.Number, row.Party, hit.Id), ((int)Math.Round(hit.Score * 100)).ToString(CultureInfo.InvariantCulture), Entity: hit.Id);

    WatchItem Now(WatchItem item) => item.Match is { } match ? WatchItem.Of(match.Row, match.Party, Standing(match.Entity)) : item;

    EntityId Standing(EntityId id) => store.Entity(Viewer.Owner, id)?.Id ?? store.Statements(Viewer.Owner, id).Select(s => (EntityId?)s.Statement.Canonical).FirstOrDefault() ?? id;

    Alert Told(WatchAnswer answer) => new(0, watch.Id, AlertKind.Match, answer.Item, at) { State = answer.State, Entity = answer.Entity };
}
