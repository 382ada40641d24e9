using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Model;

namespace Quipu.Web.Pages.Claims;

/// <summary>Everything about one claim: its axes, its words in their surroundings, what it is about, its judgements, and the way back to the capture's bytes.</summary>
/// <param name="Before">Up to a few lines of text before the quote.</param>
/// <param name="Way">The stretch of bytes in the capture that the quote's text was taken from; null where the format keeps none.</param>
/// <param name="About">Claims of the same document that this one concerns.</param>
public sealed record ClaimPageView(
    ShownClaim Shown, Document Document, string Before, string After, Segment? Way, int CodeStart, int CodeEnd, ImmutableArray<ShownClaim> About, ImmutableArray<Judgement> Judgements,
    ImmutableArray<LocalEntity> Entities, bool Correcting)
{
    /// <summary>Where it is said, by independent origins.</summary>
    public ClaimOrigins? Origins { get; init; }

    /// <summary>What people said of it as evidence, newest first.</summary>
    public ImmutableArray<Quipu.Sources.Grades.Grade> Grades { get; init; } = [];

    const int Surroundings = 400;

    internal static ClaimPageView? Load(Desk desk, ClaimId id, Asked asked)
    {
        var (store, viewer) = (desk.Store, desk.Viewer);
        if (store.Claim(viewer, id) is not { } shown || store.Document(viewer, shown.Document.Id) is not { } document) return null;
        var (text, at, points) = (document.Text, shown.Claim.Quote.At, new CodePoints(document.Text));
        var (start, end) = (Edge(text, Math.Max(0, at.Start - Surroundings)), Edge(text, Math.Min(text.Length, at.End + Surroundings)));
        var way = document.Segments.FirstOrDefault(s => s.At.Contains(at)) ?? document.Segments.FirstOrDefault(s => s.At.Overlaps(at));
        return new(shown, document, text[start..at.Start], text[at.End..end], way, points.FromUtf16(at.Start), points.FromUtf16(at.End),
            [.. shown.Claim.About.Select(a => store.Claim(viewer, a)).OfType<ShownClaim>()], store.Judgements(viewer, id),
            [.. store.EntitiesOf(viewer, shown.Document.Id).Select(e => e.Local)], asked.Text("correct") is not null)
        {
            Origins = store.Origins(viewer, id),
            Grades = store.Grades(viewer, Quipu.Sources.Grades.GradeTarget.Of(id)),
        };
    }

    /// <summary>The nearest place that does not cut a surrogate pair.</summary>
    static int Edge(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
