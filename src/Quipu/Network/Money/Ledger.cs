using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Network.Money;

/// <summary>Transfers in order of their dates, what is undated last; with what they add up to.</summary>
/// <param name="Left">Ties that were not read, since there were too many; never silently.</param>
public sealed record Ledger(ImmutableArray<Transfer> Transfers, int Left)
{
    /// <summary>Nothing on record.</summary>
    public static Ledger Empty { get; } = new([], 0);

    /// <summary>A ledger of transfers: those that say the same become one, with all of their evidence.</summary>
    /// <remarks>The same are two of one kind between the same parties, with the same sum, and dates of which one may be the other.</remarks>
    public static Ledger Of(IEnumerable<Transfer> transfers, int left = 0)
    {
        ArgumentNullException.ThrowIfNull(transfers);
        var entries = new List<Transfer>();
        foreach (var group in transfers.GroupBy(t => (t.From.Id, t.To.Id, t.Kind, t.Sum)))
        {
            // What is dated most exactly first, so that a vague date falls to an exact one and not the other way round.
            var own = new List<Transfer>();
            foreach (var transfer in group.OrderByDescending(t => Exactness(t.Date)).ThenBy(t => t.Date ?? default).ThenBy(t => Key(t.Evidence[0]), StringComparer.Ordinal))
            {
                var same = own.FindIndex(t => IsSame(t, transfer));
                if (same < 0) own.Add(transfer);
                else own[same] = own[same] with { Evidence = [.. own[same].Evidence, .. transfer.Evidence] };
            }

            entries.AddRange(own);
        }

        return new([.. entries.OrderBy(t => t.Date is null).ThenBy(t => t.Date ?? default).ThenBy(t => t.From.Id).ThenBy(t => t.To.Id).ThenBy(t => t.Sum.Amount).ThenBy(t => Key(t.Evidence[0]), StringComparer.Ordinal)], left);
    }

    /// <summary>What went from whom to whom, thing by thing and currency by currency, the greatest first.</summary>
    /// <param name="exchange">By which rates sums are told in another currency too; null: none is.</param>
    public ImmutableArray<Flow> Flows(Exchange? exchange = null) =>
    [
        .. Transfers.GroupBy(t => (From: t.From.Id, To: t.To.Id, t.Kind, t.Sum.Currency)).Select(g => Added([.. g], exchange))
            .OrderBy(f => f.Currency is null).ThenBy(f => f.Currency, StringComparer.Ordinal).ThenByDescending(f => f.Total).ThenBy(f => f.From.Id).ThenBy(f => f.To.Id).ThenBy(f => f.Kind),
    ];

    /// <summary>Transfers with a sum that the rates say nothing of.</summary>
    public int Unconverted(Exchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        return Transfers.Count(t => t.Sum.Amount is not null && exchange.Of(t) is null);
    }

    static Flow Added(ImmutableArray<Transfer> transfers, Exchange? exchange)
    {
        var (first, once) = (transfers[0], transfers.Where(t => t.Sum.Every is null).ToList());
        return new(
            first.From, first.To, first.Kind, first.Sum.Currency, once.Where(IsStated).Sum(t => t.Sum.Amount ?? 0), once.Where(t => !IsStated(t)).Sum(t => t.Sum.Amount ?? 0),
            transfers.Length, transfers.Count(t => t.Sum.Amount is null), transfers.Count(t => t.Answered))
        {
            Repeated =
            [
                .. transfers.Where(t => t.Sum is { Amount: not null, Every: not null }).GroupBy(t => (Amount: t.Sum.Amount!.Value, Every: t.Sum.Every!))
                    .Select(g => new RepeatedSum(g.Key.Amount, g.Key.Every, !g.Any(IsStated))).OrderBy(r => r.Every, StringComparer.Ordinal).ThenByDescending(r => r.Amount),
            ],
            Converted = exchange is null ? null : Converted(once, exchange),
        };
    }

    static ConvertedFlow Converted(List<Transfer> once, Exchange exchange)
    {
        var sums = once.Where(t => t.Sum.Amount is not null).Select(t => (IsStated: IsStated(t), Sum: exchange.Of(t)?.Amount)).ToList();
        return new(exchange.To, sums.Where(s => s.IsStated).Sum(s => s.Sum ?? 0), sums.Where(s => !s.IsStated).Sum(s => s.Sum ?? 0), sums.Count(s => s.Sum is null));
    }

    static bool IsStated(Transfer transfer) => transfer.Modality == Modality.Stated;

    /// <summary>Money that comes back, over at most so many parties; shortest first. What was taken under threat was not given, and makes no cycle.</summary>
    /// <param name="longest">Parties of one cycle at most.</param>
    /// <param name="most">Cycles at most.</param>
    public MoneyCycles Cycles(int longest = 5, int most = 50)
    {
        var onward = Transfers.Where(t => t.From.Id != t.To.Id && t.Kind != TransferKind.Extortion).GroupBy(t => t.From.Id).ToDictionary(g => g.Key, g => g.GroupBy(t => t.To.Id).OrderBy(t => t.Key).Select(t => t.ToList()).ToList());
        var found = new List<MoneyCycle>();
        foreach (var start in onward.Keys.Order()) Walk(start, [start], []);
        return new([.. found.OrderBy(c => c.Stops.Length).ThenBy(c => c.Stops[0].Id).ThenBy(c => string.Join(' ', c.Stops.Select(s => s.Id.Value)), StringComparer.Ordinal).Take(most)], longest, found.Count > most);

        // Each cycle once, from its least id.
        void Walk(EntityId start, List<EntityId> path, List<List<Transfer>> hops)
        {
            if (!onward.TryGetValue(path[^1], out var next) || found.Count >= most * 20) return;
            foreach (var hop in next)
            {
                var to = hop[0].To.Id;
                if (to == start && path.Count > 1) found.Add(new([.. hops.Append(hop).Select(h => h[0].From)], IsInTime([.. hops, hop])));
                if (to.CompareTo(start) <= 0 || path.Count >= longest || path.Contains(to)) continue;
                path.Add(to);
                hops.Add(hop);
                Walk(start, path, hops);
                path.RemoveAt(path.Count - 1);
                hops.RemoveAt(hops.Count - 1);
            }
        }
    }

    // From some party of the cycle on, each transfer can have come on or after the day of the one before.
    static bool IsInTime(List<List<Transfer>> hops) => Enumerable.Range(0, hops.Count).Any(first =>
    {
        var day = DateOnly.MinValue;
        foreach (var hop in hops.Skip(first).Concat(hops.Take(first)))
        {
            var later = hop.Where(t => t.Date is not { } date || date.Latest >= day).ToList();
            if (later.Count == 0) return false;
            var earliest = later.Min(t => t.Date?.Earliest ?? day);
            if (earliest > day) day = earliest;
        }

        return true;
    });

    static bool IsSame(Transfer one, Transfer other)
    {
        // Two rows of a register are two payments, even of the same sum on the same day.
        if (one.Evidence.Any(e => e.Claim is null) && other.Evidence.Any(e => e.Claim is null)) return false;
        // Without a sum nothing tells one gift from another but its day.
        if (one.Date is not { } first || other.Date is not { } second) return one.Sum.Amount is not null || one.Date == other.Date;
        return first.Earliest <= second.Latest && second.Earliest <= first.Latest;
    }

    static int Exactness(PartialDate? date) => date is not { } known ? 0 : known.Day is not null ? 3 : known.Month is not null ? 2 : 1;

    static string Key(PathTie tie) => tie.Claim?.Claim.Id.Value ?? tie.Rows.FirstOrDefault()?.Statement.Entity.Value ?? "";
}
