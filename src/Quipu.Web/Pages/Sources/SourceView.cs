using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Search;
using Quipu.Sources.Grades;

namespace Quipu.Web.Pages.Sources;

/// <summary>One source: what it is held to be, its documents, and what rests on it alone.</summary>
/// <param name="Alone">Claims that no other source says, reprints of this one aside.</param>
public sealed record SourceView(SourceRow Row, ImmutableArray<Grade> Grades, Page<DocumentRow> Documents, Page<ShownClaim> Alone, Paging Paging)
{
    const int Shown = 20;

    internal static SourceView? Load(Desk desk, Asked asked, SourceId id)
    {
        if (desk.Store.Source(desk.Viewer, id) is not { } row) return null;
        var paging = asked.Paging(rows: Shown);
        return new(
            row, desk.Store.Grades(desk.Viewer, GradeTarget.Of(id)), desk.Store.Documents(desk.Viewer, new() { Graded = new() { Source = id } }, asked.Paging("documents", Shown)),
            desk.Store.Claims(desk.Viewer, new() { Graded = new() { Source = id, Alone = true } }, paging), paging);
    }
}
