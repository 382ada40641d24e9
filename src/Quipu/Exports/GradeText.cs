using Quipu.Claims;
using Quipu.Model;
using Quipu.Sources.Grades;

namespace Quipu.Exports;

/// <summary>What a source, a document and a claim are held to be as evidence, side by side, for formats that have no fields for it.</summary>
static class GradeText
{
    /// <summary>"source: outlet (proposed); reliability of the source: B; licence of the source: CC BY 4.0"; null: nothing is held of it.</summary>
    internal static string? Of(SourceGrading? source) => Joined(
        Kind(source) is { } kind ? $"source: {kind} ({Review(source)})" : null,
        source?.Reliability is { } reliability ? $"reliability of the source: {reliability.Mark()}" : null,
        source?.Credibility is { } credibility ? $"credibility of the document: {credibility.Mark()}" : null,
        source?.Licence is { } licence ? $"licence of the source: {licence}" : null);

    /// <summary>What the record or an analyst gave: "source: confidential", "reliability of the source: B; credibility: 2"; null: nothing. What is only proposed is not told here.</summary>
    internal static string? Given(ShownClaim shown) => Joined(
        shown.Document.Source?.Nature is { } nature ? $"source: {nature.Wire()}" : null,
        shown.Document.Source?.Reliability is { } reliability ? $"reliability of the source: {reliability.Mark()}" : null,
        shown.Credibility is { } credibility ? $"credibility: {credibility.Mark()}" : null);

    /// <summary>The word of its kind as it leaves: of material of a protected source always the same; null: it has none.</summary>
    internal static string? Kind(SourceGrading? source) => source?.Leaving.Kind?.Wire();

    /// <summary>Whether a person said what kind it is; null: it has none.</summary>
    internal static string? Review(SourceGrading? source) => source?.Kind is null ? null : source.Leaving.IsConfirmed ? "confirmed" : "proposed";

    static string? Joined(params IEnumerable<string?> parts) => string.Join("; ", parts.OfType<string>()) is { Length: > 0 } text ? text : null;
}
