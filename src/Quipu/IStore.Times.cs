using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims.Times;

namespace Quipu;

// Claims over time.
public partial interface IStore
{
    /// <summary>
    /// How many claims begin in each month, in order, months without any left out. A claim without a day of its own counts, as everywhere, on the day on which it was published; what has neither counts nowhere.
    /// </summary>
    ImmutableArray<MonthCount> Months(Viewer viewer, ClaimQuery query, ClaimTime time);
}
