namespace Quipu.Model;

/// <summary>A point on the map, WGS 84.</summary>
/// <param name="Latitude">Degrees, north positive.</param>
/// <param name="Longitude">Degrees, east positive.</param>
public readonly record struct Position(decimal Latitude, decimal Longitude);
