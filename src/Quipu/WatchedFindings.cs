using System.Collections.Immutable;
using System.Globalization;
using Quipu.Access;
using Quipu.Patterns.Kept;
using Quipu.Search;
using Quipu.Watches;

namespace Quipu;

/// <summary>The findings that answer a watch, and what is told where they come, go, or become weaker or stronger.</summary>
sealed class WatchedFindings(IStore store, Watch watch, WatchAsk ask, DateTimeOffset at)
{
    /// <summary>How strong a finding is that was told.</summary>
    /// <param name="Strength">Of its weakest hop.</param>
    public readonly record struct State(int Strength, bool IsLead)
    {
        public string Text => string.Create(CultureInfo.InvariantCulture, $"{Strength}|{(IsLead ? "lead" : "finding")}");

        public static State Of(KeptFinding kept) => new(kept.Finding.Weakest.Strength, kept.IsLead);

        public static State Read(string text) => text.Split('|') is [var strength, var kind] ? new(int.Parse(strength, CultureInfo.InvariantCulture), kind == "lead") : default;

        // A lead is less than a finding, however strong its hops are.
        internal int CompareTo(State other) => IsLead != other.IsLead ? (IsLead ? -1 : 1) : Strength.CompareTo(other.Strength);
    }

    internal WatchNews News(WatchLog? log)
    {
        if (log is { HasFindings: false, IsFar: false }) return WatchNews.None;
        var before = store.WatchAnswers(Viewer.Keeper, watch.Id).Where(a => a.Item.Finding is not null).ToDictionary(a => a.Item);
        var now = Found().ToDictionary(k => WatchItem.Of(k.Finding.Id), k => State.Of(k));
        var came = now.Where(n => before.GetValueOrDefault(n.Key)?.State != n.Value.Text).OrderBy(n => n.Key).Select(n => new WatchAnswer(n.Key, n.Value.Text)).ToImmutableArray();
        var went = before.Keys.Where(i => !now.ContainsKey(i)).Order().ToImmutableArray();
        return new(came, went, log is null ? [] : [.. came.Select(a => Told(a, before.GetValueOrDefault(a.Item))), .. went.Where(IsWithdrawn).Select(i => Gone(before[i]))]);
    }

    IEnumerable<KeptFinding> Found()
    {
        if (ask.Finding is { } id) return store.Finding(Viewer.Owner, id) is { Holds: true } one ? [one] : [];
        var query = ask.Findings!;
        if (query.Party is { } party) query = query with { Party = store.Entity(Viewer.Owner, party)?.Id ?? party };
        return Paging.All(p => store.Findings(Viewer.Owner, query, p)).DistinctBy(k => k.Finding.Id);
    }

    // What is only marked otherwise by somebody still holds.
    bool IsWithdrawn(WatchItem item) => store.Finding(Viewer.Owner, item.Finding!.Value) is not { Holds: true };

    Alert Told(WatchAnswer now, WatchAnswer? before)
    {
        var kind = before is null ? AlertKind.Finding : State.Read(now.State).CompareTo(State.Read(before.State)) < 0 ? AlertKind.FindingWeaker : AlertKind.FindingStronger;
        return new(0, watch.Id, kind, now.Item, at) { State = now.State, Before = before?.State };
    }

    Alert Gone(WatchAnswer before) => new(0, watch.Id, AlertKind.FindingGone, before.Item, at) { State = "", Before = before.State };
}
