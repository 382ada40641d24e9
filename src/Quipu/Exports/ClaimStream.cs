using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Claims;

namespace Quipu.Exports;

/// <summary>The claims of an export that has a place for every axis, each with what is known of its document, in order of id.</summary>
sealed class ClaimStream(IStore store, Viewer viewer, ExportOptions options)
{
    readonly Selection _selection = new(options);
    readonly StandIns _standIns = store.StandIns(viewer);
    readonly Lazy<ClaimStatements> _statements = new(() => new(store, viewer, options));

    internal IEnumerable<(ShownClaim Shown, DocumentFacts Facts)> Claims()
    {
        var documents = new DocumentIndex(store, viewer, options);
        // What leaves under another id stands last, in the order of that: its place would tell the beginning of the true one.
        var hidden = new SortedDictionary<string, (ShownClaim, DocumentFacts)>(StringComparer.Ordinal);
        foreach (var shown in options.Shown(store, viewer))
            if (documents[shown.Claim.Document] is { } facts && _selection.TakesWhole(shown))
                if (_standIns.Hides(shown.Claim.Document)) hidden[_standIns.Of(shown.Claim.Id.Value)] = (shown, facts);
                else yield return (shown, facts);
        foreach (var last in hidden.Values) yield return last;
    }

    /// <summary>Ids of the FollowTheMoney statements that carry a claim where the same is asked of those exports. Ask once.</summary>
    internal IReadOnlyCollection<string> StatementsOf(ShownClaim shown) => _statements.Value.Of(shown);

    /// <summary>What came and what was left out, once the claims have been read.</summary>
    internal ExportResult Result(long rows) => _selection.Result(rows);
}
