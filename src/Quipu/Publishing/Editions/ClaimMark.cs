using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;

namespace Quipu.Publishing.Editions;

/// <summary>A hash of what a claim says and of its status, by which a later day tells whether it still says the same, without keeping a word of it.</summary>
public static class ClaimMark
{
    public static string Of(ShownClaim shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var claim = shown.Claim;
        return ContentHash.Of(
            "edition-claim", claim.Id.Value, claim.Type.Wire(), claim.Modality.Wire(), claim.Negated ? "not" : null, claim.Ended ? "ended" : null, claim.Stage?.Wire(), claim.Date?.ToString(), claim.End?.ToString(),
            claim.Quote.Text, shown.Subject?.Name, shown.Object?.Name, StatusText.Said(shown), StatusText.Standing(shown), string.Join('|', shown.Answers.Select(StatusText.Answer)), shown.Review.State.Wire(),
            string.Join('|', claim.Details.Select(d => $"{d.Key.Wire()}={d.Value}")));
    }
}
