using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>One transaction of changes: the connection, the time, and what the kinds of change share.</summary>
sealed class Writing(Session db, TimeProvider clock)
{
    readonly Dictionary<string, long> _datasets = new(StringComparer.Ordinal);

    internal Session Db => db;

    internal long Now { get; } = clock.GetUtcNow().UtcTicks;

    /// <summary>The joins no longer follow from the records: assemble before committing.</summary>
    internal bool MustAssemble { get; set; }

    /// <summary>Ids that were judged or stand under another id now: proposals of them are settled anew.</summary>
    internal SortedSet<string> Touched { get; } = new(StringComparer.Ordinal);

    /// <summary>Who is masked, or whose words are barred, may be others now: settle it before committing.</summary>
    internal bool MustMask { get; set; }

    /// <summary>Cards of whom a claim was judged: what a rehabilitation of theirs does holds only where a person accepted it.</summary>
    internal SortedSet<long> Judged { get; } = [];

    /// <summary>A person decided of a mask: every barred document is looked at again.</summary>
    internal bool IsMaskChanged { get; set; }

    /// <summary>Documents whose words were written in this transaction.</summary>
    internal HashSet<long> Masking { get; } = [];

    /// <summary>Content was deleted that must not be found in any file afterwards.</summary>
    internal bool MustPurge { get; set; }

    internal long Dataset(DatasetName name)
    {
        if (_datasets.TryGetValue(name.Value, out var key)) return key;
        db.Run("insert or ignore into dataset (name) values (?1)", name.Value);
        return _datasets[name.Value] = db.Number("select key from dataset where name = ?1", name.Value)!.Value;
    }

    internal bool IsForgotten(string id) => db.Number("select 1 from tombstone where id = ?1", id) is not null;

    /// <summary>Appends to the change sequence, which is the log too.</summary>
    internal long Note(string kind, string location, string message, LogPlace place = default)
    {
        db.Run(
            "insert into change (at, kind, dataset, location, message, document, failure) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            Now, kind, place.Dataset, location, message, place.Document?.Value, place.IsFailure ? 1 : 0);
        return db.LastKey();
    }
}

/// <summary>What a row of the log belongs to.</summary>
readonly record struct LogPlace(long? Dataset, DocumentId? Document = null, bool IsFailure = false);
