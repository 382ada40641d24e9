using System.IO.Compression;
using System.Text;
using Quipu.Exports;
using Quipu.Text;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>The name of a minor is in no export, whatever its format, and in no answer of a verb; with the right it is, and that is logged.</summary>
public sealed class MaskedExportsTest
{
    const string Article =
        "Una menor fue hallada en Puerto Callpa\n\nTARUMAYO.– La menor Yarizé Quillahuamán Soncco fue hallada en un bar. El suboficial Ernesto Vilcabana Ruelas fue detenido el lunes por presunta extorsión, informó la Fiscalía de Antay. " +
        "Según la fiscalía, Vilcabana Ruelas habría pagado a Yarizé Quillahuamán Soncco. Los Carreteros controlan Puerto Callpa.\n";

    [Fact]
    public void A_masked_name_is_in_no_export_without_the_right_and_in_each_that_has_names_with_it()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("articles/yarize-quillahuaman.txt", Article);
        sandbox.Write("padron.ftm.json", """{"id":"k-1","schema":"Person","properties":{"name":["Saturnina Chuquival Roque"],"birthDate":["2022-05-01"],"idNumber":["87650099"]}}""" + "\n");
        Run(sandbox, "read", "articles");
        Run(sandbox, "import", "ftm", "padron.ftm.json");
        var seen = new List<string>();
        foreach (var format in ExportFormats.All.Select(f => f.Name))
        {
            Run(sandbox, "export", format, "--include-proposals", "--with-rows", "--out", "out." + format);
            Assert.Empty(Leaks(File.ReadAllBytes(sandbox.At("out." + format)), format));
            Assert.Empty(Leaks(File.ReadAllBytes(sandbox.At($"out.{format}.manifest.json")), "manifest"));
            Run(sandbox, "export", format, "--include-proposals", "--unmasked", "--out", "open." + format);
            if (Leaks(File.ReadAllBytes(sandbox.At("open." + format)), format).Any()) seen.Add(format);
        }

        // Figures have no names; the others would show a leak.
        Assert.Equal(ExportFormats.All.Select(f => f.Name).Where(f => f != "figures"), seen);
        Assert.Contains("words_masked", Text(File.ReadAllBytes(sandbox.At("out.bundle"))), StringComparison.Ordinal);
        Assert.DoesNotContain("words_masked", Text(File.ReadAllBytes(sandbox.At("open.bundle"))), StringComparison.Ordinal);
        foreach (var line in new[] { "entities", "claims --limit 50", "search Carreteros", "mask list", "forget yarize-quillahuaman.txt" })
            Assert.Empty(Leaks(Encoding.UTF8.GetBytes(Run(sandbox, line.Split(' '))), line));
        Assert.NotEmpty(Leaks(Encoding.UTF8.GetBytes(Run(sandbox, "mask", "list", "--unmasked")), "mask list"));
        sandbox.Write("list.csv", "name,place,post,party\nYarizé Quillahuamán Soncco,,,\nSaturnina Chuquival Roque,,,\n");
        Assert.DoesNotContain("q-", sandbox.Run("screen", "list.csv", "--workspace", "w.quipu").Answers, StringComparison.Ordinal);
    }

    static IEnumerable<string> Leaks(byte[] bytes, string where) =>
        Folding.Fold(Text(bytes)) is var text ? new[] { "yarize", "quillahuaman", "saturnina", "chuquival", "87650099" }.Where(m => text.Contains(m, StringComparison.Ordinal)).Select(m => $"{where}: {m}") : [];

    // Of a packed file all that is in it, and the names of its parts.
    static string Text(byte[] bytes)
    {
        if (bytes is not [0x50, 0x4B, ..]) return Encoding.UTF8.GetString(bytes);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(zip.Entries.Select(e =>
        {
            using var part = e.Open();
            using var whole = new MemoryStream();
            part.CopyTo(whole);
            return e.FullName + "\n" + Text(whole.ToArray()) + "\n";
        }));
    }

    static string Run(Sandbox sandbox, params string[] words)
    {
        var (answers, asides, code) = sandbox.Run([.. words, "--workspace", "w.quipu"]);
        Assert.True(code == 0, $"{string.Join(' ', words)}: {asides}");
        return answers;
    }
}
