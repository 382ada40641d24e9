using System.Collections.Immutable;
using Quipu.Publishing.Editions;
using Quipu.Search;

namespace Quipu.Web.Pages.Editions;

/// <summary>An edition, how it is cited, and what of it no longer stands as it stood.</summary>
/// <param name="Errata">All of them.</param>
public sealed record EditionView(EditionRow Row, ImmutableArray<ErratumRow> Errata, Paging Paging)
{
    const int Shown = 20;

    /// <summary>The one line that cites it.</summary>
    public string Citation => Publishing.Editions.Citation.Line(new(Row.Name, Row.Version, Row.Dataset, Row.Day), Row.Id.Value);

    internal IEnumerable<ErratumRow> Here => Errata.Skip(Paging.Offset).Take(Paging.Limit);

    internal int Count(Erratum erratum) => Errata.Count(e => e.Erratum == erratum);

    internal static EditionView? Load(Desk desk, Asked asked, string id) => desk.Store.Editions(desk.Viewer).FirstOrDefault(e => e.Id.Value == id) is { } row
        ? new(row, Publishing.Editions.Errata.Of(desk.Store, desk.Viewer, row), asked.Paging(rows: Shown)) : null;
}
