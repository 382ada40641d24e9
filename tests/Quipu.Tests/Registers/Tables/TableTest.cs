using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Quipu.Registers;
using Quipu.Registers.Tables;
using Xunit;

namespace Quipu.Tests.Registers.Tables;

public sealed class TableTest : IDisposable
{
    readonly Samples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Theory]
    [InlineData("a,b\n1,2\n", "1|2")]
    [InlineData("a;b\n1,5;2\n", "1,5|2")]
    [InlineData("a\tb\r\n1\t2\r\n", "1|2")]
    [InlineData("a|b\n1|2", "1|2")]
    [InlineData("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n", "x, \"y\"|two\nlines")]
    [InlineData("a,b\n1 \"x\" 2,\"y\" z\n", "1 \"x\" 2|y z")]
    [InlineData("a,b\r1,2\r", "1|2")]
    public void Delimiters_quotes_and_line_ends_are_told(string text, string cells) =>
        Assert.Equal([cells], Rows(text).Select(r => string.Join('|', r.Cells)));

    [Fact]
    public void Encodings_are_told_and_what_is_none_is_said()
    {
        const string text = "nombre,lugar\nÑáñez,Perú\n";
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UTF8Encoding(false), Encoding.Unicode, Encoding.BigEndianUnicode, new UnicodeEncoding(false, false), Encoding.UTF32 })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            var row = Assert.Single(Table.Rows(_samples.File("e.csv", bytes)));
            Assert.Equal(("Ñáñez", "Perú"), (row["nombre"], row["lugar"]));
            Assert.Empty(row.Notes);
        }

        var windows = Assert.Single(Table.Rows(_samples.File("w.csv", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text))));
        Assert.Equal("Ñáñez", windows["nombre"]);
        Assert.Contains("Windows-1252", Assert.Single(windows.Notes).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_that_is_no_UTF8_far_in_the_file_is_told_with_its_row()
    {
        var text = new StringBuilder("n,x\n");
        for (var i = 0; i < 20_000; i++) text.Append("señal,plain\n");
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text.ToString()), (byte)'a', 0xF1, (byte)'o', (byte)',', (byte)'1', (byte)'\n', .. "b,2\n"u8];
        var rows = Table.Rows(_samples.File("far.csv", bytes)).ToList();
        Assert.Equal("año", rows[20_000]["n"]);
        Assert.Equal([20_001L], rows.Where(r => !r.Notes.IsEmpty).Select(r => r.Number));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_left_out_and_told()
    {
        byte[] bytes = [.. "a,b\nx"u8, 0xED, 0xA0, 0xBD, .. "y,2\n"u8];
        var row = Assert.Single(Table.Rows(_samples.File("half.csv", bytes)));
        Assert.Equal("x\uFFFDy", row["a"]);
        Assert.Contains("surrogate", Assert.Single(row.Notes).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_never_closed_swallows_no_row()
    {
        var rows = Rows("a,b\n\"open,1\nx,2\ny,3\n").ToList();
        Assert.Equal(["\"open|1", "x|2", "y|3"], rows.Select(r => string.Join('|', r.Cells)));
        Assert.Contains("never closed", Assert.Single(rows[0].Notes).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_goes_on_for_ever_is_no_quoted_field()
    {
        var rows = Table.Rows(_samples.File("long.csv", $"a,b\n\"{new string('x', 5000)}\ny,2\n"), limits: new(Field: 100, Row: 400)).ToList();
        Assert.True(rows[0].IsBroken);
        Assert.Contains(rows[0].Notes, n => n.Kind == NoteKind.Skipped && n.Reason.Contains("longer than", StringComparison.Ordinal));
        Assert.Equal("y", rows[1]["a"]);
    }

    [Fact]
    public void Ragged_and_blank_rows_are_told()
    {
        var rows = Rows("a,b,c\n1,2\n\n1,2,3,4\n1,2,3\n").ToList();
        Assert.Contains("2 fields where the header has 3", Assert.Single(rows[0].Notes).Reason, StringComparison.Ordinal);
        Assert.Equal((NoteKind.Skipped, true), (Assert.Single(rows[1].Notes).Kind, rows[1].IsBroken));
        Assert.Contains("4 fields", Assert.Single(rows[2].Notes).Reason, StringComparison.Ordinal);
        Assert.Equal("4", rows[2].At(3));
        Assert.Empty(rows[3].Notes);
        Assert.Equal([1L, 2, 3, 4], rows.Select(r => r.Number));
    }

    [Fact]
    public void Repeated_and_missing_headers_have_names_of_their_own()
    {
        var row = Assert.Single(Rows("name,,Name,\nx,y,z,w\n"));
        Assert.Equal(["name", "column 2", "Name (2)", "column 4"], row.Header.Columns);
        Assert.Equal("z", row["Name (2)"]);
        Assert.Equal(2, row.Notes.Length);
    }

    [Fact]
    public void Ten_thousand_columns_are_a_table_and_thirty_thousand_are_not()
    {
        var row = Assert.Single(Rows($"{string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}"))}\n{string.Join(',', Enumerable.Range(0, 10_000))}\n"));
        Assert.Equal("9999", row["c9999"]);
        var fault = Assert.Throws<RegisterException>(() => Rows(new string(',', 30_000) + "\n1\n").ToList());
        Assert.Contains("is no table", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_an_end_is_passed_over_in_bounded_memory_and_time()
    {
        var piece = new byte[1 << 20];
        Array.Fill(piece, (byte)'x');
        var file = _samples.File("endless.csv", stream =>
        {
            stream.Write("a,b\n"u8);
            for (var i = 0; i < 200; i++) stream.Write(piece);
            stream.Write("\nlast,2\n"u8);
        });
        var clock = Stopwatch.StartNew();
        var before = GC.GetTotalAllocatedBytes();
        var rows = Table.Rows(file).ToList();
        Assert.True(GC.GetTotalAllocatedBytes() - before < 64 << 20, "A line of 200 MB must not be held.");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Contains("passed over", rows[0].Notes[0].Reason, StringComparison.Ordinal);
        Assert.Equal("last", rows[1]["a"]);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_with_a_sentence() =>
        Assert.Contains("is not text", Assert.Throws<RegisterException>(() => Table.Rows(_samples.File("b.csv", [1, 0, 0, 0, 7, 0, 0, 0, 0, 3, 9, 9, 9, 0, 0, 0, 2])).ToList()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_workbook_gives_the_same_rows()
    {
        var rows = Table.Rows(Workbook("book.xlsx", "<row r=\"1\"><c t=\"inlineStr\"><is><t>name</t></is></c><c t=\"inlineStr\"><is><t>amount</t></is></c></row><row r=\"2\"><c t=\"inlineStr\"><is><t>Faro</t></is></c><c><v>1500.25</v></c></row>")).ToList();
        Assert.Equal(("Faro", "1500.25", 1L), (rows[0]["name"], rows[0]["amount"], rows[0].Number));
    }

    [Fact]
    public void A_workbook_that_unpacks_without_end_is_refused_before_it_is_opened()
    {
        var bomb = Workbook("bomb.xlsx", "", part =>
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 80; i++) part.Write(zeros);
        });
        Assert.True(new FileInfo(bomb.Path).Length < 1 << 20);
        var before = GC.GetTotalAllocatedBytes();
        Assert.Contains("unpacks to more than", Assert.Throws<RegisterException>(() => Table.Rows(bomb).ToList()).Message, StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 32 << 20);
    }

    [Fact]
    public void A_file_that_only_calls_itself_a_workbook_is_refused_with_a_sentence() =>
        Assert.Contains("book", Assert.Throws<RegisterException>(() => Table.Rows(_samples.File("notabook.xlsx", "name,amount\n")).ToList()).Message, StringComparison.Ordinal);

    IEnumerable<TableRow> Rows(string text) => Table.Rows(_samples.File("t.csv", text));

    RegisterFile Workbook(string name, string rows, Action<Stream>? strings = null) => _samples.File(name, stream =>
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        Part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
        Part("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Part("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        Part("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        Part("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>");
        if (strings is not null)
        {
            using var part = zip.CreateEntry("xl/sharedStrings.xml").Open();
            strings(part);
        }

        void Part(string path, string text)
        {
            using var part = zip.CreateEntry(path).Open();
            part.Write(Encoding.UTF8.GetBytes(text));
        }
    });
}
