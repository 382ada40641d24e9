using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Quipu.Access;
using Quipu.Exports;
using Quipu.Sources;
using Xunit;

namespace Quipu.Tests.Exports;

public sealed class EvidenceBundleTest
{
    [Fact]
    public void Every_part_has_the_hash_that_the_package_says()
    {
        using var zip = Bundle(ExportOptions.Default, out _);
        using var package = JsonDocument.Parse(Text(zip, "datapackage.json"));
        var resources = package.RootElement.GetProperty("resources").EnumerateArray().ToArray();
        Assert.Equal(zip.Entries.Select(e => e.FullName).Where(n => n != "datapackage.json").Order(StringComparer.Ordinal), resources.Select(r => r.GetProperty("path").GetString()));
        foreach (var resource in resources)
            Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Bytes(zip, resource.GetProperty("path").GetString()!))), resource.GetProperty("hash").GetString());
    }

    [Fact]
    public void A_quote_stands_at_its_offsets_in_the_text_that_is_beside_it()
    {
        using var zip = Bundle(ExportOptions.Default, out _);
        foreach (var line in Text(zip, "claims.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var claim = JsonDocument.Parse(line);
            var quote = claim.RootElement.GetProperty("quote");
            var text = Text(zip, $"texts/{claim.RootElement.GetProperty("document").GetProperty("id").GetString()}.txt").EnumerateRunes().ToArray();
            Assert.Equal(quote.GetProperty("text").GetString(), string.Concat(text[quote.GetProperty("start").GetInt32()..quote.GetProperty("end").GetInt32()]));
        }
    }

    [Fact]
    public void A_capture_that_is_gone_is_named_and_counted()
    {
        using var zip = Bundle(ExportOptions.Default, out var result);
        Assert.Equal(1, result.Missing);
        Assert.Contains("is missing from", Text(zip, "pages/pages.jsonl"), StringComparison.Ordinal);
        Assert.Contains(result.Sentences(), s => s.StartsWith("1 capture could not be put in", StringComparison.Ordinal));
    }

    [Fact]
    public void Captures_lie_under_their_hash()
    {
        using var folder = new TemporaryFolder();
        var captures = new CaptureFolder(folder.Path);
        var document = ExportCase.Cords.Document with { Capture = captures.Keep("the bytes of Tarumayo"u8) };
        using var to = new MemoryStream();
        EvidenceBundle.Write(new MemoryCase(ExportCase.Claims, [document], ExportCase.Cords.Cards()), Viewer.Owner, new() { Captures = captures }, to);
        using var zip = new ZipArchive(to);
        Assert.Equal("the bytes of Tarumayo", Text(zip, $"archive/{document.Capture}"));
    }

    [Fact]
    public void Only_what_is_asked_for_is_in_it_and_the_rest_is_counted()
    {
        var claim = ExportCase.ByName["payment"].Claim;
        using var zip = Bundle(new() { Claims = [claim.Id] }, out var result);
        Assert.Contains(claim.Id.Value, Assert.Single(Text(zip, "claims.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(ExportCase.Claims.Count() - 1, result.LeftOut[Omission.Filtered]);
        using var whole = Bundle(new() { Entity = ExportCase.Cords.Id("Berta Cascajo") }, out var hers);
        Assert.InRange(hers.Claims, 2, ExportCase.Claims.Count() / 2);
    }

    static ZipArchive Bundle(ExportOptions options, out ExportResult result)
    {
        var to = new MemoryStream();
        result = EvidenceBundle.Write(ExportCase.Store, Viewer.Owner, options with { Captures = ExportCase.Captures }, to);
        return new(to);
    }

    static string Text(ZipArchive zip, string part) => Encoding.UTF8.GetString(Bytes(zip, part));

    static byte[] Bytes(ZipArchive zip, string part)
    {
        using var stream = zip.GetEntry(part)!.Open();
        using var to = new MemoryStream();
        stream.CopyTo(to);
        return to.ToArray();
    }
}
