using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Search;

namespace Quipu.Tests.Exports;

sealed partial class MemoryCase
{
    public Page<Leaving> Leavings(Viewer viewer, LeavingQuery query, Paging paging) => throw new NotSupportedException();

    public Leaving? Leaving(Viewer viewer, LeavingId id) => throw new NotSupportedException();

    public CarriedClaims Carried(Viewer viewer, LeavingId leaving) => throw new NotSupportedException();

    public ImmutableDictionary<long, ClaimState> States(Viewer viewer, IReadOnlyCollection<long> digests) => throw new NotSupportedException();

    public ImmutableArray<DocumentNotice> Notices(Viewer viewer, DocumentId document) => throw new NotSupportedException();

    public Page<DocumentNotice> Notices(Viewer viewer, Paging paging) => throw new NotSupportedException();

    public DateTimeOffset? ForgottenAt(Viewer viewer, DocumentId document) => throw new NotSupportedException();
}
