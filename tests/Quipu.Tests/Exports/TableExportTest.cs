using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Quipu.Access;
using Quipu.Exports;
using Xunit;

namespace Quipu.Tests.Exports;

/// <summary>Tables and graphs of the entities: each holds all of them, and no text of a document becomes a command of the program that opens it.</summary>
public sealed class TableExportTest
{
    static readonly ExportOptions Everything = new() { IncludeProposals = true };

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public void Every_entity_is_a_row_of_its_schemas_table(string format)
    {
        var entities = Entities();
        foreach (var (name, rows) in Tables(format))
            Assert.Equal(entities.Where(e => e.Schema.Name == name).Select(e => e.Id.Value), rows.Skip(1).Select(r => r[0]));
        Assert.Equal(entities.Select(e => e.Schema.Name).Distinct().Order(StringComparer.Ordinal), Tables(format).Select(t => t.Name));
    }

    [Fact]
    public void A_cell_that_looks_like_a_formula_is_marked_in_csv_and_text_in_a_workbook()
    {
        var (_, csv) = Tables("csv").Single(t => t.Name == "Article");
        Assert.Contains(csv[1], cell => cell.StartsWith("'=1+1", StringComparison.Ordinal));
        Assert.All(Tables("csv").SelectMany(t => t.Rows).SelectMany(r => r), cell => Assert.False(cell is ['=' or '+' or '-' or '@', ..], cell));
        using var zip = new ZipArchive(new MemoryStream(Bytes("xlsx")));
        foreach (var sheet in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var part = sheet.Open();
            Assert.All(XDocument.Load(part).Descendants().Where(e => e.Name.LocalName == "c" && e.HasElements), c => Assert.Equal("inlineStr", c.Attribute("t")?.Value));
        }

        Assert.Contains(Tables("xlsx").Single(t => t.Name == "Article").Rows[1], cell => cell.StartsWith("=1+1", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_tie_of_a_graph_has_both_its_ends()
    {
        var graph = XDocument.Parse(Encoding.UTF8.GetString(Bytes("graphml")));
        var nodes = graph.Descendants().Where(e => e.Name.LocalName == "node").Select(n => n.Attribute("id")!.Value).ToList();
        Assert.Equal(nodes.Distinct(StringComparer.Ordinal), nodes);
        var edges = graph.Descendants().Where(e => e.Name.LocalName == "edge").ToList();
        Assert.All(edges, e => Assert.True(nodes.Contains(e.Attribute("source")!.Value) && nodes.Contains(e.Attribute("target")!.Value)));
        Assert.Equal(edges.Count, edges.Select(e => e.Attribute("id")!.Value).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Entities().Count(e => e.Schema.Edge is null), nodes.Count);
        Assert.All(Entities().Where(e => e.Schema.Edge is not null), e => Assert.Contains(edges, edge => edge.Attribute("id")!.Value == e.Id.Value));
    }

    [Fact]
    public void A_script_holds_no_word_of_a_document_outside_quotes()
    {
        foreach (var line in Encoding.UTF8.GetString(Bytes("cypher")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            Assert.EndsWith(";", line, StringComparison.Ordinal);
            Assert.DoesNotContain(";", Unquoted(line)[..^1], StringComparison.Ordinal);
            Assert.Matches("^(CREATE CONSTRAINT|MERGE|MATCH) ", line);
        }
    }

    [Fact]
    public void Triples_are_lines_of_three_terms_and_a_dot()
    {
        var lines = Encoding.UTF8.GetString(Bytes("ntriples")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, l => Assert.Matches("""^<[^<>"{}|^`\\\x00-\x20]+> <[^<>"{}|^`\\\x00-\x20]+> (<[^<>"{}|^`\\\x00-\x20]+>|"([^"\\\n\r]|\\.)*"(\^\^<[^<>]+>)?) \.$""", l));
        Assert.Equal(Entities().Count, lines.Count(l => l.Contains("rdf-schema#label>", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_pack_has_the_statements_of_the_table()
    {
        string[] Ids(string format) => [.. CsvRows.Read(Encoding.UTF8.GetString(Bytes(format))).Skip(1).Select(r => r[^1])];
        Assert.Equal(Ids("statements").Order(StringComparer.Ordinal), Ids("pack").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_pack_is_in_order_of_the_entities_that_were_joined()
    {
        string[] entities = [.. CsvRows.Read(Encoding.UTF8.GetString(Bytes("pack"))).Skip(1).Select(r => r[0])];
        Assert.Equal(entities.Order(StringComparer.Ordinal), entities);
    }

    static string Unquoted(string line)
    {
        var (kept, quoted) = (new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && quoted) i++;
            else if (line[i] == '\'') quoted = !quoted;
            else if (!quoted) kept.Append(line[i]);
        }

        return kept.ToString();
    }

    static List<Entity> Entities() =>
        [.. Encoding.UTF8.GetString(Bytes("ftm")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => EntityJson.Read(l))];

    static (string Name, List<string[]> Rows)[] Tables(string format)
    {
        using var zip = new ZipArchive(new MemoryStream(Bytes(format)));
        return format == "xlsx" ? [.. SheetTables.Read(zip).Select(t => (t.Name, t.Rows.ToList()))] : [.. zip.Entries.Select(e => (e.Name[..^4], CsvRows.Read(Part(e))))];
    }

    static string Part(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    static byte[] Bytes(string format)
    {
        using var stream = new MemoryStream();
        ExportFormats.Find(format)!.Write(ExportCase.Store, Viewer.Owner, Everything, stream);
        return stream.ToArray();
    }
}
