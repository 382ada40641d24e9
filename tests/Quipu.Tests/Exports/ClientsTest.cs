using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Exports;

/// <summary>Every export, read by a client of its format: nothing that says something of somebody comes out of it without how it is said, by whom, and where it stands in law.</summary>
public sealed partial class ClientsTest
{
    static readonly ExportOptions Everything = new() { IncludeProposals = true, IncludeRejected = true, Captures = ExportCase.Captures };

    public static TheoryData<string> Formats => [.. ExportFormats.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_client_of_the_format_learns_the_status_of_everything_it_reads(string format)
    {
        foreach (var options in new[] { Everything, ExportOptions.Default with { Captures = ExportCase.Captures } })
        {
            var rows = ClientRows.Read(format, Export(format, options));
            Assert.NotEmpty(rows);
            Assert.Empty(rows.SelectMany(r => r.Lacks));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_was_stripped_of_its_status_is_seen_by_the_client(string format)
    {
        var whole = Export(format, Everything);
        var stripped = Stripped(format, whole);
        Assert.False(whole.AsSpan().SequenceEqual(stripped), "Nothing was stripped.");
        var lacks = ClientRows.Read(format, stripped).SelectMany(r => r.Lacks).ToList();
        Assert.NotEmpty(lacks);
        // One was stripped: the others still have theirs.
        Assert.True(lacks.Select(l => l.Split(": ")[0]).Distinct(StringComparer.Ordinal).Count() <= 2, string.Join('\n', lacks));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_a_client_reads_of_a_claim_is_what_the_store_says_of_it(string format)
    {
        var rows = ClientRows.Read(format, Export(format, Everything));
        Assert.Empty(rows.SelectMany(OnRecord.Differences));
        var read = rows.Select(OnRecord.Of).OfType<ShownClaim>().DistinctBy(c => c.Claim.Id).ToList();
        Assert.True(format == "figures" ? read.Count == 1 : read.Count > 15 && read.Exists(c => c.Claim.Modality == Modality.Alleged), $"only {read.Count} rows were told apart");
    }

    public static TheoryData<string, string, string> Hardened =>
    [
        .. from format in Formats.Select(f => f.Data)
           from change in format == "figures"
               ? new[] { ("stated", "alleged"), ("Regional Police", "Works Council"), ("no proceeding on record in 3 ", "no proceeding on record in 4 ") }
               : [("alleged", "stated"), ("an informant via El Faro Gris", "El Faro Gris"), ("arrested", "convicted"), ("no proceeding on record in 3 ", "no proceeding on record in 4 ")]
           select (format, change.Item1, change.Item2),
    ];

    /// <summary>Mutations: the whole file says something else of everything, and each row still has its status.</summary>
    [Theory]
    [MemberData(nameof(Hardened))]
    public void A_status_that_is_not_the_claim_s_own_is_seen_by_the_client(string format, string word, string other)
    {
        var (whole, changed) = (Export(format, Everything), false);
        var hardened = Rewritten(format, whole, text =>
        {
            changed |= text.Contains(word, StringComparison.Ordinal);
            return text.Replace(word, other, StringComparison.Ordinal);
        });
        Assert.True(changed, "Nothing was changed.");
        var rows = ClientRows.Read(format, hardened);
        Assert.Empty(rows.SelectMany(r => r.Lacks));
        Assert.NotEmpty(rows.SelectMany(OnRecord.Differences));
    }

    static ClientStatus OnRecord { get; } = new(ExportCase.Claims);

    [Fact]
    public void Money_that_was_extorted_is_no_gift_for_a_graph_program()
    {
        var paid = ExportCase.ByName["payment"];
        var extorted = paid with { Claim = paid.Claim with { Details = paid.Claim.Details.SetItem(Detail.Purpose, "extortion") } };
        using var stream = new MemoryStream();
        Gexf.Write(new MemoryCase([extorted], [ExportCase.Cords.Document], ExportCase.Cords.Cards()), Viewer.Owner, Everything, stream);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains("<attvalue for=\"type\" value=\"funds.extorted\"", text, StringComparison.Ordinal);
        Assert.Contains("label=\"paid under threat to\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"funds\"", text, StringComparison.Ordinal);
    }

    static byte[] Export(string format, ExportOptions options)
    {
        using var stream = new MemoryStream();
        ExportFormats.Find(format)!.Write(ExportCase.Store, Viewer.Owner, options, stream);
        return stream.ToArray();
    }

    /// <summary>A copy of the file in which one row or edge has lost how it is said.</summary>
    static byte[] Stripped(string format, byte[] file) => format switch
    {
        "csv" or "xlsx" or "neo4j" or "bundle" => StrippedPart(format, file),
        _ => Encoding.UTF8.GetBytes(Stripped(format, Encoding.UTF8.GetString(file))),
    };

    static string Stripped(string format, string text) => format switch
    {
        "claims" or "bundle" => Attributed().Replace(text, "", 1),
        "prov" => text.Remove(text.IndexOf("\"quipu:standing\":", StringComparison.Ordinal) + 17, text.IndexOf(",\"quipu:answers\"", StringComparison.Ordinal) - text.IndexOf("\"quipu:standing\":", StringComparison.Ordinal) - 17)
            .Replace("\"quipu:standing\":,", "\"quipu:standing\":\"\",", StringComparison.Ordinal),
        "gexf" => EdgeModality().Replace(text, "", 1),
        "claims-csv" or "claim-statements" or "figures" => StrippedCell(text),
        _ => Sentence().Replace(text, "", 1),
    };

    static string StrippedCell(string text)
    {
        var rows = CsvRows.Read(text);
        rows[rows.FindIndex(1, r => r[Array.IndexOf(rows[0], "claim_id")].Length > 0)][Array.IndexOf(rows[0], "attribution")] = "";
        return CsvRows.Write(rows);
    }

    static byte[] Rewritten(string format, byte[] file, Func<string, string> rewrite) =>
        format is "csv" or "xlsx" or "neo4j" or "bundle" ? Parts(file, rewrite, first: false) : Encoding.UTF8.GetBytes(rewrite(Encoding.UTF8.GetString(file)));

    static byte[] StrippedPart(string format, byte[] file) => Parts(file, text => Stripped(format, text), first: true);

    /// <summary>A copy of a ZIP with its parts rewritten: the first that is another then, or all of them.</summary>
    static byte[] Parts(byte[] file, Func<string, string> rewrite, bool first)
    {
        using var whole = new MemoryStream();
        whole.Write(file);
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Update, leaveOpen: true))
            foreach (var entry in zip.Entries.ToList())
            {
                string text;
                using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
                var rewritten = rewrite(text);
                if (rewritten == text) continue;
                using var part = entry.Open();
                part.SetLength(0);
                part.Write(Encoding.UTF8.GetBytes(rewritten));
                if (first) break;
            }

        return whole.ToArray();
    }

    // The first sentence of status, wherever the format keeps it, but for its last part: the review.
    [GeneratedRegex("(stated|alleged|denied|possible)( not to be so)?( by [^;\"<|]*| in the article(&apos;|\\\\?')s own voice); (no )?proceeding on record[^;\"<|]*; ", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Sentence();

    [GeneratedRegex("\"attribution\":\\{\"text\":\"[^\"]*\",\"sources\":\\[[^\\]]*\\]\\},", RegexOptions.NonBacktracking)]
    private static partial Regex Attributed();

    [GeneratedRegex("<attvalue for=\"modality\" value=\"[a-z]+\" />", RegexOptions.NonBacktracking)]
    private static partial Regex EdgeModality();
}
