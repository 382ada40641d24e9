using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Search;
using Quipu.Watches;

namespace Quipu.Storage.Tests.Ingest;

sealed partial class FullStore
{
    public ImmutableArray<KeptWatch> Watches(Viewer viewer) => store.Watches(viewer);

    public KeptWatch? Watch(Viewer viewer, WatchId id) => store.Watch(viewer, id);

    public Page<Alert> Alerts(Viewer viewer, AlertQuery query, Paging paging) => store.Alerts(viewer, query, paging);

    public ImmutableArray<WatchAnswer> WatchAnswers(Viewer viewer, WatchId watch, IReadOnlyCollection<DocumentId>? documents = null) => store.WatchAnswers(viewer, watch, documents);
}
