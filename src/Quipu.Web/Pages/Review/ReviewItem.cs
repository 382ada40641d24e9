using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Web.Parts;

namespace Quipu.Web.Pages.Review;

/// <summary>A claim in its surroundings, with what it can be corrected by.</summary>
/// <param name="Shown">Null where one is to be added to a document that has none.</param>
/// <param name="Blocks">The paragraphs around its words, from where words can be picked.</param>
/// <param name="Entities">Whom its document names: the ends of its claims are among them.</param>
/// <param name="Judgements">What people said of it, newest first.</param>
public sealed record ReviewItem(ShownClaim? Shown, DocumentHead Head, Document Document, ImmutableArray<ReviewBlock> Blocks, ImmutableArray<LocalEntity> Entities, ImmutableArray<Judgement> Judgements)
{
    /// <summary>Of the text before and after the words, within their paragraph, as much is shown as this.</summary>
    const int Around = 900;

    /// <summary>Words can be picked: false where names of the document are masked for who asks, for what is picked would be the mask.</summary>
    public required bool CanPick { get; init; }

    /// <summary>Standing judgements of others than the newest that say otherwise: two people do not agree.</summary>
    public IEnumerable<Judgement> Otherwise =>
        Judgements.Where(j => j.RetiredAt is null).DistinctBy(j => j.By).ToList() is [var newest, .. var others] ? others.Where(o => o.Verdict != newest.Verdict) : [];

    internal static ReviewItem? Load(Desk desk, ShownClaim shown, ReviewMode mode)
    {
        if (desk.Store.Document(desk.Viewer, shown.Document.Id) is not { } document) return null;
        return Of(desk, document, shown, mode == ReviewMode.Add ? Whole(document) : Near(document, shown.Claim.Quote.At));
    }

    internal static ReviewItem? Blank(Desk desk, DocumentId id) => desk.Store.Document(desk.Viewer, id) is { } document ? Of(desk, document, null, Whole(document)) : null;

    static ReviewItem? Of(Desk desk, Document document, ShownClaim? shown, IEnumerable<Span> places)
    {
        if ((shown?.Document ?? desk.Store.Head(desk.Viewer, document.Id)) is not { } head) return null;
        var entities = desk.Store.EntitiesOf(desk.Viewer, document.Id);
        var (names, points, said) = (TextRuns.Names(entities), new CodePoints(document.Text), shown is null ? [] : new[] { new NumberedClaim(1, shown) });
        return new(
            shown, head, document, [.. places.Select(at => new ReviewBlock(points.FromUtf16(at.Start), TextRuns.Of(document.Text, at, said, names)))], [.. entities.Select(e => e.Local)],
            shown is null ? [] : desk.Store.Judgements(desk.Viewer, shown.Claim.Id))
        {
            CanPick = !desk.Store.IsBarred(desk.Viewer, document.Id),
        };
    }

    static IEnumerable<Span> Whole(Document document) => TextRuns.Blocks(document).Select(b => b.At);

    // The paragraphs that the words stand in and those beside them, long ones cut.
    static IEnumerable<Span> Near(Document document, Span words)
    {
        var blocks = TextRuns.Blocks(document);
        var (first, last) = (Array.FindIndex([.. blocks], b => b.At.Overlaps(words)), Array.FindLastIndex([.. blocks], b => b.At.Overlaps(words)));
        if (first < 0) return [Cut(document.Text, new(Math.Max(0, words.Start - Around), Math.Min(document.Text.Length, words.End + Around)), words)];
        return blocks[Math.Max(0, first - 1)..Math.Min(blocks.Length, last + 2)].Select(b => Cut(document.Text, b.At, words));
    }

    static Span Cut(string text, Span block, Span words)
    {
        var (start, end) = (block.Start, block.End);
        if (block.Overlaps(words)) (start, end) = (Math.Max(start, words.Start - Around), Math.Min(end, words.End + Around));
        else if (block.End <= words.Start) start = Math.Max(start, end - Around);
        else end = Math.Min(end, start + Around);
        while (start > block.Start && !char.IsWhiteSpace(text[start - 1])) start--;
        while (end < block.End && !char.IsWhiteSpace(text[end])) end++;
        return new(start, end);
    }
}

/// <summary>A stretch of text and where it begins, in code points.</summary>
public sealed record ReviewBlock(int Start, ImmutableArray<TextRun> Runs);
