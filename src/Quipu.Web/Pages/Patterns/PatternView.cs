using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Patterns.Language;
using Quipu.Patterns.Library;
using Quipu.Web.Parts;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Patterns;

/// <summary>What a pattern looks for, why, and what can feed each of its ties.</summary>
public sealed record PatternView(PatternRow Row, PatternSource Source)
{
    /// <summary>Ties that nothing on record here can be: that nothing was found says nothing then.</summary>
    internal ImmutableArray<Quipu.Patterns.Language.Wording> Unfed { get; private init; } = [];

    internal Pattern Pattern => Row.Pattern;

    internal ImmutableArray<(SketchTie Tie, ImmutableArray<string> Claims, ImmutableArray<string> Registers)> Ties { get; } =
        [.. Row.Pattern.Sketch.Ties.Where(t => !t.Without).Zip(PatternLibrary.Supply(Row.Pattern), (tie, supply) => (tie, supply.Claims, supply.Registers))];

    internal static PatternView? Load(Desk desk, string slug)
    {
        if (desk.Patterns.FirstOrDefault(p => p.Slug == slug) is not { } pattern) return null;
        var source = desk.Options.Patterns?.Find(slug) ?? new(slug, PatternLibrary.TextOf(slug) ?? "", null);
        return new(PatternRow.Of(desk, pattern, desk.Options.Patterns?.Own() ?? []), source) { Unfed = desk.Network.Patterns(desk.Viewer).Unfed(pattern) };
    }

    /// <summary>On what it was run and what a reader held of that, or what those records lack; empty where its file says nothing. That it was never run on real data
    /// (<see cref="IsUntried"/>) stands before it.</summary>
    internal static string RunOf(Words words, Pattern pattern)
    {
        if (pattern.Run is not { } run) return "";
        var on = run.On.In(words.Code);
        var (findings, leads) = (words.Count("finding.count", run.Findings), words.Count("finding.count.lead", run.Leads));
        if (!run.Lacked.IsEmpty)
            return words.Of("pattern.run.lacked", on, Labels(words, pattern.RunLacked)) + (run.Leads == 0 ? "" : " " + words.Of("pattern.run.leads", leads, words.Number(run.Read), words.Number(run.Right)));
        return run.Findings + run.Leads == 0 ? words.Of("pattern.run.none", on)
            : run.Read == 0 ? words.Of("pattern.run.unread", on, findings, leads)
            : words.Of("pattern.run", on, findings, leads, words.Number(run.Read), words.Number(run.Right));
    }

    /// <summary>The same in one sentence, for a table.</summary>
    internal static string RunTold(Words words, Pattern pattern) =>
        string.Join(": ", new[] { IsUntried(pattern) ? words["pattern.never_run"] : "", RunOf(words, pattern) }.Where(w => w.Length > 0));

    /// <summary>Whether nobody has seen it at work on real data.</summary>
    internal static bool IsUntried(Pattern pattern) => pattern.Run is not { Lacked.IsEmpty: true };

    /// <summary>Labels of ties one after another.</summary>
    internal static string Labels(Words words, ImmutableArray<Quipu.Patterns.Language.Wording> labels) => string.Join(", ", labels.Select(l => words.Of("pattern.quoted", l.In(words.Code))));

    /// <summary>The shape of a pattern, drawn.</summary>
    internal static ShapePicture? Picture(Words words, Pattern pattern)
    {
        var sketch = pattern.Sketch;
        var knots = sketch.Parties.Select(p => new ShapeKnot(p.Label.In(words.Code), Kinds(words, p.Is), null, !p.Essential)).ToImmutableArray();
        return ShapePicture.Of(knots, sketch.Ties.Select(t => new ShapeTie(t.From, t.To, t.Label.In(words.Code), Class(t), Told(words, sketch, t))));
    }

    /// <summary>A tie of a pattern in words.</summary>
    internal static string Told(Words words, PatternSketch sketch, SketchTie tie)
    {
        var (from, to) = (sketch.Parties[tie.From].Label.In(words.Code), sketch.Parties[tie.To].Label.In(words.Code));
        var asked = tie.Without ? " · " + words["pattern.without"] : tie.Accuses ? " · " + words["pattern.accuses"] : "";
        return $"{from} – {tie.Label.In(words.Code)}{(tie.From == tie.To ? "" : " → " + to)}{asked}";
    }

    /// <summary>Types and schemata that a party may be; null: any.</summary>
    internal static string? Kinds(Words words, ImmutableArray<string> kinds) =>
        kinds.IsEmpty ? null
        : string.Join(", ", kinds.Select(k => Wires.TryRead<EntityType>(k, out var type) ? words.Label(type) : ModelWords.Schema(words, k)));

    static string Class(SketchTie tie) => tie.Without ? "without" : tie.Accuses ? "accuses" : "plain";
}
