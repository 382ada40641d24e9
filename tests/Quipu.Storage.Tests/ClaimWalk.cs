using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Storage.Tests;

/// <summary>
/// Walks every answer of a store that shows claims, and names each claim that lacks how it is said, who says it, or where it stands in law.
/// Whatever shows a claim shows it so (DESIGN §4, rule 1).
/// </summary>
static class ClaimWalk
{
    /// <summary>The faults found, and how many claims were looked at: a walk past nothing proves nothing.</summary>
    internal static (IReadOnlyList<string> Faults, int Claims) Of(IStore store, Access.Viewer viewer)
    {
        var (faults, count) = (new List<string>(), 0);
        foreach (var (where, claim) in Everywhere(store, viewer))
        {
            count++;
            faults.AddRange(Lacks(claim).Select(lack => $"{where}: {claim.Claim.Id} lacks {lack}"));
        }

        return (faults, count);
    }

    internal static IEnumerable<string> Lacks(ShownClaim shown)
    {
        var claim = shown.Claim;
        if (!Enum.IsDefined(claim.Modality)) yield return "modality";
        if (shown.Attribution.IsDefault || shown.Attribution.Length != claim.Attribution.Length || shown.Attribution.Any(s => s.Name.Length == 0)) yield return "attribution";
        if (shown.Standing is null || shown.Standing.Proceedings.IsDefault) yield return "standing";
        else if (shown.Standing.Proceedings.IsEmpty && shown.Standing.Documents < 1) yield return "standing: none on record in no document";
        if (claim is { Type: ClaimType.Proceeding, Stage: not null } && shown.Review.State != ReviewState.Rejected && shown.Standing?.Proceedings.IsDefaultOrEmpty != false) yield return "standing: its own stage";
        if (shown.Answers.IsDefault) yield return "answers";
        if (shown.Review is null || (shown.Review.State != ReviewState.Proposed && shown.Review.Judgement is null)) yield return "review";
        if (claim.Subject is not null && string.IsNullOrEmpty(shown.Subject?.Name)) yield return "subject";
        if (claim.Object is not null && string.IsNullOrEmpty(shown.Object?.Name)) yield return "object";
        if (claim.Quote.Text.Length == 0) yield return "quote";
        if (shown.Document.Title.Length == 0) yield return "document";
    }

    static IEnumerable<(string, ShownClaim)> Everywhere(IStore store, Access.Viewer viewer)
    {
        foreach (var claim in store.AllClaims(viewer))
        {
            yield return ("all", claim);
            if (store.Claim(viewer, claim.Claim.Id) is { } one) yield return ("one", one);
            foreach (var found in store.Search(viewer, new(claim.Claim.Quote.Text, Paging.First, Paging.First, Paging.First)).Claims.Rows) yield return ("search", found);
        }

        foreach (var order in Enum.GetValues<ClaimOrder>())
            foreach (var claim in store.Claims(viewer, new() { Order = order }, new(0, 1000)).Rows) yield return ($"list by {order}", claim);
        foreach (var card in store.AllEntities(viewer))
            foreach (var claim in store.Claims(viewer, new() { Entity = card.Id }, new(0, 1000)).Rows) yield return ("dossier", claim);
        foreach (var edge in store.Edges(viewer, new()).Edges)
            foreach (var claim in edge.Claims) yield return ("network", claim);
    }
}
