using System.Collections.Immutable;

namespace Quipu.Matching.Names;

/// <summary>
/// A name taken apart: folded words, what each does, and the symbols they stand for. It can be made anew from <see cref="Text"/> and
/// <see cref="Kind"/>, so that an index need keep only those.
/// </summary>
public sealed class AnalysedName
{
    readonly NamePart[] _parts;
    readonly NameSymbol[] _symbols;

    internal AnalysedName(string text, PartyKind kind, string form, (NamePart[] Parts, NameSymbol[] Symbols, int Turn) found)
    {
        (Text, Kind, Form) = (text, kind, form);
        (_parts, _symbols, Turn) = found;
    }

    /// <summary>The name as it was given.</summary>
    public string Text { get; }

    /// <summary>What it was analysed as: an <see cref="PartyKind.Entity"/> with a legal form is an organisation.</summary>
    public PartyKind Kind { get; }

    /// <summary>Its words in lower case and Latin letters where the script has them, legal forms in one spelling, single spaces between.</summary>
    public string Form { get; }

    public ReadOnlySpan<NamePart> Parts => _parts;

    public ReadOnlySpan<NameSymbol> Symbols => _symbols;

    /// <summary>Index of the first part behind a comma that turns the order ("QUISPE MAMANI, Juan"); 0 where there is none.</summary>
    public int Turn { get; }

    /// <summary>The folded word.</summary>
    public ReadOnlySpan<char> Word(int part) => Form.AsSpan(_parts[part].Start, _parts[part].Length);

    /// <summary>The words of a symbol, as they stand in <see cref="Form"/>.</summary>
    public ReadOnlySpan<char> Words(NameSymbol symbol) =>
        Form.AsSpan(_parts[symbol.First].Start, _parts[symbol.First + symbol.Count - 1].End - _parts[symbol.First].Start);

    /// <summary>The folded words with their roles, for people and tests.</summary>
    public ImmutableArray<(string Word, PartRole Role)> Roles => [.. _parts.Select(p => (Form.Substring(p.Start, p.Length), p.Role))];

    internal NamePart[] PartArray => _parts;

    internal NameSymbol[] SymbolArray => _symbols;

    public override string ToString() => Text;
}
