using System.Collections.Immutable;
using System.Globalization;
using Quipu.Exports;
using Quipu.Registers.Mappings;

namespace Quipu.Cli.Terminal;

/// <summary>Guesses and previews of mappings in a terminal's plain lines.</summary>
static class MapText
{
    const int Widest = 36;

    /// <summary>A line a column: name, type, how many rows have it, a value, what it becomes.</summary>
    internal static void Columns(ImmutableArray<ColumnGuess> columns, TextWriter to)
    {
        string[][] lines = [["column", "type", "filled", "for example", "becomes"], .. columns.Select(Line)];
        var widths = Enumerable.Range(0, 4).Select(i => lines.Max(l => l[i].Length)).ToArray();
        foreach (var line in lines) to.WriteLine(string.Join("  ", line.Select((cell, i) => i < 4 ? cell.PadRight(widths[i]) : cell)).TrimEnd());
        foreach (var column in columns.Where(c => c.Doubt is not null)) to.WriteLine($"{column.Column}: {column.Doubt}");
    }

    /// <summary>What rows become: each entity with its values and the columns that they rest on, then what was dropped.</summary>
    internal static void Rows(ImmutableArray<RowPreview> rows, TextWriter to)
    {
        foreach (var row in rows)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"row {row.Number}"));
            var captions = row.Entities.ToDictionary(e => e.Id.Value, e => e.Caption, StringComparer.Ordinal);
            foreach (var entity in row.Entities)
            {
                to.WriteLine($"  {entity.Schema}  {OneLine(entity.Caption)}");
                foreach (var (statement, from) in entity.Values)
                {
                    var value = captions.TryGetValue(statement.Value, out var named) && statement.PropType == "entity" ? named : statement.Value;
                    to.WriteLine($"    {statement.Prop}: {OneLine(value)}{(statement.OriginalValue is { } original ? $" (of '{OneLine(original)}')" : "")}{(from.Length > 0 ? $"  < {from}" : "")}");
                }
            }

            foreach (var note in row.Notes) to.WriteLine($"  {NoteTable.Word(note.Kind)}{(note.Column is { Length: > 0 } column ? $" {column}" : "")}: {OneLine(note.Reason)}");
        }
    }

    static string[] Line(ColumnGuess column) =>
    [
        Short(column.Column), column.Type + (column.Numbering is { } numbering ? $" ({numbering})" : column.Format is { } format ? $" ({format})" : ""),
        string.Create(CultureInfo.InvariantCulture, $"{column.Filled}/{column.Rows}"), Short(column.Samples.IsEmpty ? "" : column.Samples[0]),
        column.Becomes.IsEmpty ? "(left out)" : string.Join(", ", column.Becomes),
    ];

    static string Short(string text) => OneLine(text) is var line && line.Length > Widest ? line[..(Widest - 1)] + "…" : line;

    static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
