using System.Buffers;
using System.Collections.Immutable;
using FollowTheMoney.Identifiers;
using FollowTheMoney.Types;

namespace Quipu.Registers.Mappings;

/// <summary>What the values of one column are like: the share of those that clean as each type, in the mapping's own way of cleaning.</summary>
sealed class ColumnValues
{
    /// <summary>Numbering systems that are told by their check digits alone.</summary>
    static readonly IdentifierFormat[] Checked =
        [.. new[] { "ruc", "cnpj", "cpf", "cuit", "curp", "rfc", "rut", "nit", "lei", "imo", "iban", "isin", "ogrn" }.Select(n => IdentifierFormats.Find(n)!)];

    readonly string[] _filled;

    /// <param name="cells">As they stand.</param>
    /// <param name="split">What parts a cell into several values; null: each is one.</param>
    internal ColumnValues(IReadOnlyCollection<string> cells, string? split = null)
    {
        var all = split is null ? cells : [.. cells.SelectMany(c => c.Split(split, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        _filled = [.. all.Where(c => !IsNone(c))];
        Rows = cells.Count;
        Distinct = _filled.Distinct(StringComparer.Ordinal).Count();
        Samples = [.. _filled.Distinct(StringComparer.Ordinal).Take(5)];
    }

    internal int Rows { get; }

    internal int Filled => _filled.Length;

    internal int Distinct { get; }

    /// <summary>The first values, each once.</summary>
    internal ImmutableArray<string> Samples { get; }

    internal IReadOnlyList<string> All => _filled;

    /// <summary>No two rows have the same, and none has nothing.</summary>
    internal bool IsUnique => Rows > 1 && Filled == Rows && Distinct == Rows;

    internal static bool IsNone(string cell) => RegisterNumber.IsNone(cell) || cell.Trim() is "-0-" or "s/n" or "S/N";

    /// <summary>The share of filled cells that are one of a type; 0 where none is filled.</summary>
    internal double Share(string type) => type switch
    {
        "number" => Share(v => RegisterNumber.Of(v) is not null),
        "country" => Share(v => v.Any(char.IsLetter) && Cleans(type, v)),
        "phone" => Share(v => v.Count(char.IsAsciiDigit) is >= 6 and <= 17 && !v.Any(char.IsLetter)),
        "email" => Share(v => v.Contains('@') && Cleans(type, v)),
        "url" => Share(v => v.Contains('.') && !v.Contains(' ') && !v.Contains('@') && v.Any(char.IsLetter) && Cleans(type, v)),
        "identifier" or "key" => Share(v => v.Length <= 64 && v.Any(char.IsLetterOrDigit)),
        "name" => Share(v => v.Count(char.IsLetter) * 2 > v.Length),
        "gender" => Share(v => Cleans(type, v)),
        "date" => Date.Share,
        _ => Filled == 0 ? 0 : 1,
    };

    /// <summary>The form of dates that most of the values have.</summary>
    internal DateForm Date => field ??= DateForm.Of(_filled);

    /// <summary>The numbering system that most of the values follow, with its share; null where no more than chance has them follow one.</summary>
    internal (IdentifierFormat Format, double Share)? Numbering
    {
        get
        {
            var best = Filled < 3 ? default : Checked.Select(f => (Format: f, Share: Share(f.IsValid))).MaxBy(f => f.Share);
            return best.Share >= 0.8 ? best : null;
        }
    }

    /// <summary>The share of values whose last word is a firm's (<c>Redes del Norte S.A.C.</c>).</summary>
    internal double Firms => Share(v => HeaderWords.Words(v.Replace(".", "", StringComparison.Ordinal)) is [_, .., var last] && HeaderWords.Default.Firms.Contains(last));

    /// <summary>Nothing but yes and no.</summary>
    internal bool IsFlag => Filled > 0 && Distinct <= 3 && _filled.All(v => v.ToLowerInvariant() is "si" or "sí" or "no" or "yes" or "true" or "false" or "0" or "1" or "x" or "y" or "n" or "t" or "f" or "s");

    /// <summary>Several words, mostly of letters: what a name, a title or a sentence is, and a code is not.</summary>
    internal double Worded => Share(v => v.Contains(' ') && v.Count(char.IsLetter) * 3 > v.Length * 2);

    internal double Share(Func<string, bool> test) => Filled == 0 ? 0 : (double)_filled.Count(test) / Filled;

    static bool Cleans(string type, string value) => Schemata.Default.Types[type].Clean(value) is not null;
}

/// <summary>How dates of a column are written.</summary>
/// <param name="Format">In the words of <c>strptime</c>; null: as FollowTheMoney has them (2019-07-04, 2019).</param>
/// <param name="Share">The share of values that are dates so.</param>
/// <param name="IsDoubtful">Day and month might as well change places.</param>
sealed record DateForm(string? Format, double Share, bool IsDoubtful)
{
    static readonly SearchValues<char> OfDates = SearchValues.Create("0123456789-:T .Z+");

    static readonly string[] Formats =
    [
        "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%Y%m%d", "%b %d, %Y", "%d %b %Y", "%d de %B de %Y", "%d-%b-%Y", "%B %Y", "%m/%Y", "%d/%m/%y", "%m/%d/%y",
        "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y %H:%M:%S", "%d/%m/%Y %I:%M:%S %p", "%d.%m.%Y %H:%M",
    ];

    internal static DateForm Of(IReadOnlyList<string> values)
    {
        if (values.Count == 0) return new(null, 0, false);
        var plain = (double)values.Count(IsPlain) / values.Count;
        if (plain == 1) return new(null, 1, false);
        var dated = values.Where(v => v.Length is >= 5 and <= 40 && v.Any(char.IsAsciiDigit)).ToArray();
        // Where day and month may change places, the form that comes first stands for both.
        var best = Formats.Select(f => (Format: f, Count: dated.Count(v => Dates.Parse(v, f) is not null))).MaxBy(f => f.Count);
        var share = (double)best.Count / values.Count;
        if (share <= plain) return new(null, plain, false);
        var other = best.Format.Contains("%d/%m", StringComparison.Ordinal) ? best.Format.Replace("%d/%m", "%m/%d", StringComparison.Ordinal) : null;
        return new(best.Format, share, other is not null && dated.Count(v => Dates.Parse(v, other) is not null) == best.Count);
    }

    /// <summary>A date as FollowTheMoney has it; a bare number of four digits is a year between 1500 and 2100. "2021-07-23T08-32-asistencia" only begins with one.</summary>
    static bool IsPlain(string value) => Dates.Parse(value) is { } date && (value.Length == 4 ? date.Start.Year is >= 1500 and <= 2100
        : value.Length > 4 && value[4] == '-' && value.AsSpan().IndexOfAnyExcept(OfDates) < 0 && value.Count('-') <= 3);
}
