using System.IO.Compression;
using System.Xml.Linq;

namespace Quipu.Tests;

/// <summary>Reads the sheets of a workbook by the standard's parts alone (ECMA-376), as another program would.</summary>
static class SheetTables
{
    internal static IEnumerable<(string Name, string[][] Rows)> Read(ZipArchive zip)
    {
        var targets = Part(zip, "xl/_rels/workbook.xml.rels").Root!.Elements().ToDictionary(r => r.Attribute("Id")!.Value, r => r.Attribute("Target")!.Value, StringComparer.Ordinal);
        foreach (var sheet in Part(zip, "xl/workbook.xml").Descendants().Where(e => e.Name.LocalName == "sheet"))
        {
            var target = targets[sheet.Attributes().Single(a => a.Name.LocalName == "id").Value];
            var rows = Part(zip, "xl/" + target).Descendants().Where(e => e.Name.LocalName == "row").Select(r => r.Elements().Select(c => c.Value).ToArray());
            yield return (sheet.Attribute("name")!.Value, [.. rows]);
        }
    }

    static XDocument Part(ZipArchive zip, string name)
    {
        using var part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part, LoadOptions.PreserveWhitespace);
    }
}
