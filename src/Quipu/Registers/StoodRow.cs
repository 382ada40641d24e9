using System.Collections.Immutable;
using System.Text.Json;
using System.Xml.Linq;
using Quipu.Registers.Json;
using Quipu.Registers.Tables;

namespace Quipu.Registers;

/// <summary>What stands in one column of a row, or under one path of a record.</summary>
/// <param name="Column">The column's name; of a record the path, as statements name it: <c>area.name</c>.</param>
/// <param name="Text">As it stands, unquoted.</param>
public sealed record StoodCell(string Column, string Text);

/// <summary>A row of a register as it stands in its file.</summary>
/// <param name="Cells">In the order of the file; empty where the row is no table's and no record.</param>
/// <param name="Whole">The record or the line in one piece, cut at nothing; null where the cells are the row.</param>
public sealed record StoodRow(ImmutableArray<StoodCell> Cells, string? Whole)
{
    /// <summary>A record with more values than this is told in one piece.</summary>
    const int MostCells = 2000;

    /// <summary>The row of that number, by what the file looks like: a table, a JSON document or lines of JSON.</summary>
    /// <exception cref="RegisterException">The file cannot be read.</exception>
    internal static StoodRow? Find(RegisterFile file, long number) => Workbook.IsWorkbook(file) ? OfTable(file, number, null) : JsonOf(RegisterSample.Of(file).Head) switch
    {
        JsonShape.Lines => OfJson(JsonLines.Of(file), number),
        JsonShape.Document => OfJson(JsonElements.Of(file), number),
        _ => OfTable(file, number, null),
    };

    /// <param name="known">Names of the columns where the file has no header.</param>
    internal static StoodRow? OfTable(RegisterFile file, long number, TableHeader? known)
    {
        if (Table.Rows(file, known).FirstOrDefault(r => r.Number >= number) is not { } row || row.Number != number) return null;
        var width = Math.Max(row.Header.Columns.Length, row.Cells.Count);
        return new([.. Enumerable.Range(0, width).Select(i => new StoodCell(row.Header.NameAt(i), i < row.Cells.Count ? row.Cells[i] : ""))], null);
    }

    internal static StoodRow? OfJson(IEnumerable<JsonItem> items, long number)
    {
        long at = 0;
        foreach (var item in items)
            if (++at == number) return item.Value is { } value ? Of(value) : new([], null);
        return null;
    }

    internal static StoodRow Of(XElement entry)
    {
        var cells = new List<StoodCell>();
        Add(entry, "");
        return new([.. cells], entry.ToString());

        void Add(XElement element, string path)
        {
            foreach (var child in element.Elements())
            {
                var name = path + child.Name.LocalName;
                if (child.HasElements) Add(child, name + ".");
                else cells.Add(new(name, child.Value));
            }
        }
    }

    static StoodRow Of(JsonElement value)
    {
        var cells = new List<StoodCell>();
        if (value.ValueKind == JsonValueKind.Object) Add(value, "");
        return new(cells.Count > MostCells ? [] : [.. cells], value.GetRawText());

        void Add(JsonElement element, string path)
        {
            if (cells.Count > MostCells) return;
            if (element.ValueKind == JsonValueKind.Object)
                foreach (var (name, inner) in element.Members()) Add(inner, path.Length == 0 ? name : $"{path}.{name}");
            else if (element.ValueKind == JsonValueKind.Array)
                foreach (var item in element.EnumerateArray()) Add(item, path);
            else if (element.ValueKind != JsonValueKind.Null) cells.Add(new(path, element.Text()));
        }
    }

    enum JsonShape { None, Document, Lines }

    /// <summary>Lines where the first line is a whole object and another begins after it.</summary>
    static JsonShape JsonOf(string head)
    {
        var text = head.AsSpan().TrimStart();
        if (text is not ['{' or '[', ..]) return JsonShape.None;
        var end = text.IndexOf('\n');
        return text[0] == '{' && end > 0 && text[..end].TrimEnd() is [.., '}'] && text[end..].TrimStart() is ['{', ..] ? JsonShape.Lines : JsonShape.Document;
    }
}
