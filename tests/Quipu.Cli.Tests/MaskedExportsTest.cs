using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Quipu.Access;
using Quipu.Cli.Tests.Protected;
using Quipu.Documents;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Storage;
using Quipu.Text;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>The name of a minor is in no export, whatever its format, and in no answer of a verb; with the right it is, and that is logged.</summary>
public sealed class MaskedExportsTest
{
    const string Article =
        "Hallan a Yarizé Quillahuamán Soncco en Puerto Callpa\n\nTARUMAYO.– La menor Yarizé Quillahuamán Soncco fue hallada en un bar. El suboficial Ernesto Vilcabana Ruelas fue detenido el lunes por presunta extorsión, informó la Fiscalía de Antay. " +
        "Según la fiscalía, Vilcabana Ruelas habría pagado a Yarizé Quillahuamán Soncco. Los Carreteros controlan Puerto Callpa. " +
        "Ernesto Vilcabana Ruelas fue condenado por violar a Yarizé Quillahuamán Soncco.\n";

    [Fact]
    public void A_masked_name_is_in_no_export_without_the_right_and_in_each_that_has_names_with_it()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("articles/yarize-quillahuaman.txt", Article);
        sandbox.Write("padron.ftm.json", """{"id":"k-1","schema":"Person","properties":{"name":["Saturnina Chuquival Roque"],"birthDate":["2022-05-01"],"idNumber":["87650099"]}}""" + "\n");
        Run(sandbox, "read", "articles");
        Run(sandbox, "import", "ftm", "padron.ftm.json");
        // She is asked and answers: what is kept is hers, and what leaves has no name.
        var claim = Run(sandbox, "claims", "--type", "incident").Split(' ')[0];
        var request = Run(sandbox, "replies", "ask", "--entity", Girl(sandbox), "--claim", claim, "--on", "2025-06-02").Split(' ')[0];
        Assert.Empty(Leaks(Encoding.UTF8.GetBytes(Run(sandbox, "replies", "answer", request, "--on", "2025-06-05", "--words", "Él me mandó decir que callara.")), "replies answer"));
        using (var kept = SqliteStore.Open(sandbox.At("w.quipu/quipu.db"), StoreMode.ReadOnly))
            Assert.Equal("Yarizé Quillahuamán Soncco", kept.AllDocuments(Viewer.Keeper).Single(d => d.Format == "reply/1").Publisher);
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
        // The name stands in the details of a claim and in a title too, so that these were walked.
        var open = File.ReadAllText(sandbox.At("open.claims"));
        Assert.Matches("\"(offence|activity|matter)\":\"[^\"]*Yariz", open);
        Assert.Matches("\"title\":\"[^\"]*Yariz", open);
        Assert.Contains("words_masked", Text(File.ReadAllBytes(sandbox.At("out.bundle"))), StringComparison.Ordinal);
        Assert.DoesNotContain("words_masked", Text(File.ReadAllBytes(sandbox.At("open.bundle"))), StringComparison.Ordinal);
        foreach (var line in new[] { "entities", "claims --limit 50", "search Carreteros", "mask list", "forget yarize-quillahuaman.txt", "replies list", "replies show " + request })
            Assert.Empty(Leaks(Encoding.UTF8.GetBytes(Run(sandbox, line.Split(' '))), line));
        Assert.NotEmpty(Leaks(Encoding.UTF8.GetBytes(Run(sandbox, "mask", "list", "--unmasked")), "mask list"));
        sandbox.Write("list.csv", "name,place,post,party\nYarizé Quillahuamán Soncco,,,\nSaturnina Chuquival Roque,,,\n");
        Assert.DoesNotContain("q-", sandbox.Run("screen", "list.csv", "--workspace", "w.quipu").Answers, StringComparison.Ordinal);
    }

    /// <summary>
    /// Who guesses the name makes the text again, hashes it, and compares: with the hash of the text, of the file, or any id that was made of these. Of a document with a mask no such hash leaves, and what
    /// stands for it is the same in each export.
    /// </summary>
    [Fact]
    public void Nothing_that_leaves_confirms_a_guess_of_a_masked_name_and_all_of_it_can_be_joined()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("articles/hallada.txt", Article);
        sandbox.Write("articles/other.txt", "El puente de Antay\n\nANTAY.– La empresa Puentes del Norte ganó el contrato del puente de Antay por 3 millones de soles, informó el ministerio.\n");
        Run(sandbox, "read", "articles");
        var oracles = Oracles(sandbox);
        Assert.True(oracles.Length > 8, $"{oracles.Length}");
        var search = LeakSearch.OfHashes([("the file", Encoding.UTF8.GetBytes(Article)), ("the text", Encoding.UTF8.GetBytes(Whole(sandbox).Text))]);
        var standIns = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var format in ExportFormats.All.Select(f => f.Name))
        {
            Run(sandbox, "export", format, "--include-proposals", "--with-rows", "--out", "out." + format);
            Run(sandbox, "export", format, "--include-proposals", "--with-rows", "--unmasked", "--out", "open." + format);
            Unhashed("out." + format);
            Unhashed($"out.{format}.manifest.json");
            var open = Text(File.ReadAllBytes(sandbox.At("open." + format)));
            if (format is not ("figures" or "gexf")) Assert.Contains(oracles, o => open.Contains(o, StringComparison.Ordinal));
            if (format is "claims" or "claims-csv" or "prov" or "bundle" or "ftm" or "statements") standIns[format] = Ids(Text(File.ReadAllBytes(sandbox.At("out." + format))));
        }

        Run(sandbox, "edition", "create", "Ties", "--dataset", "default", "--include-proposals", "--date", "2031-03-01", "--out", "edition.zip");
        Unhashed("edition.zip");
        Assert.Contains("capture_masked", Text(File.ReadAllBytes(sandbox.At("edition.zip"))), StringComparison.Ordinal);
        // The stand-in of the document is in each of them, and the same.
        var document = JsonNode.Parse(File.ReadLines(sandbox.At("out.claims")).Last())!["document"]!;
        Assert.True((bool)document["capture_masked"]!);
        Assert.Null(document["sha256"]);
        foreach (var (format, ids) in standIns) Assert.True(ids.Contains((string)document["id"]!, StringComparer.Ordinal), format);
        Run(sandbox, "export", "claims", "--include-proposals", "--with-rows", "--out", "again.claims");
        Assert.Equal(File.ReadAllBytes(sandbox.At("out.claims")), File.ReadAllBytes(sandbox.At("again.claims")));
        // What nobody masked is proved as ever.
        var plain = ContentHash.Sha256(File.ReadAllBytes(sandbox.At("articles/other.txt")));
        Assert.Contains(plain, Text(File.ReadAllBytes(sandbox.At("out.bundle"))), StringComparison.Ordinal);
        Assert.Equal(0, sandbox.Run("verify", "out.bundle").Code);
        Assert.Equal(0, sandbox.Run("verify", "open.bundle").Code);
        Assert.Equal(0, sandbox.Run("edition", "verify", "edition.zip").Code);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(sandbox.At("w.quipu/" + StandInKey.FileName)));
        var secret = File.ReadAllBytes(sandbox.At("w.quipu/" + StandInKey.FileName));
        var leak = new[] { Convert.ToHexStringLower(secret), Convert.ToBase64String(secret) };
        Assert.DoesNotContain(Directory.EnumerateFiles(sandbox.At("."), "o*.*"), f => leak.Any(l => Text(File.ReadAllBytes(f)).Contains(l, StringComparison.Ordinal)));

        void Unhashed(string file)
        {
            var bytes = File.ReadAllBytes(sandbox.At(file));
            Assert.Empty(search.In(file, bytes));
            var text = Text(bytes);
            foreach (var oracle in oracles) Assert.False(text.Contains(oracle, StringComparison.Ordinal), $"{file} has {oracle}: …{Around(text, oracle)}…");
        }
    }

    [Fact]
    public void A_bundle_with_a_masked_name_verifies_and_one_whose_bars_were_changed_does_not()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("articles/hallada.txt", Article);
        Run(sandbox, "read", "articles");
        Run(sandbox, "export", "bundle", "--include-proposals", "--out", "out.zip");
        var (answers, _, code) = sandbox.Run("verify", "out.zip");
        Assert.True(code == 0, answers);
        Assert.Contains(": 0 faults.", answers, StringComparison.Ordinal);
        Assert.Contains("Compare it with the fingerprint", answers, StringComparison.Ordinal);
        using (var zip = ZipFile.Open(sandbox.At("out.zip"), ZipArchiveMode.Update))
        {
            var entry = zip.Entries.Single(e => e.FullName.StartsWith("texts/", StringComparison.Ordinal));
            using var part = entry.Open();
            part.Seek(-3, SeekOrigin.End);
            part.Write("!!"u8);
        }

        (answers, _, code) = sandbox.Run("verify", "out.zip");
        Assert.Equal(1, code);
        Assert.Contains("It was changed", answers, StringComparison.Ordinal);
    }

    static string Girl(Sandbox sandbox)
    {
        using var store = SqliteStore.Open(sandbox.At("w.quipu/quipu.db"), StoreMode.ReadOnly);
        return store.AllEntities(Viewer.Keeper).Single(e => e.Name.StartsWith("Yariz", StringComparison.Ordinal)).Id.Value;
    }

    static Document Whole(Sandbox sandbox)
    {
        using var store = SqliteStore.Open(sandbox.At("w.quipu/quipu.db"), StoreMode.ReadOnly);
        return store.AllDocuments(Viewer.Keeper).Single(d => d.Text.Contains("Yarizé", StringComparison.Ordinal));
    }

    // Everything that was made of the text with the name in it, and can be made again by who guesses it.
    static string[] Oracles(Sandbox sandbox)
    {
        var document = Whole(sandbox);
        using var store = SqliteStore.Open(sandbox.At("w.quipu/quipu.db"), StoreMode.ReadOnly);
        var claims = store.AllClaims(Viewer.Keeper).Where(c => c.Document.Id == document.Id).ToList();
        var local = store.AllEntities(Viewer.Keeper).SelectMany(e => e.Members).Where(m => m.Document == document.Id).Select(m => m.Local);
        // Of what is joined with another document, the id may have been minted there.
        var entities = local.SelectMany(e => new[] { e.Value, EntityId.Mint(e).Value["q-".Length..] });
        var statements = store.AllDocuments(Viewer.Keeper).Where(d => d.Id == document.Id).Select(d => StatementId.For(new(DatasetName.Default, new($"source-{d.Id}"), "id", $"source-{d.Id}")).Value);
        return [.. new[] { document.Id.Value, document.Capture.Value }.Concat(claims.Select(c => c.Claim.Id.Value)).Concat(entities).Concat(statements).Distinct(StringComparer.Ordinal)];
    }

    static string[] Ids(string text) => [.. Regex.Matches(text, "[0-9a-f]{32,64}", RegexOptions.NonBacktracking).Select(m => m.Value).Distinct(StringComparer.Ordinal)];

    static string Around(string text, string of) => text.IndexOf(of, StringComparison.Ordinal) is var at ? text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 80)] : "";

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
