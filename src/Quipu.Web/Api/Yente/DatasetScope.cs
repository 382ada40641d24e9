using System.Collections.Immutable;
using Quipu.Registers;

namespace Quipu.Web.Api.Yente;

/// <summary>Which datasets a request speaks of: one, or, under the name <c>all</c>, every one that the viewer may see.</summary>
/// <param name="Narrowed">True where it is not every dataset that the viewer may see.</param>
sealed record DatasetScope(string Name, string Title, ImmutableArray<DatasetName> Datasets, bool Narrowed)
{
    internal const string All = "all";

    /// <summary>The scope of a name; null where there is no such dataset.</summary>
    internal static DatasetScope? Find(Desk desk, string name)
    {
        var rows = desk.Datasets;
        if (rows.FirstOrDefault(r => r.Name.Value == name) is { } row) return new(name, TitleOf(row), [row.Name], rows.Length > 1);
        return name == All ? new(All, AllTitle(desk), [.. rows.Select(r => r.Name)], false) : null;
    }

    /// <summary>What remains of it once a request names datasets to look in or to leave out.</summary>
    internal DatasetScope Narrow(ImmutableArray<string> only, ImmutableArray<string> without, ImmutableArray<string> also = default)
    {
        var left = Datasets.Where(d => (only.IsEmpty || only.Contains(d.Value)) && (also.IsDefaultOrEmpty || also.Contains(d.Value)) && !without.Contains(d.Value)).ToImmutableArray();
        return this with { Datasets = left, Narrowed = Narrowed || left.Length < Datasets.Length };
    }

    internal static string TitleOf(DatasetRow row) => row.Card.Title ?? row.Name.Value;

    internal static string AllTitle(Desk desk) => $"Everything in {desk.Options.WorkspaceName}";

    internal static IResult Unknown(string name) => Answers.Problem(StatusCodes.Status404NotFound, $"There is no dataset '{name}'. GET /yente/catalog lists those there are.");
}
