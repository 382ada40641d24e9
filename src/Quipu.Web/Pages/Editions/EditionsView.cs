using System.Collections.Immutable;
using Quipu.Publishing.Editions;

namespace Quipu.Web.Pages.Editions;

/// <summary>Every edition that was made here.</summary>
public sealed record EditionsView(ImmutableArray<EditionRow> Rows)
{
    internal static EditionsView Load(Desk desk) => new(desk.Store.Editions(desk.Viewer));
}
