using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Search;

namespace Quipu.Storage.Tests.Ingest;

sealed partial class FullStore
{
    public Page<Leaving> Leavings(Viewer viewer, LeavingQuery query, Paging paging) => store.Leavings(viewer, query, paging);

    public Leaving? Leaving(Viewer viewer, LeavingId id) => store.Leaving(viewer, id);

    public CarriedClaims Carried(Viewer viewer, LeavingId leaving) => store.Carried(viewer, leaving);

    public ImmutableDictionary<long, ClaimState> States(Viewer viewer, IReadOnlyCollection<long> digests) => store.States(viewer, digests);

    public ImmutableArray<DocumentNotice> Notices(Viewer viewer, DocumentId document) => store.Notices(viewer, document);

    public Page<DocumentNotice> Notices(Viewer viewer, Paging paging) => store.Notices(viewer, paging);

    public DateTimeOffset? ForgottenAt(Viewer viewer, DocumentId document) => store.ForgottenAt(viewer, document);
}
