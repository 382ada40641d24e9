using System.Collections.Immutable;
using Quipu.Entities;

namespace Quipu.Web.Pages.Matches;

/// <summary>A "not the same" in force that keeps two apart of whom somebody says that they are the same.</summary>
public sealed record KeptApart(SamenessJudgement Judgement, string One, string Other)
{
    /// <summary>What stands in the way of a judgement; empty where both ends are one, or where it does not say that they are.</summary>
    internal static ImmutableArray<KeptApart> Of(Desk desk, SamenessJudgement said)
    {
        if (said.Verdict != Sameness.Same || said.RetiredAt is not null) return [];
        var (one, other) = (Canonical(desk, said.One), Canonical(desk, said.Other));
        if (one == other) return [];
        var judged = desk.Store.Joins(desk.Viewer, one).Judgements.Concat(desk.Store.Joins(desk.Viewer, other).Judgements);
        return [.. judged.Where(j => j.Verdict == Sameness.NotSame && j.RetiredAt is null).DistinctBy(j => j.Id).Where(Between)
            .Select(j => new KeptApart(j, SideView.NameOf(desk, j.One), SideView.NameOf(desk, j.Other)))];

        bool Between(SamenessJudgement no)
        {
            var ends = (Canonical(desk, no.One), Canonical(desk, no.Other));
            return ends == (one, other) || ends == (other, one);
        }
    }

    /// <summary>Under which id an entity stands now, of reporting or registers; its own where nothing is known of it.</summary>
    internal static EntityId Canonical(Desk desk, EntityId id) =>
        desk.Store.Entity(desk.Viewer, id)?.Id ?? (desk.Store.Statements(desk.Viewer, id) is [var first, ..] ? first.Statement.Canonical : id);
}
