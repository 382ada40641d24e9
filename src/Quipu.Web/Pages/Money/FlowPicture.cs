using System.Collections.Immutable;
using System.Globalization;
using Quipu.Network;
using Quipu.Network.Money;

namespace Quipu.Web.Pages.Money;

/// <summary>A party in the picture of flows.</summary>
public sealed record FlowBox(PathStop Who, double X, double Y, double Height, bool IsLast);

/// <summary>A band of the picture: what one gave to another in the picture's currency, of one firmness.</summary>
/// <param name="D">The path of its middle line.</param>
public sealed record FlowBand(Flow Flow, string D, double Width, bool Alleged, bool Back)
{
    /// <summary>The middle of its line.</summary>
    internal (double X, double Y) Middle { get; init; }
}

/// <summary>
/// Flows of one currency as a Sankey picture: givers at the left of takers, bands as wide as the sum. Sums that are only alleged are bands of their own, so that they are never taken for stated ones.
/// Money that comes back against the order runs back under the boxes. Within a column who is tied to whom stands at the same height, so that bands cross little.
/// </summary>
public sealed class FlowPicture
{
    internal const double Width = 960, BoxWidth = 10, Label = 215;

    const double Gap = 14, Top = 12, Room = 340;
    const int Most = 40;

    readonly Dictionary<EntityId, int> _columns = [];

    FlowPicture(string currency, ImmutableArray<Flow> flows, int left, Func<string, double> room)
    {
        (Currency, Left) = (currency, left);
        Rank(flows);
        var ids = flows.SelectMany(f => new[] { f.From, f.To }).DistinctBy(s => s.Id).ToDictionary(s => s.Id);
        var sizes = ids.Keys.ToDictionary(id => id, id => (double)Math.Max(flows.Where(f => f.From.Id == id).Sum(f => f.Total), flows.Where(f => f.To.Id == id).Sum(f => f.Total)));
        var columns = ids.Values.GroupBy(s => _columns[s.Id]).OrderBy(g => g.Key).Select(g => g.OrderByDescending(s => sizes[s.Id]).ThenBy(s => s.Id).ToList()).ToList();
        Straighten(columns, flows);
        var scale = Room / columns.Max(c => c.Sum(s => sizes[s.Id]));
        var boxes = new Dictionary<EntityId, FlowBox>();
        for (var i = 0; i < columns.Count; i++)
        {
            var y = Top;
            foreach (var stop in columns[i])
            {
                var height = Math.Max(2, sizes[stop.Id] * scale);
                var slot = Math.Max(height, room(stop.Name));
                var x = columns.Count == 1 ? 0 : (Width - Label - BoxWidth) * i / (columns.Count - 1);
                boxes[stop.Id] = new(stop, x, y + ((slot - height) / 2), height, i == columns.Count - 1);
                y += slot + Gap;
            }

            Height = Math.Max(Height, y + 8);
        }

        Boxes = [.. boxes.Values];
        Bands = [.. Drawn(flows, boxes, scale)];
        Crossings = Count(columns, flows);
    }

    internal string Currency { get; }

    /// <summary>Flows that are not drawn; the table has them.</summary>
    internal int Left { get; }

    internal double Height { get; private set; }

    internal ImmutableArray<FlowBox> Boxes { get; }

    internal ImmutableArray<FlowBand> Bands { get; }

    /// <summary>Pairs of flows between neighbouring columns that cross.</summary>
    internal int Crossings { get; }

    /// <summary>The picture of the currency in which most flows are; null where no flow has a sum.</summary>
    /// <param name="room">How high a name is set, where it is to have room for itself; null: it may stand beside others.</param>
    internal static FlowPicture? Of(ImmutableArray<Flow> flows, Func<string, double>? room = null)
    {
        if (ByCurrency(flows).FirstOrDefault() is not { } drawn) return null;
        var greatest = Greatest(drawn);
        return new(drawn.Key, greatest, flows.Length - greatest.Length, room ?? (_ => 0));
    }

    /// <summary>A picture of each currency, that first in which most flows are: sums of two are never on one scale.</summary>
    internal static ImmutableArray<FlowPicture> All(ImmutableArray<Flow> flows) => [.. ByCurrency(flows).Select(g => (Own: g, Greatest: Greatest(g))).Select(g => new FlowPicture(g.Own.Key, g.Greatest, g.Own.Count() - g.Greatest.Length, _ => 0))];

    static IEnumerable<IGrouping<string, Flow>> ByCurrency(ImmutableArray<Flow> flows) =>
        flows.Where(f => f is { Currency: not null, Total: > 0 } && f.From.Id != f.To.Id).GroupBy(f => f.Currency!, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal);

    static ImmutableArray<Flow> Greatest(IEnumerable<Flow> flows) => [.. flows.OrderByDescending(f => f.Total).ThenBy(f => f.From.Id).ThenBy(f => f.To.Id).Take(Most)];

    // A giver stands left of whom it gives to, unless that leads back to it; the greatest flows are placed first.
    void Rank(ImmutableArray<Flow> flows)
    {
        var onward = new Dictionary<EntityId, List<EntityId>>();
        foreach (var flow in flows)
        {
            if (Reaches(flow.To.Id, flow.From.Id)) continue;
            if (!onward.TryGetValue(flow.From.Id, out var to)) onward[flow.From.Id] = to = [];
            to.Add(flow.To.Id);
        }

        foreach (var id in flows.SelectMany(f => new[] { f.From.Id, f.To.Id }).Distinct()) _columns.TryAdd(id, 0);
        var changed = true;
        while (changed)
        {
            changed = false;
            foreach (var (from, to) in onward)
                foreach (var next in to)
                    if (_columns[next] <= _columns[from]) (_columns[next], changed) = (_columns[from] + 1, true);
        }

        bool Reaches(EntityId from, EntityId wanted) => from == wanted || (onward.TryGetValue(from, out var to) && to.Exists(next => Reaches(next, wanted)));
    }

    // Back and forth, each column in the order of the middle of its neighbours; the order with the fewest crossings stays.
    static void Straighten(List<List<PathStop>> columns, ImmutableArray<Flow> flows)
    {
        var best = columns.Select(c => c.ToList()).ToList();
        var least = Count(columns, flows);
        for (var round = 0; round < 8 && least > 0; round++)
        {
            var forth = round % 2 == 0;
            var rank = new Dictionary<EntityId, double>();
            foreach (var column in forth ? columns : columns.AsEnumerable().Reverse())
            {
                var middle = column.Select((s, i) => (s.Id, At: Middle(s.Id, forth, rank) ?? (i + 0.5) / column.Count)).ToDictionary(m => m.Id, m => m.At);
                column.Sort((a, b) => middle[a.Id].CompareTo(middle[b.Id]) is var by and not 0 ? by : a.Id.CompareTo(b.Id));
                for (var i = 0; i < column.Count; i++) rank[column[i].Id] = (i + 0.5) / column.Count;
            }

            var crossed = Count(columns, flows);
            if (crossed >= least) continue;
            (least, best) = (crossed, [.. columns.Select(c => c.ToList())]);
        }

        for (var i = 0; i < columns.Count; i++) columns[i] = best[i];

        double? Middle(EntityId id, bool forth, Dictionary<EntityId, double> rank)
        {
            var (sum, weight) = (0.0, 0.0);
            foreach (var flow in flows)
            {
                if ((forth ? flow.To.Id : flow.From.Id) != id || !rank.TryGetValue(forth ? flow.From.Id : flow.To.Id, out var at)) continue;
                (sum, weight) = (sum + (at * (double)flow.Total), weight + (double)flow.Total);
            }

            return weight > 0 ? sum / weight : null;
        }
    }

    static int Count(List<List<PathStop>> columns, ImmutableArray<Flow> flows)
    {
        var at = columns.SelectMany((c, i) => c.Select((s, j) => (s.Id, Column: i, Row: j))).ToDictionary(p => p.Id, p => (p.Column, p.Row));
        var ways = flows.Select(f => (From: at[f.From.Id], To: at[f.To.Id])).Where(w => w.To.Column == w.From.Column + 1).ToList();
        var count = 0;
        for (var i = 0; i < ways.Count; i++)
            for (var j = i + 1; j < ways.Count; j++)
                if (ways[i].From.Column == ways[j].From.Column && (ways[i].From.Row - ways[j].From.Row) * (ways[i].To.Row - ways[j].To.Row) < 0) count++;
        return count;
    }

    IEnumerable<FlowBand> Drawn(ImmutableArray<Flow> flows, Dictionary<EntityId, FlowBox> boxes, double scale)
    {
        var (given, taken) = (boxes.Keys.ToDictionary(k => k, _ => 0.0), boxes.Keys.ToDictionary(k => k, _ => 0.0));
        foreach (var flow in flows.OrderBy(f => boxes[f.To.Id].Y).ThenBy(f => boxes[f.From.Id].Y).ThenBy(f => f.From.Id).ThenBy(f => f.To.Id))
            foreach (var (sum, alleged) in new[] { (flow.Stated, false), (flow.Alleged, true) })
            {
                if (sum == 0) continue;
                var (from, to, width) = (boxes[flow.From.Id], boxes[flow.To.Id], Math.Max(1, (double)sum * scale));
                var (y1, y2) = (from.Y + given[flow.From.Id] + (width / 2), to.Y + taken[flow.To.Id] + (width / 2));
                given[flow.From.Id] += width;
                taken[flow.To.Id] += width;
                var back = to.X <= from.X;
                var (x1, x2) = (from.X + BoxWidth, to.X);
                if (back)
                {
                    // Under everything, a lane for each.
                    var low = Height + (width / 2);
                    Height += width + 6;
                    var (bent, after) = (Math.Min(Width - 4, x1 + 34), Math.Max(4, x2 - 34));
                    yield return new(flow, $"M{Text(x1)} {Text(y1)}C{Text(bent)} {Text(y1)} {Text(bent)} {Text(low)} {Text(x1)} {Text(low)}L{Text(x2)} {Text(low)}C{Text(after)} {Text(low)} {Text(after)} {Text(y2)} {Text(x2)} {Text(y2)}", width, alleged, true) { Middle = ((x1 + x2) / 2, low) };
                    continue;
                }

                var bend = (x2 - x1) / 2;
                yield return new(flow, $"M{Text(x1)} {Text(y1)}C{Text(x1 + bend)} {Text(y1)} {Text(x2 - bend)} {Text(y2)} {Text(x2)} {Text(y2)}", width, alleged, back) { Middle = ((x1 + x2) / 2, (y1 + y2) / 2) };
            }
    }

    internal static string Text(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}
