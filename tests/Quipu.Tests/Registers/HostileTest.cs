using System.IO.Compression;
using System.Text;
using Quipu.Registers;
using Xunit;

namespace Quipu.Tests.Registers;

/// <summary>Files that mean harm, or came to some: each is a sentence, soon and in little memory.</summary>
[Collection(Alone.Name)]
public sealed class HostileTest : IDisposable
{
    readonly Samples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void Entities_that_laugh_a_billion_times_are_refused()
    {
        var file = _samples.File("un.xml", """<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>&c;</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>""");
        Assert.Contains("not XML that can be read", Refused("un", file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_that_is_damaged_is_refused_with_a_sentence()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i},person {i * 7919 % 104729}\n"))));
        var bytes = packed.ToArray();
        for (var i = bytes.Length / 2; i < (bytes.Length / 2) + 64; i++) bytes[i] ^= 0x5A;
        Assert.Contains("cannot be unpacked", Refused("series", _samples.File("cases_2021.csv.gz", [.. bytes])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_that_unpacks_a_hundredfold_is_refused_at_once()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            for (var i = 0; i < 1200; i++) part.Write(new byte[1 << 16]);
        }

        var bomb = _samples.File("bomb.xlsx", bytes.ToArray());
        var refused = Assert.Throws<RegisterException>(() => RegisterFormats.Guess(bomb));
        Assert.Contains("'xl/worksheets/sheet1.xml' in it unpacks to more than", refused.Message, StringComparison.Ordinal);
        Assert.Throws<RegisterException>(() => RegisterFormats.Find("series")!.Read(new(new("bomb"), [bomb])).ToList());
    }

    [Fact]
    public void A_row_of_ten_thousand_columns_is_a_row()
    {
        var header = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"m{i}"));
        var file = _samples.File("wide_2021.csv", $"country,{header}\nPeru,{string.Join(',', Enumerable.Range(0, 10_000))}\n");
        var record = Assert.Single(RegisterFormats.Find("series")!.Read(new(new("d"), [file])));
        Assert.Equal(10_000, record.Figures.Length);
    }

    [Fact]
    public void A_feature_collection_in_one_endless_line_is_read_feature_by_feature()
    {
        var outline = string.Join(',', Enumerable.Range(0, 200).Select(i => $"[{i},{i}]"));
        var feature = Encoding.UTF8.GetBytes($$$"""{"type":"Feature","properties":{"name":"Puerto Sereno"},"geometry":{"type":"Polygon","coordinates":[[{{{outline}}}]]}},""");
        var file = _samples.File("big.geojson", stream =>
        {
            stream.Write("{\"type\":\"FeatureCollection\",\"features\":["u8);
            for (var i = 0; i < 100_000; i++) stream.Write(feature);
            stream.Write("{\"type\":\"Feature\",\"properties\":{\"name\":\"El Faro\"},\"geometry\":null}]}"u8);
        });
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var count = 0;
        var peak = 0L;
        foreach (var record in RegisterFormats.Find("geojson")!.Read(new(new("d"), [file])))
            if (++count % 25_000 == 0) peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        Assert.Equal(100_001, count);
        Assert.True(peak < 100 << 20, $"{peak} bytes held");
    }

    [Fact]
    public void A_million_rows_hold_no_more_than_a_thousand()
    {
        var file = _samples.File("aportes.csv", stream =>
        {
            using var writer = new StreamWriter(stream);
            writer.WriteLine("Organización política,DNI / RUC,Aportante,Fecha de aporte,Monto");
            for (var i = 0; i < 150_000; i++) writer.WriteLine($"Partido {i % 50},{10_000_000 + i},Persona {i},2021-02-{(i % 28) + 1:00},{i}.50");
        });
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (count, early, late) = (0, 0L, 0L);
        foreach (var record in RegisterFormats.Find("onpe")!.Read(new(new("d"), [file])))
        {
            if (++count == 50_000) early = GC.GetTotalMemory(forceFullCollection: true) - before;
            if (count == 150_000) late = GC.GetTotalMemory(forceFullCollection: true) - before;
        }

        Assert.Equal(150_000, count);
        Assert.True(late < early + (64 << 20) && late < 128 << 20, $"{early} bytes after 50,000 rows, {late} after 150,000");
    }

    static string Refused(string kind, RegisterFile file) => Assert.Throws<RegisterException>(() => RegisterFormats.Find(kind)!.Read(new(new("d"), [file])).ToList()).Message;
}
