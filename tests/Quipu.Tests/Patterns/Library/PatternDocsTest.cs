using System.Text;
using Quipu.Patterns.Language;
using Quipu.Patterns.Library;
using Quipu.Tests.Architecture;
using Xunit;

namespace Quipu.Tests.Patterns.Library;

/// <summary>docs/reference/patterns.md tells reporters what the files of the library tell.</summary>
public sealed class PatternDocsTest
{
    [Fact]
    public void The_reference_of_patterns_is_made_from_their_files()
    {
        var text = new StringBuilder("# The patterns of the library, for reporters\n\nMade from `src/Quipu/Patterns/Library` by `dotnet run build.cs -- docs`; do not edit. [How patterns are written](../patterns.md).\n\n");
        text.Append("A pattern describes; it convicts nobody. What it finds is a reason to look, as strong as its weakest hop, and never a result.\n");
        foreach (var pattern in PatternLibrary.All) Tell(pattern, text);
        DocsTest.Made("docs/reference/patterns.md", text.ToString());
    }

    static void Tell(Pattern pattern, StringBuilder text)
    {
        text.Append(Invariant($"\n## {pattern.Title.En} (`{pattern.Slug}`)\n\n{pattern.Text.En} {pattern.Rationale.En}\n"));
        var sketch = pattern.Sketch;
        if (sketch.Ties.IsEmpty) text.Append("\n**What it looks for**\n\n- figures of the same thing, place and period by different publishers\n");
        Listed("What it looks for", sketch.Ties.Where(t => !t.Without).Select(t => Told(sketch, t) + (t.Accuses ? " (says something against somebody)" : "")), text);
        Listed("What must not be on record", sketch.Ties.Where(t => t.Without).Select(t => Told(sketch, t)), text);
        Listed("Innocent explanations to rule out first", pattern.Innocent.Select(w => w.En), text);
        Listed("What would confirm it", pattern.Confirm.Select(w => w.En), text);
        Listed("What would refute it", pattern.Refute.Select(w => w.En), text);
        Listed("Leads, where one record is missing", sketch.Leads.Select(l => $"{l.Missing.En}; kept in: {l.Where.En}"), text);
        Listed("References", pattern.References, text);
    }

    static void Listed(string title, IEnumerable<string> rows, StringBuilder text)
    {
        var list = rows.ToList();
        if (list.Count == 0) return;
        text.Append(Invariant($"\n**{title}**\n\n"));
        foreach (var row in list) text.Append(Invariant($"- {row}\n"));
    }

    static string Told(PatternSketch sketch, SketchTie tie) =>
        $"{sketch.Parties[tie.From].Label.En} – {tie.Label.En}{(tie.From == tie.To ? "" : $" – {sketch.Parties[tie.To].Label.En}")}";

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
