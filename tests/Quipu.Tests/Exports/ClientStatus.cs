using System.Text.RegularExpressions;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Tests.Exports;

/// <summary>
/// Holds what a client read in a file against the claims of the store, not against words that the program writes itself: that a status is there says nothing of whose it is.
/// </summary>
sealed partial class ClientStatus(IEnumerable<ShownClaim> claims)
{
    readonly Dictionary<string, ShownClaim> _claims = claims.ToDictionary(c => c.Claim.Id.Value, StringComparer.Ordinal);

    /// <summary>The claim that a row is about, by the id in the row's own; null: it gives none (what is said of an entity by a risk topic).</summary>
    internal ShownClaim? Of(ClientRow row) => Id().Matches(row.Id).Select(m => _claims.GetValueOrDefault(m.Value)).FirstOrDefault(c => c is not null);

    /// <summary>Where a row says something else than its claim; one without an id must be as some claim is.</summary>
    internal IEnumerable<string> Differences(ClientRow row)
    {
        if (Of(row) is { } claim) return Differences(row, claim);
        return _claims.Values.Any(c => !Differences(row, c).Any()) ? [] : [$"{row.Id}: no claim of the store is so: {row.Status}"];
    }

    static IEnumerable<string> Differences(ClientRow row, ShownClaim claim) => row.Axes is { } axes ? Axes(row.Id, axes, claim) : Sentence(row.Id, row.Status ?? "", claim);

    static IEnumerable<string> Axes(string id, IReadOnlyDictionary<string, string> axes, ShownClaim claim)
    {
        if (axes["modality"] != claim.Claim.Modality.Wire()) yield return $"{id}: modality {axes["modality"]}, on record {claim.Claim.Modality.Wire()}";
        if (axes["attribution"] != Voice(claim)) yield return $"{id}: attribution {axes["attribution"]}, on record {Voice(claim)}";
        if (!Stands(axes["standing"], claim)) yield return $"{id}: standing {axes["standing"]}";
        if (axes.GetValueOrDefault("review") is { } review && !review.StartsWith(claim.Review.State == ReviewState.Proposed ? "propos" : claim.Review.State.Wire(), StringComparison.Ordinal)) yield return $"{id}: review {review}, on record {claim.Review.State.Wire()}";
    }

    static IEnumerable<string> Sentence(string id, string status, ShownClaim claim)
    {
        var said = $"{claim.Claim.Modality.Wire()}{(claim.Claim.Negated ? " not to be so" : "")} {(claim.Attribution.IsEmpty ? "in" : "by")} {Voice(claim)}; ";
        if (!status.StartsWith(said, StringComparison.Ordinal))
        {
            yield return $"{id}: “{status}” does not begin with “{said}”";
            yield break;
        }

        var parts = status[said.Length..].Split("; ");
        if (!Stands(parts[0], claim)) yield return $"{id}: standing {parts[0]}";
        if (!parts[^1].Contains(claim.Review.State == ReviewState.Proposed ? "not reviewed" : claim.Review.State.Wire(), StringComparison.Ordinal)) yield return $"{id}: review {parts[^1]}";
        foreach (var answer in claim.Answers.Where(a => !status.Contains($"answered: ", StringComparison.Ordinal) || !status.Contains(a.Subject?.Name ?? a.By ?? "", StringComparison.Ordinal))) yield return $"{id}: the answer of {answer.By} is not there";
    }

    static string Voice(ShownClaim claim) => claim.Attribution.IsEmpty ? "the article's own voice" : string.Join(" via ", claim.Attribution.Select(a => a.Name));

    // As many steps as on record, in their order, each of whom it is.
    static bool Stands(string text, ShownClaim claim)
    {
        var steps = claim.Steps.ToList();
        if (steps.Count == 0) return claim.Standing.KeptBack > 0 ? text.StartsWith("on record: ", StringComparison.Ordinal) : text.StartsWith($"no proceeding {(claim.Standing.HasOthers ? "about this " : "")}on record in {claim.Standing.Documents} ", StringComparison.Ordinal);
        var told = text.Split(", then ");
        return text.StartsWith("proceeding on record: ", StringComparison.Ordinal) && told.Length == steps.Count &&
            steps.Zip(told).All(p => p.Second.Contains($"{p.First.Subject?.Name ?? "somebody not named"} {(p.First.Negated ? "not " : "")}{p.First.Stage.Wire().Replace('_', ' ')}", StringComparison.Ordinal));
    }

    [GeneratedRegex("[0-9a-f]{32}", RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
