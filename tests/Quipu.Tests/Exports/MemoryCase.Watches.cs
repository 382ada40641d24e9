using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Search;
using Quipu.Watches;

namespace Quipu.Tests.Exports;

sealed partial class MemoryCase
{
    public ImmutableArray<KeptWatch> Watches(Viewer viewer) => [];

    public KeptWatch? Watch(Viewer viewer, WatchId id) => null;

    public Page<Alert> Alerts(Viewer viewer, AlertQuery query, Paging paging) => Page<Alert>.Empty;

    public ImmutableArray<WatchAnswer> WatchAnswers(Viewer viewer, WatchId watch, IReadOnlyCollection<DocumentId>? documents = null) => [];
}
