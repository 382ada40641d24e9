using System.IO.Compression;
using System.Text;
using Quipu.Registers;
using Quipu.Registers.Tables;
using Xunit;

namespace Quipu.Tests.Registers.Tables;

public sealed class OpenDocumentTest : IDisposable
{
    const string Head = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>""";

    readonly Samples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void Cells_are_values_and_texts_their_paragraphs()
    {
        var row = Assert.Single(Rows(Sheet("Pagos",
            Row("<c><text:p>nombre</text:p></c><c><text:p>monto</text:p></c><c><text:p>fecha</text:p></c><c><text:p>dni</text:p></c><c><text:p>nota</text:p></c>"),
            Row("<c><office:annotation><text:p>checked</text:p></office:annotation><text:p>Ana<text:s text:c=\"2\"/><text:span>Torrealba</text:span></text:p></c>" +
                "<c office:value-type=\"float\" office:value=\"1500.5\"><text:p>1.500,50</text:p></c><c office:value-type=\"date\" office:date-value=\"2031-03-02T00:00:00\"><text:p>02/03/31</text:p></c>" +
                "<c office:value-type=\"float\" office:value=\"9234567\"><text:p>09234567</text:p></c><c><text:p>one</text:p><text:p>two</text:p></c>"))));
        Assert.Equal(["Ana  Torrealba", "1500.5", "2031-03-02", "09234567", "one\ntwo"], row.Cells);
        Assert.Equal(("Pagos", "nombre monto fecha dni nota"), (row.Sheet, string.Join(' ', row.Header.Columns)));
    }

    [Fact]
    public void What_is_repeated_is_written_out_and_blank_ends_are_not()
    {
        var rows = Rows(Sheet("A", Row("<c><text:p>a</text:p></c><c><text:p>b</text:p></c><c><text:p>c</text:p></c>"),
            Row("<c table:number-columns-repeated=\"2\"><text:p>x</text:p></c><c table:number-columns-repeated=\"16382\"/>", 2),
            Row("<c table:number-columns-repeated=\"16384\"/>", 2),
            Row("<c/><c><text:p>y</text:p></c>"),
            Row("<c table:number-columns-repeated=\"16384\"/>", 1_048_570)) + Sheet("B", Row("<c><text:p>other</text:p></c>"), Row("<c><text:p>z</text:p></c>")));
        Assert.Equal(["x|x", "x|x", "", "", "|y", "z"], rows.Select(r => string.Join('|', r.Cells)));
        Assert.Equal([1L, 2, 3, 4, 5, 6], rows.Select(r => r.Number));
        Assert.Equal(["A", "B"], rows.Select(r => r.Sheet).Distinct());
        Assert.Equal("other", Assert.Single(rows[^1].Header.Columns));
        Assert.Contains(rows[2].Notes, n => n.Reason == "The row is blank.");
    }

    [Fact]
    public void The_sheets_have_their_names_also_where_they_are_empty() => Assert.Equal(["A", "B"], Workbook.Sheets(Book(Sheet("A") + Sheet("B", Row("<c><text:p>x</text:p></c>")))));

    [Theory]
    [InlineData("<c table:number-columns-repeated=\"20001\"><text:p>x</text:p></c>", "more than 20,000 columns")]
    [InlineData("<c><text:p>x</broken>", "cannot be read beyond this row")]
    public void What_is_no_table_is_one_sentence(string cells, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<RegisterException>(() => Rows(Sheet("A", Row(cells)))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_document_that_declares_entities_is_not_read() =>
        Assert.Contains("cannot be read beyond this row", Assert.Throws<RegisterException>(() => Workbook.Rows(Packed(("content.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>")), TableLimits.Default).Count()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_locked_one_an_empty_one_and_one_that_is_no_archive_are_refused()
    {
        foreach (var file in new[] { Packed(("content.xml", "x"), ("META-INF/manifest.xml", "<manifest:encryption-data/>")), Packed(("mimetype", "x")), _samples.File("t.ods", "no archive at all") })
        {
            Assert.Throws<RegisterException>(() => Workbook.Rows(file, TableLimits.Default).Count());
            Assert.Throws<RegisterException>(() => Workbook.Sheets(file));
        }
    }

    List<TableRow> Rows(string sheets) => [.. Workbook.Rows(Book(sheets), TableLimits.Default)];

    RegisterFile Book(string sheets) => Packed(("content.xml", Head + sheets + "</office:spreadsheet></office:body></office:document-content>"));

    RegisterFile Packed(params (string Name, string Text)[] parts) => _samples.File("t.ods", stream =>
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var (name, text) in parts)
        {
            using var part = zip.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(text));
        }
    });

    static string Sheet(string name, params string[] rows) => $"<table:table table:name=\"{name}\">{string.Concat(rows)}</table:table>";

    static string Row(string cells, int times = 1) =>
        $"<table:table-row table:number-rows-repeated=\"{times}\">{cells.Replace("<c", "<table:table-cell", StringComparison.Ordinal).Replace("</c>", "</table:table-cell>", StringComparison.Ordinal)}</table:table-row>";
}
