using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Reading.Analysis;
using Quipu.Reading.Analysis.Parsing;
using Quipu.Reading.Mentions;
using Quipu.Reading.Models;
using Quipu.Sources;
using Xunit;

namespace Quipu.Tests.Reading;

/// <summary>
/// What reading may cost: the limits of <c>bench/budgets.json</c>. QUIPU_BUDGETS=1 writes the bytes of reading anew, a quarter above what is measured; why they grew belongs into the commit.
/// </summary>
public sealed class BudgetsTest
{
    const string Schedstat = "/proc/thread-self/schedstat";
    const int Tries = 3;

    static readonly string Path = Repository.File(System.IO.Path.Combine("bench", "budgets.json"));

    static readonly string Sample = Repository.File(System.IO.Path.Combine("samples", "tarumayo"));

    [Fact]
    public void No_document_of_the_sample_takes_more_memory_to_read_than_its_budget()
    {
        var measured = Files().ToDictionary(f => System.IO.Path.GetFileName(f), BytesToRead, StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("QUIPU_BUDGETS") == "1") Write(measured);
        var budgets = Budgets()["reading, bytes allocated by file of samples/tarumayo"]!.AsObject();
        Assert.Equal(budgets.Select(b => b.Key).Order(StringComparer.Ordinal), measured.Keys.Order(StringComparer.Ordinal));
        Assert.All(measured, m => Assert.True(m.Value <= budgets[m.Key]!.GetValue<long>(), $"Reading {m.Key} allocated {m.Value} bytes; its budget is {budgets[m.Key]}."));
    }

    [Fact]
    public void The_models_are_within_their_budget_of_bytes()
    {
        var files = Directory.GetFiles(Repository.File(System.IO.Path.Combine("src", "Quipu", "Reading", "Models")), "*.model");
        Assert.NotEmpty(files);
        Assert.InRange(files.Sum(f => new FileInfo(f).Length), 1, Budgets()["models, bytes"]!.GetValue<long>());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void The_models_of_a_language_load_within_their_budget_of_time(string language)
    {
        var least = Enumerable.Range(0, Tries).Min(_ => Timed(() => Load(language)));
        // A machine that does other work beside is given twice the time.
        Assert.InRange(least, 0, 2 * Budgets()["models, milliseconds to load a language"]!.GetValue<double>());
    }

    static void Load(string language)
    {
        var tagger = new Tagger(ModelFile.Open("tags-" + language));
        var parser = new TreeParser(ModelFile.Open("trees-" + language), tagger.Feats);
        var names = new NameTagger(ModelFile.Open("names-" + language).Weights("weights"));
        GC.KeepAlive((parser, names, WordLists.Read(ModelFile.Open("names-lists")["lists"])));
    }

    static IEnumerable<string> Files() => Directory.GetFiles(Sample).Where(f => Documents(f).Count > 0);

    // What lies beside a text tells its metadata and is no document of its own.
    static List<Document> Documents(string file)
    {
        var sidecar = System.IO.Path.ChangeExtension(file, ".json");
        if (file == sidecar) return [];
        var bytes = File.ReadAllBytes(file);
        var capture = new Capture(new(ContentHash.Sha256(bytes)), bytes.Length, System.IO.Path.GetFileName(file), DateTimeOffset.UnixEpoch);
        var told = File.Exists(sidecar) ? SidecarMetadata.Parse(File.ReadAllBytes(sidecar)) : null;
        return [.. Formats.Parse(new(capture, bytes, told), CancellationToken.None).OfType<Parsed.Readable>().Select(r => r.Document)];
    }

    // The least of some readings: the first one learns words, and another test may have taken the room to read in.
    static long BytesToRead(string file)
    {
        var (reader, documents) = (new FrameReader(), Documents(file));
        return Enumerable.Range(0, Tries).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var document in documents) reader.Read(document);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    static JsonObject Budgets() => JsonNode.Parse(File.ReadAllText(Path))!.AsObject();

    static void Write(Dictionary<string, long> measured)
    {
        const long step = 16 * 1024;
        var budgets = Budgets();
        budgets["reading, bytes allocated by file of samples/tarumayo"] =
            new JsonObject(measured.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, (JsonNode?)JsonValue.Create((m.Value * 5 / 4 + step - 1) / step * step))));
        File.WriteAllText(Path, budgets.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n");
    }

    // Milliseconds of this thread's processor time where the kernel tells it: other tests run beside this one.
    static double Timed(Action work)
    {
        var start = Milliseconds();
        work();
        return Milliseconds() - start;
    }

    static double Milliseconds() => File.Exists(Schedstat)
        ? long.Parse(File.ReadAllText(Schedstat).Split(' ')[0], CultureInfo.InvariantCulture) / 1e6
        : System.Diagnostics.Stopwatch.GetTimestamp() * 1e3 / System.Diagnostics.Stopwatch.Frequency;
}
