using Quipu.Access;
using Quipu.Matching.Candidates;
using Xunit;
using Party = Quipu.Matching.Scoring.Party;

namespace Quipu.Storage.Tests;

// The index of everybody in a store, and that it follows the store.
public abstract partial class StoreContract
{
    static Party Company(string name) => Party.Of("Company", [new("name", name)]);

    static Party Person(string name) => Party.Of("Person", [new("name", name)]);

    static string[] Found(MatchIndex index, Party query, Viewer? viewer = null) =>
        [.. index.Find(viewer ?? Owner, query, new() { Least = .3 }).Select(f => f.Party["name"][0]).Order(StringComparer.Ordinal)];

    [Fact]
    public void People_of_the_reporting_and_companies_of_registers_are_found_by_name()
    {
        Keep(Case.Governor().Case);
        Store.Import(Rolls.Header("first", 1), Rolls.Company(1, "Quipuy"), Rolls.Company(2, "Tarumayo"), Rolls.Ownership(3, "Quipuy", "Tarumayo"));
        using var index = MatchIndex.Of(Store);
        Assert.Equal(["Rosa Ibáñez Luján"], Found(index, Person("IBAÑEZ LUJAN, Rosa")));
        Assert.Contains("Aceros Quipuy S.A.C.", Found(index, Company("Aceros Quipuy")));
        Assert.Equal("sup-Quipuy", index.Party(Owner, new("sup-Quipuy"))!.Id.Value);
        Assert.Empty(Found(index, Person("an informant")));
    }

    [Fact]
    public void The_index_follows_what_is_imported_read_and_forgotten()
    {
        using var index = MatchIndex.Of(Store);
        Assert.Empty(Found(index, Company("Aceros Quipuy")));
        Store.Import(Rolls.Header("may", 1), Rolls.Company(1, "Quipuy"), Rolls.Company(2, "Marañay"));
        Assert.NotNull(index.Party(Owner, new("sup-Quipuy")));
        var (article, _, _, _, _, _) = Case.Governor();
        Keep(article);
        Assert.Single(Found(index, Person("Rosa Ibáñez Luján")));
        // The newest edition has one of them no more, and another name of the other.
        Store.Import(Rolls.Header("june", 2), Rolls.Company(1, "Quipuy", ("alias", "Fundiciones Chullasqa")));
        Assert.Null(index.Party(Owner, new("sup-Maranay")));
        Assert.Contains(index.Find(Owner, Company("Fundiciones Chullasqa"), new() { Least = .3 }), f => f.Id.Value == "sup-Quipuy");
        Store.Write([new Change.Forgotten(article.Document.Id, "Editor", Case.Time(4)), new Change.Assembled()]);
        Assert.Empty(Found(index, Person("Rosa Ibáñez Luján")));
    }

    [Fact]
    public void An_index_that_followed_is_the_same_as_one_built_at_once()
    {
        using var followed = MatchIndex.Of(Store);
        foreach (var day in Enumerable.Range(1, 4))
        {
            Store.Import(Rolls.Header($"edition {day}", day), [.. Enumerable.Range(day, 12).Select(n => Rolls.Company(n, $"Tarumayo{(char)('a' + n)}", ("alias", $"Molino {day % 2}")))]);
            _ = Found(followed, Company("Aceros"));
        }

        using var built = MatchIndex.Of(Store);
        foreach (var name in new[] { "Aceros Tarumayog", "Molino 0", "Molino 1", "Tarumayo" })
            Assert.Equal(
                built.Find(Owner, Company(name), new() { Least = .01, Limit = 50 }).Select(f => (f.Id, f.Match.Score)), followed.Find(Owner, Company(name), new() { Least = .01, Limit = 50 }).Select(f => (f.Id, f.Match.Score)));
        Assert.Equal(built.Parties().Names.Ids(), followed.Parties().Names.Ids());
    }

    [Fact]
    public void Whoever_may_see_one_dataset_finds_nobody_else_and_no_other_names()
    {
        Keep(Case.Governor("one").Case);
        Store.Import(Rolls.Header("first", 1), Rolls.Company(1, "Quipuy"));
        using var index = MatchIndex.Of(Store);
        var (reader, clerk) = (new Viewer("reader", [new("one")]), new Viewer("clerk", [Rolls.Suppliers]));
        Assert.Single(Found(index, Person("Rosa Ibáñez Luján"), reader));
        Assert.Empty(Found(index, Person("Rosa Ibáñez Luján"), clerk));
        Assert.Contains("Aceros Quipuy S.A.C.", Found(index, Company("Aceros Quipuy"), clerk));
        Assert.Empty(Found(index, Company("Aceros Quipuy"), reader));
        Assert.Null(index.Party(reader, new("sup-Quipuy")));
        Assert.Empty(Found(index, Company("Aceros Quipuy"), new("nobody", [])));
    }

    [Fact]
    public void An_index_beside_the_store_is_loaded_and_a_broken_one_built_anew()
    {
        var folder = Directory.CreateTempSubdirectory("quipu-names-").FullName;
        try
        {
            Store.Import(Rolls.Header("first", 1), Rolls.Company(1, "Quipuy"));
            using (var first = MatchIndex.Of(Store, folder)) Assert.Single(Found(first, Company("Aceros Quipuy")));
            var file = Assert.Single(Directory.GetFiles(folder));
            Assert.True(NameIndex.TryLoad(file, out var kept, out _));
            using (kept) Assert.Equal((1, Store.Sequence), (kept.Count, kept.Sequence));
            using (var loaded = MatchIndex.Of(Store, folder)) Assert.Single(Found(loaded, Company("Aceros Quipuy")));
            File.WriteAllText(file, "no index");
            using (var anew = MatchIndex.Of(Store, folder)) Assert.Single(Found(anew, Company("Aceros Quipuy")));
            Assert.True(NameIndex.TryLoad(file, out var mended, out _));
            mended.Dispose();
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
