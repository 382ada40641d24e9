using System.Collections.Immutable;

namespace Quipu.Web.Pages.Findings;

/// <summary>The first findings and leads of a party, and how many there are.</summary>
public sealed record PartyFindings(EntityId Party, ImmutableArray<FindingRow> Rows, int Total)
{
    const int Most = 5;

    internal static PartyFindings Of(Desk desk, EntityId party)
    {
        var page = desk.Store.Findings(desk.Viewer, new() { Party = party }, new(0, Most));
        return new(party, [.. page.Rows.Select(k => FindingRow.Of(desk, k))], page.Total);
    }
}
