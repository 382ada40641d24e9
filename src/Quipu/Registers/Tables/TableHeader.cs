using System.Collections.Immutable;
using System.Globalization;

namespace Quipu.Registers.Tables;

/// <summary>The columns of a table, each with a name of its own: a repeated one is numbered, a missing one is called by its place.</summary>
sealed class TableHeader
{
    readonly Dictionary<string, int> _index = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> _extra = [];

    TableHeader(ImmutableArray<string> columns, ImmutableArray<RowNote> faults)
    {
        (Columns, Faults) = (columns, faults);
        for (var i = 0; i < columns.Length; i++) _index.TryAdd(columns[i], i);
    }

    /// <summary>Names in the order of the file.</summary>
    internal ImmutableArray<string> Columns { get; }

    /// <summary>What was wrong with the names: noted with the first row.</summary>
    internal ImmutableArray<RowNote> Faults { get; }

    /// <summary>Of names as the file has them.</summary>
    internal static TableHeader Of(IReadOnlyList<string> cells)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = ImmutableArray.CreateBuilder<string>(cells.Count);
        var faults = ImmutableArray.CreateBuilder<RowNote>();
        var unnamed = 0;
        foreach (var cell in cells)
        {
            var name = Values.Sanitise(cell) ?? "";
            if (name.Length == 0)
            {
                unnamed++;
                name = Unnamed(names.Count);
            }

            if (!taken.Add(name))
            {
                var first = name;
                var n = 1;
                do name = string.Create(CultureInfo.InvariantCulture, $"{first} ({++n})");
                while (!taken.Add(name));
                if (faults.Count < 20) faults.Add(new(NoteKind.Doubted, name, null, $"Two columns are called '{first}'; the later one is kept as '{name}'."));
            }

            names.Add(name);
        }

        if (unnamed > 0) faults.Add(new(NoteKind.Doubted, null, null, string.Create(CultureInfo.InvariantCulture, $"{unnamed} of {names.Count} columns have no name; they are called by their place ('column 3').")));
        return new(names.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>Of names that the kind knows, for files without a header.</summary>
    internal static TableHeader Known(params ReadOnlySpan<string> names) => new([.. names], []);

    internal bool Has(string column) => _index.ContainsKey(column);

    /// <summary>Place of a column, or -1. Case does not count.</summary>
    internal int IndexOf(string column) => _index.GetValueOrDefault(column, -1);

    /// <summary>The name of a place; beyond the header the place itself.</summary>
    internal string NameAt(int index)
    {
        if (index < Columns.Length) return Columns[index];
        while (_extra.Count <= index - Columns.Length) _extra.Add(Unnamed(Columns.Length + _extra.Count));
        return _extra[index - Columns.Length];
    }

    static string Unnamed(int index) => string.Create(CultureInfo.InvariantCulture, $"column {index + 1}");
}
