namespace Quipu.Places;

/// <summary>A place as the documents that name it have it.</summary>
/// <param name="Country">ISO 3166-1, lower case; null: nobody knows.</param>
/// <param name="Documents">How many name it.</param>
/// <param name="Ubigeo">The code of INEI that one of its first documents is sure of, of places in Peru; null: none is.</param>
public sealed record PlaceCard(EntityId Id, string Name, bool Named, string? Country, int Documents, string? Ubigeo);
