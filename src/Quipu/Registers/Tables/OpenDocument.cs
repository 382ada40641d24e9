using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Quipu.Registers.Tables;

/// <summary>
/// Rows of the sheets of an OpenDocument spreadsheet (ODS), streamed from its one part with content. A cell is its value (a date in ISO form, a number without thousands), a text its paragraphs;
/// comments are left out. What is repeated is written out, but for what is blank at the end of a row or a sheet.
/// </summary>
sealed class OpenDocument : IDisposable
{
    const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0", Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    /// <summary>As many rows as a sheet may have.</summary>
    const int MostRows = 1 << 20;

    readonly ZipArchive _zip;
    readonly XmlReader _xml;
    readonly string _name;
    readonly TableLimits _limits;

    /// <exception cref="RegisterException">It has no content, or is locked by a password.</exception>
    internal OpenDocument(Stream stream, string name, TableLimits limits)
    {
        (_name, _limits) = (name, limits);
        _zip = new(stream, ZipArchiveMode.Read, leaveOpen: true);
        var content = _zip.GetEntry("content.xml");
        if (content is null || IsLocked(_zip, limits))
        {
            _zip.Dispose();
            throw new RegisterException($"{name} cannot be opened as a workbook ({(content is null ? "it has no content" : "it has a password")}). If it has a password, save it without; else save it anew as ODS, XLSX or CSV.");
        }

        _xml = XmlReader.Create(content.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, MaxCharactersInDocument = limits.Unpacked });
    }

    public void Dispose()
    {
        _xml.Dispose();
        _zip.Dispose();
    }

    /// <summary>The names of the sheets, in order.</summary>
    internal IEnumerable<string> Sheets()
    {
        while (_xml.Read())
            if (Starts("table", Table)) yield return _xml.GetAttribute("name", Table) ?? "";
    }

    /// <summary>Every row of every sheet; a blank one has no cells.</summary>
    /// <exception cref="RegisterException">A row is wider than a table may be, or a sheet longer.</exception>
    internal IEnumerable<SheetRow> Rows()
    {
        var (sheet, blank) = ("", 0);
        while (_xml.Read())
        {
            if (Starts("table", Table)) (sheet, blank) = (_xml.GetAttribute("name", Table) ?? "", 0);
            if (!Starts("table-row", Table)) continue;
            var times = Repeated("number-rows-repeated", MostRows);
            var cells = Cells();
            if (cells.Length == 0)
            {
                blank = Math.Min(MostRows, blank + times);
                continue;
            }

            for (; blank > 0; blank--) yield return new(sheet, []);
            for (; times > 0; times--) yield return new(sheet, cells);
        }
    }

    string[] Cells()
    {
        var cells = new List<string>();
        if (_xml.IsEmptyElement) return [];
        var (row, blank) = (_xml.Depth, 0);
        while (_xml.Read() && _xml.Depth > row)
        {
            if (!Starts("table-cell", Table) && !Starts("covered-table-cell", Table)) continue;
            var times = Repeated("number-columns-repeated", int.MaxValue);
            var text = Cell();
            if (text.Length == 0)
            {
                blank = (int)Math.Min(int.MaxValue, (long)blank + times);
                continue;
            }

            if ((long)cells.Count + blank + times > _limits.Columns)
                throw new RegisterException(string.Create(CultureInfo.InvariantCulture, $"{_name}: a sheet has more than {_limits.Columns:N0} columns. It is no table: leave out what is not needed."));
            cells.AddRange(Enumerable.Repeat("", blank));
            cells.AddRange(Enumerable.Repeat(text, times));
            blank = 0;
        }

        return [.. cells];
    }

    /// <summary>The value of the cell that the reader stands on; it stands on its end afterwards.</summary>
    string Cell()
    {
        var (value, date, truth) = (_xml.GetAttribute("value", Office), _xml.GetAttribute("date-value", Office), _xml.GetAttribute("boolean-value", Office));
        var shown = Shown();
        if (date is not null) return date.EndsWith("T00:00:00", StringComparison.Ordinal) ? date[..^9] : date;
        // A number that is shown with zeros in front of it is one by its digits: an identity document, a postal code.
        if (value is not null) return shown.Length > value.Length && shown[0] == '0' && shown.All(char.IsAsciiDigit) ? shown : value;
        return truth ?? shown;
    }

    string Shown()
    {
        if (_xml.IsEmptyElement) return "";
        var (text, cell, paragraphs) = (new StringBuilder(), _xml.Depth, 0);
        while (_xml.Read() && _xml.Depth > cell)
        {
            if (Starts("annotation", Office)) Pass();
            else if (Starts("p", Text) && paragraphs++ > 0) text.Append('\n');
            else if (Starts("s", Text)) text.Append(' ', int.TryParse(_xml.GetAttribute("c", Text), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, 1000) : 1);
            else if (Starts("tab", Text)) text.Append('\t');
            else if (Starts("line-break", Text)) text.Append('\n');
            else if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA && paragraphs > 0) text.Append(_xml.Value);
            if (text.Length > _limits.Field) throw new RegisterException(string.Create(CultureInfo.InvariantCulture, $"{_name}: a cell has more than {_limits.Field:N0} characters. It is no table: shorten it."));
        }

        return text.ToString();
    }

    /// <summary>Goes to the end of the element.</summary>
    void Pass()
    {
        if (_xml.IsEmptyElement) return;
        var depth = _xml.Depth;
        while (_xml.Read() && _xml.Depth > depth)
        {
        }
    }

    int Repeated(string attribute, int most) =>
        _xml.GetAttribute(attribute, Table) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? (int)Math.Clamp(times, 1, most) : 1;

    bool Starts(string name, string space) => _xml.NodeType == XmlNodeType.Element && _xml.LocalName == name && _xml.NamespaceURI == space;

    static bool IsLocked(ZipArchive zip, TableLimits limits)
    {
        if (zip.GetEntry("META-INF/manifest.xml") is not { } manifest || manifest.Length > limits.Field) return false;
        using var reader = new StreamReader(manifest.Open());
        return reader.ReadToEnd().Contains("encryption-data", StringComparison.Ordinal);
    }
}

/// <summary>A row of a sheet.</summary>
/// <param name="Cells">None where it is blank; empty cells at its end are left out.</param>
readonly record struct SheetRow(string Sheet, string[] Cells);
