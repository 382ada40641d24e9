using System.Text;

namespace FollowTheMoney.Streams;

/// <summary>The columns of a file of statements, and where they stand in its rows.</summary>
sealed class StatementShape
{
    /// <summary>Columns of statements CSV, in order.</summary>
    internal static readonly string[] Csv =
        ["canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value", "external", "first_seen", "last_seen", "id"];

    /// <summary>Columns of packs, in order; a property there says its schema too (<c>Person:name</c>).</summary>
    internal static readonly string[] Pack = ["entity_id", "prop", "value", "dataset", "lang", "original_value", "origin", "external", "first_seen", "last_seen", "id"];

    /// <summary>Packs of older releases, which have no header: with or without the former <c>target</c>.</summary>
    static readonly string[] OldPack = ["entity_id", "prop", "value", "dataset", "lang", "original_value", "external", "first_seen", "last_seen", "id"];

    static readonly string[] OldTargetPack = ["entity_id", "prop", "value", "dataset", "lang", "original_value", "target", "external", "first_seen", "last_seen", "id"];

    readonly int[] _places;

    StatementShape(IReadOnlyList<string> columns) => _places = [.. Csv.Select(name => Place(columns, name))];

    internal int Canonical => _places[0];

    internal int Entity => _places[1];

    internal int Prop => _places[2];

    internal int Schema => _places[4];

    internal int Value => _places[5];

    internal int Dataset => _places[6];

    internal int Origin => _places[7];

    internal int Lang => _places[8];

    internal int Original => _places[9];

    internal int External => _places[10];

    internal int FirstSeen => _places[11];

    internal int LastSeen => _places[12];

    internal int Id => _places[13];

    /// <summary>By the first row: its header, or (of a pack without one) the number of its cells. null where it is no file of statements.</summary>
    internal static StatementShape? Of(Utf8Csv row, out bool isHeader)
    {
        var cells = Enumerable.Range(0, row.Count).Select(i => row.Text(i).Trim()).ToArray();
        isHeader = cells.Contains("entity_id", StringComparer.Ordinal) && cells.Contains("prop", StringComparer.Ordinal) && cells.Contains("value", StringComparer.Ordinal) &&
            cells.Contains("dataset", StringComparer.Ordinal);
        if (isHeader) return new(cells);
        return cells.Length > 2 && !cells[1].Contains(':') ? null : cells.Length switch
        {
            10 => new(OldPack),
            // The seventh cell is target or origin: a target is t, f or empty and has external behind it.
            11 => IsFlag(cells[6]) && IsFlag(cells[7]) && cells[6].Length > 0 ? new(OldTargetPack) : new(Pack),
            _ => null,
        };
    }

    static bool IsFlag(string cell) => cell is "" or "t" or "f" or "true" or "false" or "True" or "False" or "0" or "1";

    static int Place(IReadOnlyList<string> columns, string name)
    {
        for (var i = 0; i < columns.Count; i++)
            if (columns[i] == name) return i;
        return int.MaxValue;
    }

    /// <summary>Whether a cell says yes.</summary>
    internal static bool IsTrue(ReadOnlySpan<byte> cell) => cell.Length > 0 && (cell is [(byte)'t' or (byte)'T' or (byte)'1' or (byte)'y' or (byte)'Y'] ||
        Encoding.UTF8.GetString(cell).Trim().ToLowerInvariant() is "true" or "yes" or "on" or "t");
}
