using System.Collections.Immutable;
using Quipu.Patterns.Language;
using Quipu.Patterns.Library;
using Quipu.Web.Pages.Findings;

namespace Quipu.Web.Pages.Patterns;

/// <summary>A pattern as it is written: its text, what is wrong with it, and what it would find.</summary>
/// <param name="Slug">Of the pattern that is edited; null: a new one.</param>
/// <param name="Version">Of the desk's file that the text began with; empty: there was none.</param>
public sealed record EditView(string? Slug, string Text, string Version)
{
    /// <summary>What the text means.</summary>
    internal PatternReading Reading { get; } = Text.Length > PatternFolder.Longest
        ? new(null, [new(FileName(Slug), 1, 1, "the file is too long", "make several patterns of it")]) : PatternLibrary.Read(Text, FileName(Slug));

    /// <summary>The desk has a file of it.</summary>
    internal bool IsOwn { get; init; }

    /// <summary>Why it was not kept or removed, in one sentence.</summary>
    internal string? Fault { get; init; }

    /// <summary>What somebody else saved meanwhile.</summary>
    internal string? Theirs { get; init; }

    /// <summary>What it would find; null: nobody asked.</summary>
    internal PatternTrial? Trial { get; init; }

    /// <summary>What it would find was asked for, and took too long.</summary>
    internal bool IsLate { get; init; }

    internal ImmutableArray<FindingRow> Rows { get; init; } = [];

    /// <summary>Where its forms lead back to.</summary>
    internal string Address => Slug is null ? "/patterns/new" : $"/patterns/{Slug}/edit";

    /// <summary>The text of a page; null where there is no such pattern.</summary>
    internal static EditView? Load(Desk desk, string? slug, string? from)
    {
        if (desk.Options.Patterns is not { } folder) return null;
        if (slug is not null) return folder.Find(slug) is { } source ? new(slug, source.Text, source.Version) { IsOwn = source.File is not null } : null;
        if (from is null) return new(null, folder.Find(FirstPattern.Slug) is null ? FirstPattern.Text : FirstPattern.CopyOf(FirstPattern.Text, IsTaken), "");
        return folder.Find(from) is { } copied ? new(null, FirstPattern.CopyOf(copied.Text, IsTaken), "") : null;

        bool IsTaken(string other) => folder.Find(other) is not null;
    }

    /// <summary>With what it would find.</summary>
    internal async Task<EditView> TriedAsync(Desk desk, Trials trials)
    {
        if (Reading.Pattern is not { } pattern) return this;
        var trial = await trials.RunAsync(desk.Viewer, pattern, desk.Http.RequestAborted);
        var rows = (trial?.Shown ?? []).Select(f => FindingRow.Of(desk, f) with { Pattern = pattern });
        return this with { Trial = trial, IsLate = trial is null, Rows = [.. rows] };
    }

    static string FileName(string? slug) => (slug ?? "pattern") + ".yaml";
}
