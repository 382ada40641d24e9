using System.Globalization;

namespace Quipu.Matching.Names;

/// <summary>The symbols found in one name.</summary>
ref struct SymbolList
{
    const int Most = 255;

    List<NameSymbol>? _found;

    /// <summary>Adds every symbol of every phrase, overlapping ones too.</summary>
    internal void Find(NameWords words, PhraseTable<NameSymbol[]> table)
    {
        for (var i = 0; i < words.Count; i++)
            for (var count = Math.Min(table.Longest(words[i]), words.Count - i); count > 0; count--)
                if (table.TryFind(words.Range(i, i + count - 1), out var symbols))
                    foreach (var symbol in symbols!) Add(symbol with { First = (byte)i, Count = (byte)count });
    }

    /// <summary>Words of digits, where a phrase has not said so.</summary>
    internal void Numbers(NameWords words)
    {
        for (var i = 0; i < words.Count; i++)
            if (char.IsAsciiDigit(words[i][0]) && int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) Add(new(SymbolKind.Number, number, (byte)i, 1));
    }

    /// <summary>"forty four", "forty 4": the sum, beside its parts.</summary>
    internal void Sums()
    {
        for (var i = 0; _found is not null && i < _found.Count; i++)
            for (var j = 0; j < _found.Count; j++)
            {
                var (tens, ones) = (_found[i], _found[j]);
                if (tens.Kind == SymbolKind.Number && ones.Kind == SymbolKind.Number && tens.Id is >= 20 and < 100 && tens.Id % 10 == 0 && ones.Id is > 0 and < 10 && tens.First + tens.Count == ones.First)
                    Add(new(SymbolKind.Number, tens.Id + ones.Id, tens.First, (byte)(tens.Count + ones.Count)));
            }
    }

    /// <summary>A symbol of a kind whose words are together at least so long.</summary>
    internal readonly bool Has(SymbolKind kind, NameWords words, int length)
    {
        if (_found is null) return false;
        foreach (var symbol in _found)
            if (symbol.Kind == kind && words.Range(symbol.First, symbol.First + symbol.Count - 1).Length >= length) return true;
        return false;
    }

    /// <summary>Gives parts the role that a symbol says.</summary>
    internal readonly void Mark(Span<NamePart> parts, PartyKind kind)
    {
        if (_found is null || kind is not PartyKind.Organization) return;
        foreach (var symbol in _found)
        {
            var role = symbol.Kind switch { SymbolKind.LegalClass => PartRole.LegalForm, SymbolKind.Place => PartRole.Place, SymbolKind.Number => PartRole.Number, SymbolKind.Word or SymbolKind.Trade => PartRole.Generic, _ => PartRole.Unset };
            for (var i = symbol.First; i < symbol.First + symbol.Count; i++)
                if (role != PartRole.Unset && (parts[i].Role == PartRole.Unset || (role is PartRole.LegalForm && parts[i].Role is PartRole.Generic or PartRole.Stop))) parts[i] = parts[i] with { Role = role };
        }
    }

    internal readonly NameSymbol[] ToArray() => _found?.ToArray() ?? [];

    void Add(NameSymbol symbol)
    {
        _found ??= [];
        if (_found.Count < Most && !_found.Contains(symbol)) _found.Add(symbol);
    }
}
