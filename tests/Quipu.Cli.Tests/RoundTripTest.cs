using FollowTheMoney.Streams;
using Quipu.Access;
using Quipu.Exports;
using Quipu.Storage;
using Quipu.Tests;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>What FollowTheMoney's tools hand in, they get back: streams into the real store and out again, and exports read again.</summary>
public sealed class RoundTripTest : IDisposable
{
    static readonly string[] Formats = ["ftm", "statements", "pack"], Endings = [".ftm.json", ".ijson", ".vis"];

    readonly TemporaryFolder _folder = new();
    int _files;

    public static TheoryData<string> Streams =>
    [
        "tests/data/registers/ftm/fleet.ftm.json", "tests/data/registers/statements/fleet.csv", "tests/data/registers/statements/fleet.pack.csv",
        .. Shared("ftm-streams"), .. Shared("mapping-donations"),
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Streams))]
    public void What_a_stream_says_goes_out_again(string stream)
    {
        var file = Repository.File(stream);
        using var workspace = Imported(file);
        if (stream.EndsWith(".csv", StringComparison.Ordinal))
        {
            var said = Statements(file);
            Assert.Equal(said, Statements(Exported(workspace, "statements")));
            // A pack does not say what an entity was joined into.
            Assert.Equal([.. said.Select(s => s with { Canonical = s.Entity })], Statements(Exported(workspace, "pack")));
        }
        else
        {
            Assert.Equal(Values(Entities(file)), Values(Entities(Exported(workspace, "ftm"))));
            var stated = Statements(Exported(workspace, "statements")).GroupBy(s => s.Canonical);
            Assert.Equal(Values(Entities(file)), Values(stated.SelectMany(g => Entity.Folded([.. g]))));
        }
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void An_export_that_is_imported_and_exported_again_is_the_same_bytes(string stream)
    {
        using var workspace = Imported(Repository.File(stream));
        foreach (var format in Formats) ComesBack(workspace, format);
    }

    [Fact]
    public void The_sample_case_with_registers_beside_it_comes_back_byte_for_byte()
    {
        using var sandbox = new Sandbox();
        Assert.Equal(0, sandbox.Run("read", Repository.File("samples/tarumayo"), "--workspace", "w.quipu").Code);
        foreach (var register in new[] { "ftm/fleet.ftm.json", "statements/fleet.pack.csv", "ofac/sdn.csv" })
            Assert.InRange(sandbox.Run("import", Repository.File($"tests/data/registers/{register}"), "--workspace", "w.quipu").Code, 0, 1);
        using var workspace = Workspace.Open(sandbox.At("w.quipu"), path => SqliteStore.Open(path));
        foreach (var format in Formats) ComesBack(workspace, format);
        Assert.Contains(Entities(Exported(workspace, "ftm")), e => e.Referents.Count > 0 && e.Origins.Count > 1);
    }

    [Fact]
    public void A_statement_keeps_the_id_that_it_came_with()
    {
        using var workspace = Imported(Repository.File("tests/data/registers/statements/fleet.pack.csv"));
        var name = Assert.Single(workspace.Store.Statements(Viewer.Owner, new("fleet-1")), s => s.Statement.Prop == "name").Statement;
        Assert.Equal(new("a8cd18767c87abd246e316ad2618e9fda64152be"), name.Id);
        Assert.NotEqual(StatementId.For(name.Key), name.Id);
        var odd = name with { GivenId = new("list-7/Ana") };
        using (var to = File.Create(_folder.At("odd.csv"))) StatementFiles.WriteCsv(to, [odd]);
        using var again = Imported(_folder.At("odd.csv"));
        Assert.Equal([odd], Statements(Exported(again, "statements")));
    }

    void ComesBack(Workspace workspace, string format)
    {
        var first = Exported(workspace, format);
        Assert.True(new FileInfo(first).Length > 200, first);
        using var fresh = Imported(first);
        var second = Exported(fresh, format);
        if (!File.ReadAllBytes(first).AsSpan().SequenceEqual(File.ReadAllBytes(second))) Assert.Fail($"{format}: {Difference(first, second)}");
    }

    Workspace Imported(string file)
    {
        var workspace = Workspace.Create(_folder.At($"{++_files}.quipu"), path => SqliteStore.Open(path), TimeProvider.System);
        Assert.Empty(Importing.Run(workspace, new() { Paths = [file] }, TestContext.Current.CancellationToken).Failures);
        return workspace;
    }

    string Exported(Workspace workspace, string format)
    {
        var file = _folder.At($"{++_files}{ExportFormats.Find(format)!.Extension}");
        using var to = File.Create(file);
        ExportFormats.Find(format)!.Write(workspace.Store, Viewer.Owner, new() { IncludeProposals = true }, to);
        return file;
    }

    static IEnumerable<string> Shared(string folder) => Repository.Shared("data/ftm") is not { } ftm ? []
        : Directory.GetFiles(Path.Combine(ftm, folder)).Where(f => Endings.Any(e => f.EndsWith(e, StringComparison.Ordinal))).Order(StringComparer.Ordinal);

    static HashSet<Statement> Statements(string file) => [.. StatementFiles.ReadCsv(File.OpenRead(file)).Select(r => r.Statement).OfType<Statement>()];

    static List<Entity> Entities(string file)
    {
        using var stream = File.OpenRead(file);
        var rows = file.EndsWith(".vis", StringComparison.Ordinal) ? EntityStreams.ReadVis(stream) : EntityStreams.Read(stream);
        return [.. rows.SelectMany(r => r.Nested.Prepend(r.Entity)).OfType<Entity>()];
    }

    /// <summary>Each value of each entity once, and that it exists.</summary>
    static SortedSet<string> Values(IEnumerable<Entity> entities) =>
        new(entities.SelectMany(e => Values(e).Prepend($"{e.Id} {e.Schema}")), StringComparer.Ordinal);

    static IEnumerable<string> Values(Entity entity) => entity.Properties.SelectMany(p => entity[p].Select(v => $"{entity.Id} {entity.Schema} {p} {v}"));

    static string Difference(string one, string other)
    {
        var (a, b) = (File.ReadAllLines(one), File.ReadAllLines(other));
        var at = Enumerable.Range(0, Math.Max(a.Length, b.Length)).FirstOrDefault(i => a.ElementAtOrDefault(i) != b.ElementAtOrDefault(i));
        return $"line {at + 1} was\n{a.ElementAtOrDefault(at)}\nand is\n{b.ElementAtOrDefault(at)}";
    }
}
