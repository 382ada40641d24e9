using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Quipu.Registers.Tables;

/// <summary>
/// Rows of the sheets of a workbook (XLSX, XLSM, XLSB, XLS, ODS). What is packed is unpacked once beforehand and counted, so that a small file that unpacks to gigabytes is refused before
/// anything of it is held. The first row with a value is the header of its sheet; rows are numbered through all sheets.
/// </summary>
static class Workbook
{
    const string Open = ".ods";

    // Old workbooks are of Windows code pages, and the reader asks for one even where the file needs none.
    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal static bool IsWorkbook(RegisterFile file) => Path.GetExtension(file.PlainName).ToLowerInvariant() is ".xlsx" or ".xlsm" or ".xlsb" or ".xls" or Open;

    /// <exception cref="RegisterException">It is no workbook that can be opened.</exception>
    internal static ImmutableArray<string> ColumnsOf(RegisterFile file) =>
        Rows(file, TableLimits.Default).Select(r => r.Header.Columns).FirstOrDefault([]);

    internal static IEnumerable<TableRow> Rows(RegisterFile file, TableLimits limits)
    {
        using var stream = Seekable(file, limits);
        CheckSize(file, stream, limits);
        var (header, sheet, number, notes) = ((TableHeader?)null, (string?)null, 0L, ImmutableArray<RowNote>.Empty);
        foreach (var row in Careful(file, IsOpen(file) ? OpenRows(file, stream, limits) : ExcelRows(file, stream, limits)))
        {
            if (sheet != row.Sheet) (sheet, header) = (row.Sheet, null);
            if (header is null)
            {
                if (row.Cells.Length == 0) continue;
                header = TableHeader.Of(row.Cells);
                notes = header.Faults;
                continue;
            }

            // Cells that were left empty at the end are not stored: a short row is whole.
            if (row.Cells.Length > header.Columns.Length && Table.Ragged(row.Cells.Length, header) is { } ragged) notes = notes.Add(ragged);
            if (row.Cells.Length == 0) notes = notes.Add(new(NoteKind.Skipped, null, null, "The row is blank."));
            yield return new(++number, header, row.Cells) { Notes = notes, IsBroken = row.Cells.Length == 0, Sheet = sheet };
            notes = [];
        }
    }

    /// <summary>The names of the sheets, in order.</summary>
    /// <exception cref="RegisterException">The file is no workbook.</exception>
    internal static ImmutableArray<string> Sheets(RegisterFile file)
    {
        using var stream = Seekable(file, TableLimits.Default);
        CheckSize(file, stream, TableLimits.Default);
        if (IsOpen(file))
        {
            using var open = Opened(file, stream, TableLimits.Default);
            return [.. Careful(file, open.Sheets().Select(s => new SheetRow(s, []))).Select(r => r.Sheet)];
        }

        using var reader = Reader(file, stream);
        var names = ImmutableArray.CreateBuilder<string>();
        do names.Add(reader.Name);
        while (reader.NextResult());
        return names.ToImmutable();
    }

    static bool IsOpen(RegisterFile file) => Path.GetExtension(file.PlainName).Equals(Open, StringComparison.OrdinalIgnoreCase);

    static IEnumerable<SheetRow> OpenRows(RegisterFile file, Stream stream, TableLimits limits)
    {
        using var open = Opened(file, stream, limits);
        foreach (var row in open.Rows()) yield return row;
    }

    static OpenDocument Opened(RegisterFile file, Stream stream, TableLimits limits)
    {
        try
        {
            return new(stream, file.Name, limits);
        }
        catch (InvalidDataException e)
        {
            throw new RegisterException($"{file.Name} cannot be opened as a workbook ({e.Message.TrimEnd('.')}). Save it anew as ODS, XLSX or CSV.");
        }
    }

    static IEnumerable<SheetRow> ExcelRows(RegisterFile file, Stream stream, TableLimits limits)
    {
        using var reader = Reader(file, stream);
        do
        {
            while (reader.Read())
            {
                if (reader.FieldCount > limits.Columns) throw new RegisterException(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: the sheet '{reader.Name}' has {reader.FieldCount:N0} columns, more than {limits.Columns:N0}. Leave out what is not needed."));
                yield return new(reader.Name, Cells(reader));
            }
        }
        while (reader.NextResult());
    }

    /// <summary>The same rows; whatever the reader of the file throws is one sentence.</summary>
    static IEnumerable<SheetRow> Careful(RegisterFile file, IEnumerable<SheetRow> rows)
    {
        using var each = rows.GetEnumerator();
        var sheet = "";
        while (Next(file, each, sheet))
        {
            sheet = each.Current.Sheet;
            yield return each.Current;
        }
    }

    static bool Next(RegisterFile file, IEnumerator<SheetRow> rows, string sheet)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception e) when (e is not QuipuException and not OutOfMemoryException)
        {
            throw new RegisterException($"{file.Name}: {(sheet.Length > 0 ? $"the sheet '{sheet}'" : "its first sheet")} cannot be read beyond this row ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}). Open it in a spreadsheet program and save it anew.");
        }
    }

    static string[] Cells(IExcelDataReader reader)
    {
        var length = reader.FieldCount;
        while (length > 0 && TextOf(reader.GetValue(length - 1)).Length == 0) length--;
        var cells = new string[length];
        for (var i = 0; i < length; i++) cells[i] = TextOf(reader.GetValue(i));
        return cells;
    }

    static string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        // A sheet keeps every number as a double; 15 digits are what it shows and what is exact.
        double number => Math.Abs(number) < 1e15 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    static IExcelDataReader Reader(RegisterFile file, Stream stream)
    {
        try
        {
            return ExcelReaderFactory.CreateReader(stream, new() { LeaveOpen = true });
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or IOException or ArgumentException or System.Xml.XmlException or NotSupportedException)
        {
            throw new RegisterException($"{file.Name} cannot be opened as a workbook ({e.Message}). If it has a password, save it without; else save it anew as XLSX or CSV.");
        }
    }

    /// <summary>The file itself, or what is gzipped of it in memory, as far as the limit goes.</summary>
    static Stream Seekable(RegisterFile file, TableLimits limits)
    {
        var stream = file.Open();
        if (stream.CanSeek) return stream;
        using (stream)
        {
            var whole = new MemoryStream();
            Count(stream, limits.Strings, whole, () => new RegisterException(TooBig(file, "the file", limits.Strings)));
            whole.Position = 0;
            return whole;
        }
    }

    static void CheckSize(RegisterFile file, Stream stream, TableLimits limits)
    {
        if (!IsZip(stream)) return;
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var left = limits.Unpacked;
            foreach (var part in zip.Entries)
            {
                var isHeld = part.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith("styles.xml", StringComparison.OrdinalIgnoreCase);
                var limit = Math.Min(left, isHeld ? limits.Strings : limits.UnpackedOf(part.CompressedLength));
                if (part.Length > limit) throw new RegisterException(TooBig(file, $"'{part.FullName}' in it", limit));
                // What the file says of itself may be a lie.
                using var content = part.Open();
                left -= Count(content, limit, null, () => new RegisterException(TooBig(file, $"'{part.FullName}' in it", limit)));
            }
        }
        catch (InvalidDataException e)
        {
            throw new RegisterException($"{file.Name} is not a whole workbook ({e.Message}). Take it from its source again.");
        }

        stream.Position = 0;
    }

    static string TooBig(RegisterFile file, string what, long limit) => string.Create(CultureInfo.InvariantCulture,
        $"{file.Name}: {what} unpacks to more than {limit:N0} bytes, the limit for workbooks. If it is a real table, save it as CSV, which has no such limit.");

    static bool IsZip(Stream stream)
    {
        Span<byte> mark = stackalloc byte[4];
        var read = stream.ReadAtLeast(mark, 4, throwOnEndOfStream: false);
        stream.Position = 0;
        return mark[..read].StartsWith("PK"u8);
    }

    static long Count(Stream from, long limit, Stream? to, Func<RegisterException> over)
    {
        var buffer = new byte[1 << 16];
        long count = 0;
        while (from.Read(buffer) is var read and > 0)
        {
            if ((count += read) > limit) throw over();
            to?.Write(buffer, 0, read);
        }

        return count;
    }
}
