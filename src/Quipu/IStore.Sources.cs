using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
using Quipu.Sources.Grades;

namespace Quipu;

// Where documents come from, and how good it is as evidence.
public partial interface IStore
{
    /// <summary>Sources of documents and publishers of registers, with what they are held to be.</summary>
    Page<SourceRow> Sources(Viewer viewer, SourceQuery query, Paging paging);

    /// <summary>One source, with how many claims no other one says; null where no document or register that the viewer may see names it.</summary>
    SourceRow? Source(Viewer viewer, SourceId id);

    /// <summary>All grades of a thing, newest first, those taken back too; none where the viewer may not see it.</summary>
    ImmutableArray<Grade> Grades(Viewer viewer, GradeTarget on);

    /// <summary>Where a claim is said, by independent origins, and why documents count as one; null where there is none or the viewer may not see it.</summary>
    ClaimOrigins? Origins(Viewer viewer, ClaimId id);
}
