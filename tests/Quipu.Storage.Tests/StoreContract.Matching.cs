using Quipu.Access;
using Quipu.Entities;
using Quipu.Matching.Candidates;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Search;
using Quipu.Storage.Tests.Ingest;
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

    /// <summary>Of each kind of change one after another: an index that looks only at whom the change touched is, byte for byte, the one that is built of everything.</summary>
    [Fact]
    public void After_each_kind_of_change_an_index_that_followed_is_one_that_was_built()
    {
        Keep(Case.Governor().Case, Named("Zenobio Yauricasa Tintaya was seen.", "Zenobio Yauricasa Tintaya"), Named("Somebody spoke. La Doctora Muñante was seen.", "La Doctora Muñante", "harbour"));
        Store.Import(Rolls.Header("may", 1), [.. Enumerable.Range(1, 40).Select(n => Rolls.Company(n, $"Tarumayo{n}"))]);
        using var followed = MatchIndex.Of(Store);
        followed.Refresh();
        var article = Named("Zenobio Yauricasa Tintaya came back with Nélida Ordaya.", "Zenobio Yauricasa Tintaya", "harbour", ("Nélida Ordaya", EntityType.Person));
        Followed("a document of another dataset is read", () => Keep(article));
        var nelida = article.Reading.Entities[1];
        article.Replace(nelida with { Name = "Nélida Ordaya Luján", Aliases = ["La Chinita"] });
        Followed("it is read anew", () => Store.Write([new Change.DocumentWasRead(article.Reading with { Reader = "frames/2" }), new Change.Assembled()]));
        var (one, other) = (Card("Zenobio Yauricasa Tintaya"), Card("La Doctora Muñante"));
        var said = Said(one, other, Sameness.Same);
        Followed("two are judged to be one", () => Store.Write([new Change.SamenessJudged(said)]));
        Followed("it is taken back", () => Store.Write([new Change.SamenessRetired(said.Id, "Editor", Case.Time(30))]));
        Followed("a newer edition lacks one and names one otherwise", () => Store.Import(
            Rolls.Header("june", 2), [.. Enumerable.Range(2, 39).Select(n => Rolls.Company(n, $"Tarumayo{n}", ("alias", $"Molino {n % 2}")))]));
        Followed("a list speaks of the same ids", () => Store.Import(
            Rolls.Header("list", 3) with { Dataset = new("list") }, Listed("sup-Tarumayo7", "Tarumayo Holding"), Listed(Card("Nélida Ordaya Luján").Value, "Ordaya Luján, Nélida", "Person")));
        Followed("the list says otherwise", () => Store.Import(Rolls.Header("list 2", 4) with { Dataset = new("list") }, Listed("sup-Tarumayo8", "Tarumayo Holding")));
        Followed("a document is forgotten", () => Store.Write([new Change.Forgotten(article.Document.Id, "Editor", Case.Time(40)), new Change.Assembled()]));

        void Followed(string what, Action change)
        {
            var before = Store.Sequence;
            change();
            Assert.True(Store.Sequence > before, what);
            followed.Refresh();
            Assert.True(followed.Followed, what);
            using var built = MatchIndex.Of(Store);
            built.Refresh();
            Assert.False(built.Followed, what);
            var (mine, whole) = (followed.Parties().Names, built.Parties().Names);
            Assert.Equal(whole.Ids(), mine.Ids());
            foreach (var id in whole.Ids()) Assert.True(whole.Content(id)!.Value.Span.SequenceEqual(mine.Content(id)!.Value.Span), $"{what}: {id}");
            Assert.Equal(Found(built, Person("Ordaya, Nélida")), Found(followed, Person("Ordaya, Nélida")));
        }
    }

    [Fact]
    public void One_document_read_beside_a_register_leaves_the_register_unread()
    {
        Store.Import(Rolls.Header("may", 1), [.. Enumerable.Range(1, 40).Select(n => Rolls.Company(n, $"Tarumayo{n}"))]);
        var folder = Directory.CreateTempSubdirectory("quipu-names-").FullName;
        try
        {
            using (var first = MatchIndex.Of(Store, folder)) first.Refresh();
            Keep(Case.Governor().Case);
            // An index that was loaded knows as much as the one that was saved.
            using var loaded = MatchIndex.Of(FullStore.Unstreamed(Store), folder);
            Assert.Single(Found(loaded, Person("Rosa Ibáñez Luján")));
            Assert.Single(loaded.Find(Owner, Company("Aceros Tarumayo7 S.A.C."), new() { Limit = 1 }));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void What_was_forgotten_is_in_no_index_on_disk()
    {
        var folder = Directory.CreateTempSubdirectory("quipu-names-").FullName;
        try
        {
            var article = Case.Governor().Case;
            Keep(article, Named("Zenobio Yauricasa Tintaya was seen.", "Zenobio Yauricasa Tintaya"));
            using var index = MatchIndex.Of(Store, folder);
            index.Refresh();
            Assert.Contains("lujan", Written(), StringComparison.Ordinal);
            Store.Write([new Change.Forgotten(article.Document.Id, "Editor", Case.Time(4)), new Change.Assembled()]);
            Assert.Empty(Found(index, Person("Rosa Ibáñez Luján")));
            Assert.Single(Found(index, Person("Zenobio Yauricasa Tintaya")));
            Assert.DoesNotContain("lujan", Written(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Luján", Written(), StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            Directory.Delete(folder, true);
        }

        string Written() => string.Concat(Directory.GetFiles(folder).Select(f => System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(f))));
    }

    EntityId Card(string name) => Store.Entities(Owner, new(name), Paging.First).Rows.Single(c => c.Name == name || c.Aliases.Contains(name)).Id;

    static Case Named(string text, string name, string dataset = "default", params ReadOnlySpan<(string Name, EntityType Type)> others)
    {
        var article = Case.Of(text, dataset: dataset);
        article.Entity(name);
        foreach (var (another, type) in others) article.Entity(another, type);
        return article;
    }

    static RegisterRecord Listed(string id, string name, string schema = "Company")
    {
        var of = Schemata.Default[schema];
        Assert.True(Statement.TryMake(of, new(new("list"), new(id), "name", name), out var statement));
        return new(new(0, 1)) { Statements = [new(Statement.ForEntity(of, new(id), new("list")), "id"), new(statement, "name")] };
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
