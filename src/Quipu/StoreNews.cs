using Quipu.Access;
using Quipu.Model;

namespace Quipu;

/// <summary>What happened to a store since a change, but for what leaves patterns as they are.</summary>
sealed class StoreNews
{
    // A longer log is taken for everything.
    const int MostRows = 5000;

    readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    bool _isCut, _isFar;
    long _last;

    /// <summary>Documents that were read again or judged; only where <see cref="IsLocal"/> all that matters.</summary>
    internal HashSet<DocumentId> Documents { get; } = [];

    /// <summary>Nothing but readings and judgements of claims.</summary>
    internal bool IsLocal => !_isCut && !_isFar;

    internal bool Has(string kind) => _isCut || _kinds.Contains(kind);

    /// <summary>Whether nothing of it came after a change.</summary>
    internal bool IsQuietSince(long number) => !_isCut && _last <= number;

    internal static StoreNews Since(IStore store, long since)
    {
        var news = new StoreNews();
        if (since >= store.Sequence) return news;
        var rows = 0;
        foreach (var row in Networks.LogSince(store, Viewer.Owner, since))
        {
            news._isCut = rows++ == MostRows;
            if (news._isCut) break;
            news.Add(row);
        }

        return news;
    }

    void Add(LogRow row)
    {
        if (Networks.IsBeside(row.Kind)) return;
        _last = Math.Max(_last, row.Number);
        _kinds.Add(row.Kind);
        _isFar |= !Networks.IsLocal(row);
        if (row.Document is { } document) Documents.Add(document);
    }
}
