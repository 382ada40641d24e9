using System.Numerics;
using Quipu.Model;

namespace Quipu.Claims.Reviewing;

/// <summary>
/// What a person's decision about a claim is worth: value × unsureness. Value is what the type may do to somebody, times how widely its parties are reported; unsureness the variance p(1−p)
/// of being right (Lewis and Gale 1994, uncertainty sampling), with a rest so that sure claims keep an order too. Integers, so that every store orders alike.
/// </summary>
public static class ReviewWorth
{
    /// <summary>Of <see cref="Reach"/>, at most.</summary>
    public const int Farthest = 8;

    /// <summary>1 (a fact about a place) to 8 (what accuses somebody).</summary>
    public static int Value(ClaimType type) => type switch
    {
        _ when type.IsAccusing() => 8,
        ClaimType.Denies => 7,
        ClaimType.Awards => 6,
        ClaimType.AssociateOf or ClaimType.Owns or ClaimType.Enacts => 5,
        ClaimType.HoldsPost or ClaimType.CandidateFor or ClaimType.RelativeOf or ClaimType.ActsAgainst => 4,
        ClaimType.Stance or ClaimType.Figure => 2,
        ClaimType.LocatedIn or ClaimType.Condition => 1,
        _ => 3,
    };

    /// <summary>How widely the better known of a claim's parties is reported: 0 for one origin, one more for each doubling, at most <see cref="Farthest"/>.</summary>
    public static int Reach(int origins) => origins < 2 ? 0 : Math.Min(Farthest, BitOperations.Log2((uint)origins));

    /// <param name="type">Of the claim.</param>
    /// <param name="sureness">In thousandths.</param>
    /// <param name="reach">Of its parties.</param>
    public static int Of(ClaimType type, int sureness, int reach) => Value(type) * (2 + reach) * (50 + (sureness * (1000 - sureness) / 250));
}
