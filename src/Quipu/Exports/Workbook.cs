using System.Globalization;
using System.Text;
using System.Xml;
using Quipu.Access;

namespace Quipu.Exports;

/// <summary>
/// The export <c>xlsx</c>: a sheet for each schema (ECMA-376, the parts that a table needs; docs/decisions/0014 says why not by a library). Cells are inline text, which no program
/// runs as a formula. What a sheet or a cell cannot hold goes on in the next one: a sheet takes 1,048,576 rows, a cell 32,767 characters.
/// </summary>
public static class Workbook
{
    const int RowsOfSheet = 1_048_576, LongestCell = 32_767;

    const string LongValues = "Long values";

    const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    static readonly string[] LongHeader = ["sheet", "id", "column", "part", "text"];

    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new StatementStream(store, viewer, options);
        using var rows = new SchemaRows(stream.Folded);
        using var zip = new ZipParts(to, store.StandIns(viewer));
        var (sheets, tooLong) = (new List<string>(), new List<string[]>());
        foreach (var table in rows.Tables) Sheets(zip, sheets, table, tooLong);
        if (tooLong.Count > 0 || sheets.Count == 0) Sheet(zip, sheets, LongValues, tooLong.Prepend(LongHeader));
        Frame(zip, sheets);
        return stream.Result(rows.Tables.Sum(t => t.Rows));
    }

    /// <summary>Any tables as a workbook, a sheet each. Rows beyond what a sheet holds, and the rest of a cell that is too long, are left out: other forms carry them.</summary>
    internal static void Write(Stream to, IEnumerable<(string Name, IEnumerable<string[]> Rows)> tables)
    {
        using var zip = new ZipParts(to);
        var sheets = new List<string>();
        foreach (var (name, rows) in tables) Sheet(zip, sheets, name, rows.Take(RowsOfSheet).Select(r => Array.ConvertAll(r, c => c.Length > LongestCell ? c[..LongestCell] : c)));
        Frame(zip, sheets);
    }

    static void Sheets(ZipParts zip, List<string> sheets, SchemaTable table, List<string[]> tooLong)
    {
        using var rows = table.Read().GetEnumerator();
        var (nth, more) = (0, rows.MoveNext());
        while (more)
        {
            var name = nth++ == 0 ? table.Schema.Name : $"{table.Schema.Name} ({nth})";
            Sheet(zip, sheets, name, Page(name));
        }

        IEnumerable<string[]> Page(string name)
        {
            yield return table.Header;
            for (var row = 1; more && row < RowsOfSheet; row++, more = rows.MoveNext()) yield return Shortened(rows.Current, name, table.Header, tooLong);
        }
    }

    /// <summary>A value that no cell holds keeps its beginning; the whole of it stands in the last sheet, in parts.</summary>
    static string[] Shortened(string[] row, string sheet, string[] header, List<string[]> tooLong)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i].Length <= LongestCell) continue;
            var parts = row[i].Chunk(LongestCell - 1).Select(c => new string(c)).ToArray();
            for (var p = 0; p < parts.Length; p++) tooLong.Add([sheet, row[0], header[i], (p + 1).ToString(CultureInfo.InvariantCulture), parts[p]]);
            row[i] = $"{row[i][..200]} … [whole in the sheet '{LongValues}']";
        }

        return row;
    }

    static void Sheet(ZipParts zip, List<string> sheets, string name, IEnumerable<string[]> rows)
    {
        sheets.Add(name);
        using var part = zip.Add($"xl/worksheets/sheet{sheets.Count}.xml");
        using var xml = Xml(part);
        xml.WriteStartElement("worksheet", "http://schemas.openxmlformats.org/spreadsheetml/2006/main");
        xml.WriteStartElement("sheetData");
        foreach (var row in rows)
        {
            xml.WriteStartElement("row");
            foreach (var cell in row) Cell(xml, cell);
            xml.WriteEndElement();
        }
    }

    static void Cell(XmlWriter xml, string text)
    {
        xml.WriteStartElement("c");
        if (text.Length > 0)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(XmlText.Of(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static void Frame(ZipParts zip, List<string> sheets)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", package = "http://schemas.openxmlformats.org/package/2006/";
        var numbered = sheets.Select((name, i) => (Name: name, Number: (i + 1).ToString(CultureInfo.InvariantCulture))).ToArray();
        Part(zip, "xl/workbook.xml", "workbook", main, xml =>
        {
            xml.WriteAttributeString("xmlns", "r", null, Office);
            xml.WriteStartElement("sheets");
            foreach (var (name, number) in numbered) Element(xml, "sheet", ("name", name), ("sheetId", number), ("r:id", "rId" + number));
        });
        Part(zip, "xl/_rels/workbook.xml.rels", "Relationships", package + "relationships", xml =>
        {
            foreach (var (_, number) in numbered) Element(xml, "Relationship", ("Id", "rId" + number), ("Type", Office + "/worksheet"), ("Target", $"worksheets/sheet{number}.xml"));
        });
        Part(zip, "_rels/.rels", "Relationships", package + "relationships", xml => Element(xml, "Relationship", ("Id", "rId1"), ("Type", Office + "/officeDocument"), ("Target", "xl/workbook.xml")));
        Part(zip, "[Content_Types].xml", "Types", package + "content-types", xml =>
        {
            const string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            Element(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
            Element(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
            Element(xml, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", type + "sheet.main+xml"));
            foreach (var (_, number) in numbered) Element(xml, "Override", ("PartName", $"/xl/worksheets/sheet{number}.xml"), ("ContentType", type + "worksheet+xml"));
        });
    }

    static void Part(ZipParts zip, string name, string root, string space, Action<XmlWriter> write)
    {
        using var part = zip.Add(name);
        using var xml = Xml(part);
        xml.WriteStartElement(root, space);
        write(xml);
    }

    static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            if (attribute == "r:id") xml.WriteAttributeString("r", "id", Office, value);
            else xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    static XmlWriter Xml(Stream to) => XmlWriter.Create(to, new() { Encoding = new UTF8Encoding(false), CheckCharacters = false });
}
