using System.Diagnostics;
using System.Globalization;
using Quipu.Access;
using Quipu.Model;
using Quipu.Search;
using Quipu.Storage;

namespace Quipu.Benchmarks;

/// <summary>A workspace of invented articles of ten claims and three new parties each, as reading leaves it.</summary>
static class DeskWorkspace
{
    const int Batch = 256;

    /// <summary>Makes what is not there yet, and says what it took.</summary>
    internal static IEnumerable<string> Make(string path, int articles)
    {
        var isThere = Workspace.IsAt(path);
        using var workspace = Workspace.Create(path, file => SqliteStore.Open(file), TimeProvider.System);
        using var held = workspace.Lock(null, TimeProvider.System);
        if (!isThere)
        {
            Directory.CreateDirectory(Path.Combine(path, "places"));
            File.WriteAllText(Path.Combine(path, "places", "invented.csv"), DeskArticles.PlaceTable());
            yield return Filled(workspace, articles);
        }

        var counts = workspace.Store.Counts(Viewer.Owner);
        yield return string.Create(CultureInfo.InvariantCulture, $"{counts.Documents:N0} documents, {counts.Claims:N0} claims, {workspace.Store.Entities(Viewer.Owner, new(NamedOnly: false), Paging.First).Total:N0} entities; {new FileInfo(Path.Combine(path, "quipu.db")).Length >> 20} MB");
    }

    static string Filled(Workspace workspace, int articles)
    {
        var watch = Stopwatch.StartNew();
        foreach (var batch in Enumerable.Range(0, articles).Chunk(Batch)) workspace.Store.Write([.. batch.SelectMany(number => DeskArticles.Article(number, articles))]);
        var written = watch.Elapsed;
        workspace.Store.Write([new Change.Assembled()]);
        return string.Create(CultureInfo.InvariantCulture, $"{articles:N0} articles written in {written.TotalSeconds:F0} s, brought together in {(watch.Elapsed - written).TotalSeconds:F0} s");
    }

    /// <summary>Addresses of each page of the desk, of different records and pages of lists.</summary>
    internal static IReadOnlyList<(string Page, string[] Addresses)> Addresses(string path, int count)
    {
        using var workspace = Workspace.Open(path, file => SqliteStore.Open(file));
        var (store, owner) = (workspace.Store, Viewer.Owner);
        var total = store.Counts(owner);
        var documents = Some(total.Documents, offset => store.Documents(owner, new(), new(offset, 1)).Rows[0].Head.Id.Value);
        var claims = Some(total.Claims, offset => store.Claims(owner, new(), new(offset, 1)).Rows[0].Claim.Id.Value);
        var entities = store.Entities(owner, new(), new(0, count)).Rows.Select(e => e.Id.Value).ToArray();
        var laws = store.Entities(owner, new(Type: EntityType.Law), new(0, count)).Rows.Select(e => e.Id.Value).ToArray();
        var types = Enum.GetValues<ClaimType>().Select(t => t.Wire()).ToArray();
        return
        [
            ("/", Same("/")), ("/documents", Numbered(i => $"/documents?page={1 + i * 7}")), ("/documents/{id}", [.. documents.Select(d => $"/documents/{d}")]), ("/entities", Numbered(i => $"/entities?page={1 + i * 5}")),
            ("/entities/{id}, most said of", [.. entities.Select(e => $"/entities/{e}")]), ("/claims", Numbered(i => $"/claims?page={1 + i * 9}")), ("/claims?type&modality", Numbered(i => $"/claims?modality=alleged&type={types[i % types.Length]}")),
            ("/claims/{id}", [.. claims.Select(c => $"/claims/{c}")]), ("/review", Numbered(i => $"/review?type={types[i % types.Length]}")), ("/review/tally", Same("/review/tally")), ("/timeline", Numbered(i => $"/timeline?from={2010 + i % 20}")),
            ("/timeline?entity", [.. entities.Select(e => $"/timeline?entity={e}")]), ("/map", Numbered(i => $"/map?least={1 + i % 5}")), ("/map?type", Numbered(i => $"/map?type={types[i % types.Length]}")), ("/laws", Numbered(i => $"/laws?page={1 + i}")),
            ("/laws/{id}", [.. laws.Select(l => $"/laws/{l}")]), ("/network", Numbered(i => $"/network?type={types[i % types.Length]}")), ("/network?centre", [.. entities.Select(e => $"/network?centre={e}")]), ("/network/whole", Same("/network/whole")),
            ("/money", Numbered(i => $"/money?page={1 + i}")), ("/figures", Same("/figures")), ("/assessment", Same("/assessment")), ("/boards", Same("/boards")), ("/watches", Same("/watches")), ("/findings", Numbered(i => $"/findings?page={1 + i}")),
            ("/matches", Same("/matches")), ("/screening", Same("/screening")), ("/sources", Same("/sources")), ("/search, two words", Numbered(i => $"/search?q={InventedArticles.Word(1 + (i * 91))}+{InventedArticles.Word(1 + (i * 17))}")),
            ("/search, a common word", Numbered(i => $"/search?q={InventedArticles.Word(1 + i)}")), ("/search, a name", Numbered(i => $"/search?q={Uri.EscapeDataString(DeskArticles.Name(i * 331))}")),
        ];

        string[] Same(string address) => [.. Enumerable.Repeat(address, count)];

        string[] Numbered(Func<int, string> of) => [.. Enumerable.Range(0, count).Select(of)];

        string[] Some(int all, Func<int, string> of) => [.. Enumerable.Range(0, count).Select(i => of((int)((long)i * (all - 1) / count)))];
    }
}
