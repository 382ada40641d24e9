using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Search;

namespace Quipu;

// What left the workspace, and what outlets did with their articles.
public partial interface IStore
{
    /// <summary>What left the workspace, newest first; the owner alone sees it.</summary>
    Page<Leaving> Leavings(Viewer viewer, LeavingQuery query, Paging paging);

    /// <summary>One leaving; null where there is none or the viewer may not see it.</summary>
    Leaving? Leaving(Viewer viewer, LeavingId id);

    /// <summary>The claims that a leaving carried; none where the viewer may not see it.</summary>
    CarriedClaims Carried(Viewer viewer, LeavingId leaving);

    /// <summary>How claims stood, by the digests that leavings keep.</summary>
    ImmutableDictionary<long, ClaimState> States(Viewer viewer, IReadOnlyCollection<long> digests);

    /// <summary>What an outlet did with an article, the earliest first, also what was taken back.</summary>
    ImmutableArray<DocumentNotice> Notices(Viewer viewer, DocumentId document);

    /// <summary>All of them, the newest first.</summary>
    Page<DocumentNotice> Notices(Viewer viewer, Paging paging);

    /// <summary>When a document was forgotten; null: it was not.</summary>
    DateTimeOffset? ForgottenAt(Viewer viewer, DocumentId document);
}
