using Quipu.Claims;
using Quipu.Model;
using Quipu.Sources.Grades;

namespace Quipu.Web.Api;

/// <summary>What a source is held to be, as data: three marks side by side, none made of two.</summary>
/// <param name="KindWhy">Who or what says so of the kind.</param>
/// <param name="Nature">What it is by how it came, whatever a person holds it to be.</param>
/// <param name="Reliability"><c>A</c> to <c>F</c>.</param>
/// <param name="Credibility">Of the document, <c>1</c> to <c>6</c>.</param>
sealed record SourceShape(string? Id, string? Name, SourceKind? Kind, KindReason? KindWhy, SourceKind? Nature, string? Reliability, string? Credibility, string? Licence)
{
    internal static SourceShape? Of(SourceGrading? grading) => grading is null or { Source: null, Kind: null, Credibility: null } ? null
        : new(grading.Source?.Value, grading.Name, grading.Kind, grading.Why, grading.Nature, grading.Reliability?.Mark(), grading.Credibility?.Mark(), grading.Licence);
}

/// <summary>Where a claim is said, by independent origins.</summary>
sealed record OriginsShape(int Independent, int Documents, IReadOnlyList<IReadOnlyList<OriginShape>> Origins)
{
    internal static OriginsShape? Of(ClaimOrigins? origins) => origins is null ? null : new(
        origins.Origins.Length, origins.Documents,
        [.. origins.Origins.Select(o => o.Documents.Select(d => new OriginShape(DocumentShape.Of(d.Document), d.Claim, d.Why?.Cause, d.Why?.With, d.Why?.Share)).ToList())]);
}

/// <param name="Because">Why it counts as one with <see cref="With"/>; absent for the first of its origin.</param>
/// <param name="Share">Of an overlap: thousandths of common runs of words.</param>
sealed record OriginShape(DocumentShape Document, ClaimId Claim, OriginCause? Because, DocumentId? With, int? Share);
