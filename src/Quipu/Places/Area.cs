using System.Collections.Immutable;

namespace Quipu.Places;

/// <summary>How wide a place is; what is known as a point or within a district is a spot.</summary>
public enum AreaLevel { Country, Department, Province, District, Spot }

/// <summary>A point of an outline, in degrees.</summary>
public readonly record struct MapPoint(double Longitude, double Latitude);

/// <summary>A place on the map: a country, a division of one, or a place of the desk's own.</summary>
/// <param name="Code">ISO 3166 in lower case (<c>pe</c>), with the code of INEI (<c>pe-15</c>, <c>pe-1501</c>, <c>pe-150101</c>), or <c>own-…</c>.</param>
/// <param name="Parent">The code of what it lies in; null: nothing.</param>
public sealed record Area(string Code, string Name, AreaLevel Level, string? Parent)
{
    /// <summary>Its outline; empty where none is known.</summary>
    public ImmutableArray<ImmutableArray<MapPoint>> Rings { get; init; } = [];

    /// <summary>Where it is, of a place without an outline; null: unknown.</summary>
    public MapPoint? Point { get; init; }

    /// <summary>Other names of it.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>It came with the workspace's folder <c>places</c>.</summary>
    public bool IsOwn => Code.StartsWith(OwnMark, StringComparison.Ordinal);

    internal const string OwnMark = "own-";

    /// <summary>About its middle: of the largest ring, or its point; null where neither is known.</summary>
    public MapPoint? Middle => Rings.IsEmpty ? Point : Outline.Middle(Rings.MaxBy(Outline.Size));
}
