using System.Collections.Immutable;
using Quipu.Patterns.Language;
using Quipu.Patterns.Library;

namespace Quipu.Web.Pages.Patterns;

/// <summary>A pattern of the list.</summary>
/// <param name="IsOwn">The desk wrote it.</param>
/// <param name="Replaces">It stands in place of the library's of the same slug.</param>
public sealed record PatternRow(Pattern Pattern, bool IsOwn, bool Replaces, FoundCount Found)
{
    internal static PatternRow Of(Desk desk, Pattern pattern, IReadOnlySet<string> own)
    {
        var isOwn = own.Contains(pattern.Slug);
        return new(pattern, isOwn, isOwn && PatternLibrary.Find(pattern.Slug) is not null, FoundCount.Of(desk, pattern));
    }
}

/// <summary>How often a pattern holds now.</summary>
/// <param name="IsRun">False: it has not been run as it is written now.</param>
public readonly record struct FoundCount(int Findings, int Leads, bool IsRun)
{
    internal static FoundCount Of(Desk desk, Pattern pattern)
    {
        return new(Total(false), Total(true), desk.IsRun(pattern));

        int Total(bool lead) => desk.Store.Findings(desk.Viewer, new() { Pattern = pattern.Slug, IsLead = lead }, new(0, 1)).Total;
    }
}

/// <summary>All patterns of the workspace, and what is wrong with the files of its desk.</summary>
public sealed record PatternsView(ImmutableArray<PatternRow> Rows, ImmutableArray<PatternFault> Faults)
{
    internal static PatternsView Load(Desk desk)
    {
        var own = desk.Options.Patterns?.Own() ?? [];
        return new([.. desk.Patterns.Select(p => PatternRow.Of(desk, p, own))], desk.Options.Patterns?.Read().Faults ?? []);
    }
}
