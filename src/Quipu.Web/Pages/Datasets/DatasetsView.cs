using System.Collections.Immutable;
using Quipu.Registers;

namespace Quipu.Web.Pages.Datasets;

/// <summary>Every dataset with anything in it, with its newest import that finished.</summary>
public sealed record DatasetsView(ImmutableArray<(DatasetRow Row, ImportRow? Last)> Rows)
{
    internal static DatasetsView Load(Desk desk) =>
        new([.. desk.Store.Datasets(desk.Viewer).Select(row => (row, row.LastImport is { } last ? desk.Store.Import(desk.Viewer, last) : null))]);
}
