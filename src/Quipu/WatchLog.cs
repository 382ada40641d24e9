using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Search;

namespace Quipu;

/// <summary>What happened to a store since a change, as watches ask for it.</summary>
sealed class WatchLog
{
    // A longer log, and more documents, are taken for everything.
    const int MostRows = 5000, MostDocuments = 200, MostClaims = 5000;
    static readonly HashSet<string> _ofFindings = new(StringComparer.Ordinal) { "findings", "finding" };
    static readonly HashSet<string> _noNames = new(StringComparer.Ordinal) { "judgement", "notice", "spent", "sealed" };

    readonly IStore _store;
    ImmutableArray<(ClaimId Claim, DocumentId Document)>? _aboutParties;

    WatchLog(IStore store) => _store = store;

    /// <summary>Documents that were read again or judged.</summary>
    internal HashSet<DocumentId> Documents { get; } = [];

    /// <summary>More may have changed than those documents.</summary>
    internal bool IsFar { get; private set; }

    /// <summary>Findings came, went or changed.</summary>
    internal bool HasFindings { get; private set; }

    /// <summary>Somebody graded a source, a document or a claim.</summary>
    internal bool HasGrades { get; private set; }

    /// <summary>Names may be on record that were not.</summary>
    internal bool HasNames { get; private set; }

    /// <summary>Nothing happened that a watch asks for.</summary>
    internal bool IsQuiet => !IsFar && !HasFindings && !HasGrades && !HasNames && Documents.Count == 0;

    internal static WatchLog Since(IStore store, long since)
    {
        var log = new WatchLog(store);
        if (since >= store.Sequence) return log;
        var rows = 0;
        foreach (var row in Networks.LogSince(store, Viewer.Owner, since))
        {
            if (rows++ == MostRows)
            {
                (log.IsFar, log.HasFindings, log.HasGrades, log.HasNames) = (true, true, true, true);
                break;
            }

            log.Add(row);
        }

        log.IsFar |= log.Documents.Count > MostDocuments;
        return log;
    }

    /// <summary>
    /// Claims of whom these documents tell a proceeding, its end or a denial: they may stand otherwise in law, or be answered, wherever they are said. Null: so many that all may be.
    /// </summary>
    internal ImmutableArray<(ClaimId Claim, DocumentId Document)>? AboutParties()
    {
        if (_aboutParties is { } known) return known.IsDefault ? null : known;
        var parties = Documents.Order().SelectMany(d => Paging.All(p => _store.Claims(Viewer.Owner, new() { Document = d, Types = [ClaimType.Proceeding, ClaimType.Denies] }, p)))
            .SelectMany(c => new[] { c.Subject?.Entity, c.Object?.Entity }).OfType<EntityId>().Distinct();
        var found = parties.SelectMany(e => Paging.All(p => _store.Claims(Viewer.Owner, new() { Entity = e, PartyOnly = true }, p)))
            .Select(c => (c.Claim.Id, c.Document.Id)).Take(MostClaims + 1).ToImmutableArray();
        _aboutParties = found.Length > MostClaims ? default(ImmutableArray<(ClaimId, DocumentId)>) : found;
        return _aboutParties.Value.IsDefault ? null : found;
    }

    void Add(LogRow row)
    {
        HasFindings |= _ofFindings.Contains(row.Kind);
        HasGrades |= row.Kind == "grade";
        // Judgements of who is who move entities when they are assembled, document by document.
        if (Networks.IsBeside(row.Kind) || row.Kind == "sameness") return;
        HasNames |= !_noNames.Contains(row.Kind);
        if (Networks.IsLocal(row)) Documents.Add(row.Document!.Value);
        else IsFar = true;
    }
}
