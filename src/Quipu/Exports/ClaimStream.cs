using Quipu.Access;
using Quipu.Claims;

namespace Quipu.Exports;

/// <summary>The claims of an export that has a place for every axis, each with what is known of its document, in order of id.</summary>
sealed class ClaimStream(IStore store, Viewer viewer, ExportOptions options)
{
    readonly Selection _selection = new(options);

    internal IEnumerable<(ShownClaim Shown, DocumentFacts Facts)> Claims()
    {
        var documents = new DocumentIndex(store, viewer, options);
        foreach (var shown in store.AllClaims(viewer))
            if (documents[shown.Claim.Document] is { } facts && _selection.TakesWhole(shown)) yield return (shown, facts);
    }

    /// <summary>What came and what was left out, once the claims have been read.</summary>
    internal ExportResult Result(long rows) => _selection.Result(rows);
}
