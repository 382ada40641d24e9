using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Entities;
using Quipu.Model;

namespace Quipu.Web.Parts;

/// <summary>A stretch of a document's text that is one thing throughout: said by the same claims, naming the same entity.</summary>
/// <param name="Saying">Claims whose quote covers it.</param>
/// <param name="Begins">Of those, the claims whose quote begins here.</param>
/// <param name="Closes">Claims whose quote ends with it.</param>
public sealed record TextRun(string Text, ImmutableArray<NumberedClaim> Saying, ImmutableArray<NumberedClaim> Begins, ImmutableArray<NumberedClaim> Closes, NamedSpan? Named);

/// <summary>A claim with its number in the margin.</summary>
public sealed record NumberedClaim(int Number, ShownClaim Shown);

/// <summary>Words that name an entity, with the canonical card they lead to.</summary>
public sealed record NamedSpan(Span At, EntityCard Card);

/// <summary>Cuts a block's text into runs.</summary>
static class TextRuns
{
    /// <summary>The runs of a stretch of text, in order and without gaps.</summary>
    internal static ImmutableArray<TextRun> Of(string text, Span block, IReadOnlyList<NumberedClaim> claims, IReadOnlyList<NamedSpan> named)
    {
        var saying = claims.Where(c => c.Shown.Claim.Quote.At.Overlaps(block)).ToArray();
        var names = named.Where(n => block.Contains(n.At)).ToArray();
        var cuts = new SortedSet<int> { block.Start, block.End };
        foreach (var claim in saying) Cut(claim.Shown.Claim.Quote.At);
        foreach (var name in names) Cut(name.At);
        var ends = cuts.ToArray();
        var runs = ImmutableArray.CreateBuilder<TextRun>(ends.Length - 1);
        for (var i = 0; i + 1 < ends.Length; i++)
        {
            var at = new Span(ends[i], ends[i + 1]);
            var here = saying.Where(c => c.Shown.Claim.Quote.At.Contains(at)).ToImmutableArray();
            runs.Add(new(at.Of(text), here, [.. here.Where(c => Math.Max(c.Shown.Claim.Quote.At.Start, block.Start) == at.Start)],
                [.. here.Where(c => c.Shown.Claim.Quote.At.End == at.End)], names.FirstOrDefault(n => n.At.Contains(at))));
        }

        return runs.ToImmutable();

        void Cut(Span span)
        {
            if (span.Start > block.Start && span.Start < block.End) cuts.Add(span.Start);
            if (span.End > block.Start && span.End < block.End) cuts.Add(span.End);
        }
    }

    /// <summary>Names to underline, the longest where two overlap.</summary>
    internal static ImmutableArray<NamedSpan> Names(ImmutableArray<(LocalEntity Local, EntityCard Card)> entities)
    {
        var kept = ImmutableArray.CreateBuilder<NamedSpan>();
        var end = 0;
        var all = entities.SelectMany(e => e.Local.Mentions.Where(m => m.Kind == MentionKind.Name).Select(m => new NamedSpan(m.At, e.Card)));
        foreach (var name in all.OrderBy(n => n.At.Start).ThenByDescending(n => n.At.Length).ThenBy(n => n.Card.Id.Value, StringComparer.Ordinal))
        {
            if (name.At.Start < end || name.At.Length == 0) continue;
            kept.Add(name);
            end = name.At.End;
        }

        return kept.ToImmutable();
    }

    /// <summary>The blocks to show: a document's own, or its paragraphs where its format found none.</summary>
    internal static ImmutableArray<Block> Blocks(Document document)
    {
        if (document.Blocks.Length > 0) return document.Blocks;
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var start = 0;
        while (start < document.Text.Length)
        {
            var next = document.Text.IndexOf("\n\n", start, StringComparison.Ordinal);
            var end = next < 0 ? document.Text.Length : next;
            if (end > start) blocks.Add(new(new(start, end), BlockKind.Paragraph));
            start = next < 0 ? document.Text.Length : next + 2;
        }

        return blocks.ToImmutable();
    }
}
