using Quipu.Model;
using Quipu.Network.Snapshots;
using Quipu.Patterns.Language;

namespace Quipu.Patterns.Search;

/// <summary>One way in which the records show a tie of the shape: its ends and the ties that were gone over, −1 for none. With none at all both ends are the same party.</summary>
readonly record struct Strand(int From, int To, int A, int B = -1, int C = -1) : IComparable<Strand>
{
    public int CompareTo(Strand other)
    {
        var order = From.CompareTo(other.From);
        if (order == 0) order = To.CompareTo(other.To);
        if (order == 0) order = A.CompareTo(other.A);
        if (order == 0) order = B.CompareTo(other.B);
        return order != 0 ? order : C.CompareTo(other.C);
    }

    internal bool IsIdentity => A < 0;
}

/// <summary>When a strand may have begun and ended. What has no date, but was written about as if it were so, had begun when it was published.</summary>
/// <param name="First">The first day on which it may have begun.</param>
/// <param name="BegunBy">The last day on which it may have begun.</param>
/// <param name="Last">The last day on which it may have held.</param>
/// <param name="Known">The day by which all of it was published.</param>
readonly record struct StrandTime(int First, int BegunBy, int Last, int Known)
{
    internal static StrandTime Of(NetworkView view, Strand strand)
    {
        var time = new StrandTime(TieRow.Always, TieRow.Always, TieRow.ForEver, TieRow.Always);
        foreach (var tie in (ReadOnlySpan<int>)[strand.A, strand.B, strand.C])
            if (tie >= 0) time = time.And(in view.Network.Ties.Span[tie]);
        return time.BegunBy == TieRow.Always ? time with { BegunBy = TieRow.ForEver } : time;
    }

    // All parts of a strand hold together: from when the last has begun until the first has ended.
    StrandTime And(ref readonly TieRow tie)
    {
        var begunBy = Math.Min(tie.BegunBy, tie.Last);
        if (begunBy == TieRow.ForEver && !tie.FromRegister && tie.Modality != Modality.Possible) begunBy = tie.KnownFrom;
        return new(Math.Max(First, tie.First), Math.Max(BegunBy, begunBy), Math.Min(Last, tie.Last), Math.Max(Known, tie.KnownFrom));
    }

    /// <summary>Whether there are days that both may mean on which the rule holds.</summary>
    internal static bool Fits(TimeRule rule, StrandTime one, StrandTime other) => rule.Order switch
    {
        TimeOrder.First => one.First <= other.BegunBy && (rule.Months is not { } months || Later(one.BegunBy, months) >= other.First),
        TimeOrder.During => one.First <= other.Last && one.BegunBy >= other.First,
        TimeOrder.Overlap => one.First <= other.Last && other.First <= one.Last,
        TimeOrder.SameYear => Same(one, other, 12),
        TimeOrder.Told => one.Known <= other.Known,
        _ => Same(one, other, 1),
    };

    internal static int Later(int day, int months) =>
        day is TieRow.ForEver or TieRow.Always || day > DateOnly.MaxValue.DayNumber - (months * 31) ? day : DateOnly.FromDayNumber(day).AddMonths(months).DayNumber;

    // The periods that the beginnings may lie in have one in common.
    static bool Same(StrandTime one, StrandTime other, int months) =>
        Period(one.First, months) <= Period(other.BegunBy, months) && Period(other.First, months) <= Period(one.BegunBy, months);

    static long Period(int day, int months) => day is TieRow.ForEver or TieRow.Always ? day : ((DateOnly.FromDayNumber(day).Year * 12) + DateOnly.FromDayNumber(day).Month - 1) / months;
}
