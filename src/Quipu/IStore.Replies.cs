using Quipu.Access;
using Quipu.Publishing.Replies;
using Quipu.Publishing.Searches;
using Quipu.Search;

namespace Quipu;

// Who was asked and what they answered; what was looked for, and what came.
public partial interface IStore
{
    /// <summary>Requests for comment, the latest asked first. A viewer sees one where they may see every claim asked about; one of which no claim is left is the owner's.</summary>
    Page<KeptRequest> Requests(Viewer viewer, RequestQuery query, Paging paging);

    /// <summary>A request with all that came of it; null where there is none or the viewer may not see it.</summary>
    KeptRequest? Request(Viewer viewer, RequestId id);

    /// <summary>Searches that were noted, the latest first. A viewer sees those of datasets that they see; those of the whole workspace and of outside registers are the owner's.</summary>
    Page<KeptSearch> Searches(Viewer viewer, SearchRecordQuery query, Paging paging);

    /// <summary>A search that was noted; null where there is none or the viewer may not see it.</summary>
    KeptSearch? SearchRecord(Viewer viewer, SearchId id);
}
