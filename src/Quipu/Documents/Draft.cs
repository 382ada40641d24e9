using Quipu.Model;

namespace Quipu.Documents;

/// <summary>A block on its way: where it stands, what markup says of it, and what it was taken for in the end.</summary>
sealed class Draft(Span at, BlockKind? kind = null)
{
    internal Span At { get; set; } = at;

    /// <summary>Null until something is known; a paragraph if it stays so.</summary>
    internal BlockKind? Kind { get; set; } = kind;

    /// <summary>How many of a hundred characters are a link's; 0 where there is no markup.</summary>
    internal int Linked { get; init; }

    internal ReadOnlySpan<char> Of(string text) => text.AsSpan(At.Start, At.Length);
}
