using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Publishing.Retention;

namespace Quipu;

// How long records are kept, and what is left of what was forgotten.
public partial interface IStore
{
    /// <summary>True where nothing of what was forgotten is left in the store's files. Where somebody read an older state meanwhile, it is tried again.</summary>
    bool IsPurged { get; }

    /// <summary>Whether a capture was forgotten: it is not taken again.</summary>
    bool IsForgotten(CaptureId capture);

    /// <summary>Rules by dataset.</summary>
    ImmutableArray<RetentionRule> Retention(Viewer viewer);

    /// <summary>Exactly the documents that the rules would have gone by a day, by dataset and document.</summary>
    Expiry Expired(Viewer viewer, DateOnly day);

    /// <summary>Copies that are known of, newest first; each with how many forgotten documents it still holds.</summary>
    ImmutableArray<BackupRow> Backups(Viewer viewer);
}
