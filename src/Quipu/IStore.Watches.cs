using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Search;
using Quipu.Watches;

namespace Quipu;

// Questions that are kept, and what newly answers them. What somebody watches tells what they work on: the owner alone sees it.
public partial interface IStore
{
    /// <summary>Every watch, the open ones first, the newest first.</summary>
    ImmutableArray<KeptWatch> Watches(Viewer viewer);

    /// <summary>One watch; null where there is none or the viewer may not see it.</summary>
    KeptWatch? Watch(Viewer viewer, WatchId id);

    /// <summary>What watches told, the newest first, or the most serious.</summary>
    Page<Alert> Alerts(Viewer viewer, AlertQuery query, Paging paging);

    /// <summary>What answers a watch, in order of its items.</summary>
    /// <param name="documents">Only what stands in these documents, or stands as it does by them; null: all.</param>
    ImmutableArray<WatchAnswer> WatchAnswers(Viewer viewer, WatchId watch, IReadOnlyCollection<DocumentId>? documents = null);
}
