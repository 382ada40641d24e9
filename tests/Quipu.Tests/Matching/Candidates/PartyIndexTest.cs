using Quipu.Access;
using Quipu.Matching.Candidates;
using Quipu.Matching.Scoring;
using Xunit;

namespace Quipu.Tests.Matching.Candidates;

/// <summary>The one door to matching: what it finds is what comparing with everybody finds, and its scores are the algorithm's.</summary>
public sealed class PartyIndexTest
{
    static Entity Person(int number, string dataset = "people")
    {
        var entity = new Entity(new($"p-{number}"), Schemata.Default["Person"]);
        foreach (var name in InventedListings.Person(number).Names) entity.Add("name", name);
        entity.Add("birthDate", $"{1940 + (number % 60)}-05-{1 + (number % 28):00}");
        entity.Add("country", "pe");
        entity.Datasets.Add(dataset);
        return entity;
    }

    static readonly Entity[] Everybody = [.. Enumerable.Range(0, 500).Select(n => Person(n))];

    static PartyIndex Full()
    {
        var index = new PartyIndex();
        index.Apply(Everybody);
        return index;
    }

    static Party Asked(string name, string? born = null)
    {
        var values = new List<KeyValuePair<string, string>> { new("name", name) };
        if (born is not null) values.Add(new("birthDate", born));
        return Party.Of("Person", values);
    }

    [Fact]
    public void More_names_than_are_looked_up_still_find_those_that_are()
    {
        using var index = Full();
        var names = new[] { InventedListings.Name(7), "aaab bbbc cccd ddde eeef fffg gggh", "hhhi iiij jjjk kkkl lllm mmmn nnno", "zzzz" };
        var asked = Party.Of("Person", [.. names.Select(n => KeyValuePair.Create("name", n))]);
        Assert.Contains(index.Find(Viewer.Owner, asked, new() { Limit = 5, Least = .3 }), m => m.Id == new EntityId("p-7"));
    }

    [Fact]
    public void What_is_found_is_what_comparing_with_everybody_finds()
    {
        using var index = Full();
        var everybody = Everybody.Select(Party.Of).ToArray();
        var (found, there) = (0, 0);
        for (var n = 0; n < 500; n += 7)
        {
            // A letter of the mother's surname is missing.
            var name = InventedListings.Name(n);
            var asked = Asked(name[..^3] + name[^2..], $"{1940 + (n % 60)}");
            var best = everybody.Select(p => (p.Id, Score: Algorithms.All[0].Score(asked, p))).OrderByDescending(s => s.Score).ThenBy(s => s.Id).Take(3).Where(s => s.Score >= .5).ToArray();
            var answers = index.Find(Viewer.Owner, asked, new() { Limit = 10, Least = .5 }).Select(a => a.Party.Id).ToHashSet();
            there += best.Length;
            found += best.Count(b => answers.Contains(b.Id));
        }

        Assert.True(there > 60, $"only {there} to be found");
        Assert.True(found >= there * .98, $"{found} of {there}");
    }

    [Fact]
    public void A_score_is_that_of_the_algorithm_for_the_pair()
    {
        using var index = Full();
        var asked = Asked(InventedListings.Name(33), "1973-05-06");
        foreach (var algorithm in Algorithms.All)
        {
            var answers = index.Find(Viewer.Owner, asked, new() { Algorithm = algorithm, Limit = 20, Least = .1 });
            Assert.NotEmpty(answers);
            foreach (var answer in answers)
                Assert.Equal(algorithm.Compare(asked, Party.Of(Everybody.Single(e => e.Id == answer.Party.Id))).Score, answer.Match.Score);
        }
    }

    [Fact]
    public void Answers_are_in_order_of_their_scores_and_none_is_below_the_threshold()
    {
        using var index = Full();
        var answers = index.Find(Viewer.Owner, Asked(InventedListings.Name(12)), new() { Limit = 10, Least = .6 });
        Assert.NotEmpty(answers);
        Assert.Equal(answers.OrderByDescending(a => a.Match.Score).ThenBy(a => a.Party.Id).Select(a => a.Party.Id), answers.Select(a => a.Party.Id));
        Assert.All(answers, a => Assert.True(a.Match.Score >= .6));
    }

    [Fact]
    public void A_person_is_never_answered_with_a_company()
    {
        using var index = new PartyIndex();
        var company = new Entity(new("c"), Schemata.Default["Company"]);
        company.Add("name", "Isidro Velazcano");
        index.Apply([company]);
        Assert.Empty(index.Find(Viewer.Owner, Asked("Isidro Velazcano"), new() { Least = .1 }));
    }

    [Fact]
    public void An_entity_is_had_only_just_as_it_was_put()
    {
        using var index = Full();
        Assert.True(index.Has(Person(3)));
        Assert.False(index.Has(Person(3, "others")));
        var changed = Person(3);
        changed.Add("nationality", "bo");
        Assert.False(index.Has(changed));
        Assert.Equal(Party.Of(Person(3)).NameTexts, index.Party(new("p-3"))!.NameTexts);
        Assert.Null(index.Party(new("nobody")));
    }

    [Fact]
    public void Datasets_topics_and_ids_narrow_who_is_found()
    {
        using var index = new PartyIndex();
        var (one, other) = (Person(8, "people"), Person(8, "wanted"));
        var wanted = new Entity(new("w"), other.Schema);
        wanted.Merge(other);
        wanted.Add("topics", "crime");
        index.Apply([one, wanted]);
        var asked = Asked(InventedListings.Name(8), "1948-05-09");
        Assert.Equal(["p-8", "w"], Ids(new()));
        Assert.Equal(["w"], Ids(new() { Datasets = new HashSet<DatasetName> { new("wanted") } }));
        Assert.Equal(["w"], Ids(new() { Topics = new HashSet<string> { "crime", "sanction" } }));
        Assert.Equal(["p-8"], Ids(new() { WithoutIds = new HashSet<string> { "w" } }));
        // The other was joined of one of that id.
        Assert.Empty(Ids(new() { WithoutIds = new HashSet<string> { "p-8" } }));
        Assert.Empty(Ids(new() { Schemata = new HashSet<string> { "Company" } }));

        IEnumerable<string> Ids(MatchAsked how) => index.Find(Viewer.Owner, asked, how).Select(f => f.Id.Value).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Who_may_not_see_a_party_is_not_told_of_it()
    {
        using var index = Full();
        var asked = Asked(InventedListings.Name(21));
        var all = index.Find(Viewer.Owner, asked, new() { Least = .1 });
        var hidden = all[0].Party.Id;
        Assert.DoesNotContain(index.Find(Viewer.Owner, asked, new() { Least = .1 }, id => id == hidden ? null : index.Party(id)), a => a.Party.Id == hidden);
        Assert.Empty(index.Find(new("guest", [new("others")]), asked, new() { Least = .1 }));
    }
}
