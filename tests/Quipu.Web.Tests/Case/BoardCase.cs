using Quipu.Access;
using Quipu.Boards;

namespace Quipu.Web.Tests.Case;

/// <summary>A board of the sample case, with a long title and a member who is not on record.</summary>
static class BoardCase
{
    static readonly string Title = "Ugly <i>&</i> very long " + new string('w', 80);

    internal static void Add(Site site) => new BoardDesk(site.Store, Viewer.Owner, TimeProvider.System).Make(Title, site.Store.Edges(Viewer.Owner, new() { Limit = 12 }).Entities.Select(e => e.Id).Append(new("not-on-record")));

    internal static BoardId Id(Site site) => site.Store.Boards(Viewer.Owner, closed: true, new(0, 100)).Rows.Single(b => b.Title == Title).Id;
}
