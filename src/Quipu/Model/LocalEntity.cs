using System.Collections.Immutable;

namespace Quipu.Model;

/// <summary>How a span names something: by name, by a common noun, by a pronoun or by a possessive.</summary>
public enum MentionKind { Name, Nominal, Pronoun }

/// <summary>A span that names something, and the entity of its document that it names.</summary>
public sealed record Mention(Span At, string Form, MentionKind Kind);

/// <summary>
/// Something that one document names: a person, group, body, place, law or event; all its mentions there.
/// <see cref="Name"/> and <see cref="Aliases"/> are verbatim substrings of the document's text.
/// An unnamed but individuated actor ("five civilians") has <see cref="Named"/> false.
/// </summary>
public sealed record LocalEntity
{
    public required EntityId Id { get; init; }

    public required DocumentId Document { get; init; }

    public required EntityType Type { get; init; }

    public required string Name { get; init; }

    public bool Named { get; init; } = true;

    public ImmutableArray<string> Aliases { get; init; } = [];

    public ImmutableArray<Mention> Mentions { get; init; } = [];

    /// <summary>ISO 3166 code in lower case where the text makes it plain (a country itself, a place in a country that the text names), else null.</summary>
    public string? Country { get; init; }

    /// <summary>Code of INEI where it is surely a department (two digits), province (four) or district (six) of Peru, else null.</summary>
    public string? Ubigeo { get; init; }

    /// <summary>Where a place is that is surely known, to a hundredth of a degree; of a department, province or district its capital. Else null.</summary>
    public Position? Position { get; init; }
}
