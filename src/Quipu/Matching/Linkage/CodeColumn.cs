using System.Collections.Immutable;

namespace Quipu.Matching.Linkage;

/// <summary>Codes: numbers of documents, telephones, postcodes, pages.</summary>
sealed class CodeColumn : ComparedColumn
{
    readonly string[] _digits;

    internal CodeColumn(ColumnName name, IReadOnlyList<string> plain) : base(name, plain) => _digits = [.. Values.Select(PlainText.Digits)];

    internal override ColumnKind Kind => ColumnKind.Identifier;

    internal override ImmutableArray<string> Levels { get; } = ["same", "same digits", "one character apart", "two characters apart", "different"];

    internal override IEnumerable<string> LooseKeys(int value) => _digits[value].Length >= 3 ? [_digits[value]] : [];

    private protected override int Compare(int one, int other)
    {
        if (_digits[one].Length >= 3 && _digits[one] == _digits[other]) return 1;
        return Letters.Distance(Values[one], Values[other], 2) switch { <= 1 => 2, 2 => 3, _ => 4 };
    }
}
