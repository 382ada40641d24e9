using System.Collections.Immutable;
using System.Globalization;
using Quipu.Claims;
using Quipu.Claims.Times;
using Quipu.Model;

namespace Quipu.Web.Pages.Timeline;

/// <summary>Lanes are parties, or kinds of claims.</summary>
public enum TimelineLanes { Entity, Kind }

/// <summary>
/// Where claims stand in time. Across in hundredths of the width, so that the picture is as wide as its page; down in pixels. A claim is a bar over the days that its words may mean: a day is a dot, a year is as wide as a year and
/// open at both ends. What says no day of its own stands hollow on the day it was published.
/// </summary>
public sealed class TimelinePlot
{
    internal const int RowHeight = 16;

    const double Left = 1, Right = 99;

    const int MostTicks = 7;

    // Hundredths of the width under which two marks would touch.
    const double Least = 1.2;

    // Months from tick to tick.
    static readonly int[] _steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

    readonly DateOnly _from;
    readonly double _days;
    readonly ClaimTime _time;

    TimelinePlot(IReadOnlyCollection<ShownClaim> claims, ClaimTime time)
    {
        _time = time;
        (_from, To) = (claims.Min(c => Days(c).From), claims.Max(c => Days(c).To));
        _days = Math.Max(1, To.DayNumber - _from.DayNumber);
    }

    internal ImmutableArray<TimelineLane> Lanes { get; private set; } = [];

    internal DateOnly From => _from;

    internal DateOnly To { get; }

    /// <summary>Years or months to mark below: so few that their words do not touch.</summary>
    internal IEnumerable<(string X, PartialDate Date)> Ticks
    {
        get
        {
            var months = (To.Year - _from.Year) * 12 + To.Month - _from.Month + 1;
            var step = Array.Find(_steps, s => months / s <= MostTicks || s == _steps[^1]);
            for (var day = new DateOnly(_from.Year, ((_from.Month - 1) / Math.Min(step, 12) * Math.Min(step, 12)) + 1, 1); day <= To; day = day.AddMonths(step))
                if (day >= _from) yield return (X(day), step < 12 ? PartialDate.Parse(day.ToString("yyyy-MM", CultureInfo.InvariantCulture)) : PartialDate.Parse(day.ToString("yyyy", CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Null where no claim stands in time.</summary>
    internal static TimelinePlot? Of(IEnumerable<ShownClaim> claims, ClaimTime time, TimelineLanes by)
    {
        var dated = claims.Where(c => c.Document.Published is not null || (time == ClaimTime.Held && c.Claim.Date is not null)).ToList();
        if (dated.Count == 0) return null;
        var plot = new TimelinePlot(dated, time);
        plot.Lanes = [.. plot.Laned(dated, by)];
        return plot;
    }

    IEnumerable<TimelineLane> Laned(List<ShownClaim> claims, TimelineLanes by)
    {
        var lanes = claims.GroupBy(c => by == TimelineLanes.Kind ? c.Claim.Type.Wire() : Party(c)?.Entity.Value ?? "").OrderBy(g => g.Key.Length == 0).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal);
        foreach (var lane in lanes)
        {
            var party = by == TimelineLanes.Entity ? Party(lane.First()) : null;
            var marks = Packed([.. lane.OrderBy(c => c.Claim.Type != ClaimType.Proceeding).ThenBy(c => Days(c).From).ThenBy(c => c.Claim.Id)]).ToImmutableArray();
            yield return new(party, by == TimelineLanes.Kind ? lane.First().Claim.Type : null, marks, by == TimelineLanes.Entity ? [.. Ladder(marks)] : [], (marks.Max(m => m.Row) + 1) * RowHeight + 4);
        }
    }

    // Whose lane a claim stands in: who does or undergoes it.
    static ShownParty? Party(ShownClaim claim) => claim.Subject ?? claim.Object;

    // Each mark in the first row where nothing lies in its way: the steps of the law first, so that they lie together.
    IEnumerable<TimelineMark> Packed(List<ShownClaim> claims)
    {
        var rows = new List<List<(double From, double To)>>();
        foreach (var claim in claims)
        {
            var (from, to) = Days(claim);
            var (x1, x2) = (Place(from), Math.Max(Place(to), Place(from)));
            var row = rows.FindIndex(r => r.All(o => o.To + Least <= x1 || o.From >= x2 + Least));
            if (row < 0)
            {
                row = rows.Count;
                rows.Add([]);
            }

            rows[row].Add((x1, x2));
            yield return new(claim, Text(x1), Text(Math.Max(x2 - x1, 0)), row, x2 - x1 >= Least, _time == ClaimTime.Held && claim.Claim.Date is null)
            {
                IsVague = claim.Claim.Date is { } date && claim.Claim.End is null && _time == ClaimTime.Held && date.Earliest != date.Latest,
                Reported = _time == ClaimTime.Held && claim.Claim.Date is not null && claim.Document.Published is { } told ? X(told.Earliest) : null,
            };
        }
    }

    // From each step that the law reached to the next further one of the same party.
    static IEnumerable<TimelineRung> Ladder(ImmutableArray<TimelineMark> marks)
    {
        var steps = marks.Where(m => m.Shown.Claim is { Type: ClaimType.Proceeding, Stage: not null, Negated: false, Modality: Modality.Stated }).ToList();
        return steps.Zip(steps.Skip(1)).Where(p => p.First.Shown.Claim.Stage != p.Second.Shown.Claim.Stage).Select(p => new TimelineRung(p.First.X, p.First.Y, p.Second.X, p.Second.Y));
    }

    (DateOnly From, DateOnly To) Days(ShownClaim shown)
    {
        if (_time == ClaimTime.Held && shown.Claim.Date is { } date) return (date.Earliest, (shown.Claim.End ?? date).Latest is var to && to < date.Earliest ? date.Latest : (shown.Claim.End ?? date).Latest);
        return (shown.Document.Published!.Value.Earliest, shown.Document.Published.Value.Latest);
    }

    double Place(DateOnly day) => Math.Clamp(Left + ((Right - Left) * (day.DayNumber - _from.DayNumber) / _days), Left, Right);

    string X(DateOnly day) => Text(Place(day));

    static string Text(double place) => string.Create(CultureInfo.InvariantCulture, $"{place:0.##}%");
}

/// <summary>The claims of a party, or of a kind.</summary>
/// <param name="Party">Whose lane it is; null: of a kind, or of claims that name nobody.</param>
/// <param name="Rungs">From one step of the law to the next.</param>
/// <param name="Height">In pixels.</param>
public sealed record TimelineLane(ShownParty? Party, ClaimType? Kind, ImmutableArray<TimelineMark> Marks, ImmutableArray<TimelineRung> Rungs, int Height);

/// <summary>A claim in its lane.</summary>
/// <param name="IsWide">Long enough to be a bar; else a dot.</param>
/// <param name="IsUndated">Its words say no day: it stands where it was published.</param>
public sealed record TimelineMark(ShownClaim Shown, string X, string Width, int Row, bool IsWide, bool IsUndated)
{
    /// <summary>Its day is known to the month or year only.</summary>
    internal bool IsVague { get; init; }

    /// <summary>Where it was reported, where that is another time; null: not shown.</summary>
    internal string? Reported { get; init; }

    internal int Y => (Row * TimelinePlot.RowHeight) + (TimelinePlot.RowHeight / 2);
}

/// <summary>A line between two steps of the law.</summary>
public sealed record TimelineRung(string X1, int Y1, string X2, int Y2);
