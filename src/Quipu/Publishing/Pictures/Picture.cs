using System.Collections.Immutable;
using System.Xml.Linq;

namespace Quipu.Publishing.Pictures;

/// <summary>A drawing from its upper left corner.</summary>
public sealed record PictureDrawing(XElement Drawn, double Width, double Height);

/// <summary>One sign of the legend: what it looks like, in a box of 34 by 12, and what it means.</summary>
/// <param name="Group">Under which heading it stands: how something is said, where it stands in law.</param>
public sealed record PictureKey(string Group, string Label, ImmutableArray<XElement> Sample);

/// <summary>One thing that the picture shows, in words: what it says, and its whole status.</summary>
/// <param name="Source">The key of its source among <see cref="Picture.Sources"/>; null: it has none of its own.</param>
public sealed record PictureRow(string Text, string? Source);

/// <summary>What a picture rests on, with its licence, in one line.</summary>
public sealed record PictureSource(string Key, string Text);

/// <summary>A picture to publish: the drawing, its legend, everything in it told with its status, the sources with their licences, and when it was made of what.</summary>
public sealed record Picture
{
    public required string Title { get; init; }

    /// <summary>Below the title: what is shown, and what is left out.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    public required PictureDrawing Drawing { get; init; }

    /// <summary>The legend, in order; one heading after the other.</summary>
    public required ImmutableArray<PictureKey> Keys { get; init; }

    /// <summary>What stands over <see cref="Rows"/>.</summary>
    public required string RowsTitle { get; init; }

    public required ImmutableArray<PictureRow> Rows { get; init; }

    /// <summary>What stands over <see cref="Sources"/>.</summary>
    public required string SourcesTitle { get; init; }

    public required ImmutableArray<PictureSource> Sources { get; init; }

    /// <summary>Below all: when it was made, of what, as of when, and the address that reopens it.</summary>
    public required ImmutableArray<string> Colophon { get; init; }
}
