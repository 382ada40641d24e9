namespace Quipu.Matching.Candidates;

/// <summary>What is known of a place in the index beside its names, in twelve bytes.</summary>
struct Entry
{
    internal const ushort NoYear = 0, SeveralYears = ushort.MaxValue;

    /// <summary>Bit by letter: which letters its words begin with.</summary>
    internal uint Beginnings;

    /// <summary>Order among equals, the same however the index came about.</summary>
    internal uint Order;

    /// <summary>Number of its schema and datasets together.</summary>
    internal ushort Group;

    internal ushort Year;

    internal static uint Letter(byte first) => first is >= (byte)'a' and <= (byte)'z' ? 1u << (first - 'a') : 0;
}
