using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Network.Money;

/// <summary>What money went for.</summary>
public enum TransferKind
{
    /// <summary>Somebody funds somebody: campaign money, a contribution, a bribe.</summary>
    Funding,

    /// <summary>A payment that a register has.</summary>
    Payment,

    /// <summary>A contract that a body gave to a firm: what was agreed, which need not be what was paid.</summary>
    Award,

    /// <summary>Money that was taken under threat: whoever gives it is its victim and funds nobody.</summary>
    Extortion,
}

/// <summary>A sum in its own currency; it is never converted here.</summary>
/// <param name="Amount">Null: nobody says how much.</param>
/// <param name="Currency">ISO 4217, or as it was written; null: nobody says.</param>
/// <param name="Every">What is given again and again: <c>day</c>, <c>week</c>, <c>fortnight</c>, <c>month</c>, <c>year</c>, or the words that say for each of what; null: given once, as far as anybody says.
/// Nobody knows how often it was given, so such a sum is added to nothing.</param>
public readonly record struct Sum(decimal? Amount, string? Currency, string? Every = null);

/// <summary>Money that went, or is said to have gone, from one to another. Several claims and rows that say the same of it are one transfer.</summary>
/// <param name="Evidence">Every claim and row that says so, each with its own status; never empty.</param>
public sealed record Transfer(PathStop From, PathStop To, TransferKind Kind, Sum Sum, PartialDate? Date, ImmutableArray<PathTie> Evidence)
{
    /// <summary>How firmly its firmest evidence says it.</summary>
    public Modality Modality => Evidence.Select(e => e.Modality).MinBy(m => m switch { Modality.Stated => 0, Modality.Alleged => 1, Modality.Possible => 2, _ => 3 });

    /// <summary>A register has it, or a person accepted a claim that says it.</summary>
    public bool Accepted => Evidence.Any(e => e.Claim is null || e.Claim.Review.State is ReviewState.Accepted or ReviewState.Corrected);

    /// <summary>It is answered by a denial, an acquittal or a dismissal.</summary>
    public bool Answered => Evidence.Any(e => e.Claim is { Answers.IsEmpty: false });
}

/// <summary>What went from one to another for one thing and in one currency, added up: a gift is never added to an award, nor either to what was extorted.</summary>
/// <param name="Stated">What registers and firm statements say, added up.</param>
/// <param name="Alleged">What is alleged or only possible, added up apart: sums of different firmness are never mixed.</param>
/// <param name="Unsaid">Transfers of which nobody says how much.</param>
/// <param name="Answered">Transfers that a denial, an acquittal or a dismissal answers.</param>
public sealed record Flow(PathStop From, PathStop To, TransferKind Kind, string? Currency, decimal Stated, decimal Alleged, int Transfers, int Unsaid, int Answered)
{
    /// <summary>Sums that were given again and again, each once: they are in neither of the two sums.</summary>
    public ImmutableArray<RepeatedSum> Repeated { get; init; } = [];

    /// <summary>Both sums by a table of rates; null where none was asked for.</summary>
    public ConvertedFlow? Converted { get; init; }

    /// <summary>Both sums, for the width of a line.</summary>
    public decimal Total => Stated + Alleged;
}

/// <summary>A sum that is said to have been given again and again.</summary>
/// <param name="Alleged">Nobody states it firmly.</param>
public sealed record RepeatedSum(decimal Amount, string Every, bool Alleged);

/// <summary>The sums of a flow by a table of rates.</summary>
/// <param name="Left">Transfers with a sum for whose day the table has no rate: they are in neither of the two.</param>
public sealed record ConvertedFlow(string Currency, decimal Stated, decimal Alleged, int Left);

/// <summary>Money that comes back to where it went from: each gives to the next and the last to the first.</summary>
/// <param name="InTime">Dates allow that each transfer came after the one before it.</param>
public sealed record MoneyCycle(ImmutableArray<PathStop> Stops, bool InTime);

/// <summary>The cycles that were looked for.</summary>
/// <param name="Longest">Parties of one cycle at most.</param>
/// <param name="More">There are more than these.</param>
public sealed record MoneyCycles(ImmutableArray<MoneyCycle> Found, int Longest, bool More);
