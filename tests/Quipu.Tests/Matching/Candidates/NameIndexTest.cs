using Quipu.Matching.Candidates;
using Xunit;

namespace Quipu.Tests.Matching.Candidates;

/// <summary>Who is found, and that it does not matter how an index came about.</summary>
public sealed class NameIndexTest
{
    static NameIndex Full(int count = 400)
    {
        var index = new NameIndex();
        index.Apply(Enumerable.Range(0, count).Select(n => InventedListings.Person(n)));
        return index;
    }

    static NameIndex Of(string schema, params string[] names)
    {
        var index = new NameIndex();
        index.Apply(names.Select((name, i) => new Listed(new($"e{i}"), schema) { Names = [name] }));
        return index;
    }

    static string? First(NameIndex index, string name) => index.Candidates(InventedListings.Asked(name), 5) is [var first, ..] ? first.Id.Value : null;

    [Theory]
    [InlineData("Rosaura Ccallomata Velazcano")]
    [InlineData("CCALLOMATA VELAZCANO ROSAURA")]
    [InlineData("Rosaura Callomata Velascano")]
    [InlineData("Rosaura Ccalolmata Velazcano")]
    [InlineData("Rosaura Kallomata Belazcano")]
    [InlineData("R. Ccallomata Velazcano")]
    [InlineData("Rosaura Ccallo Mata Velazcano")]
    public void A_person_is_found_however_the_name_is_written(string asked)
    {
        using var index = Of("Person", "Edilberto Quispillo Tarumayo", "Rosaura Ccallomata Velazcano", "Rosaura Ordayaga Palominos", "Isidro Velazcano Sumaqri");
        Assert.Equal("e1", First(index, asked));
    }

    [Fact]
    public void A_word_in_two_is_found_by_the_joined_one_and_the_other_way_round()
    {
        using var index = Of("Person", "Nadir al Sabahir", "Nadir Alsabahir", "Nadir Comoro");
        Assert.Equal(["e0", "e1"], index.Candidates(InventedListings.Asked("Nadir Alsabahir"), 2).Select(c => c.Id.Value).Order());
        Assert.Equal(["e0", "e1"], index.Candidates(InventedListings.Asked("Nadir al Sabahir"), 2).Select(c => c.Id.Value).Order());
    }

    [Fact]
    public void Initials_of_a_body_find_it()
    {
        using var index = Of("Company", "Consorcio Vial Tarumayo del Norte", "Molinos Antay");
        Assert.Equal("e0", First(index, "CVTN"));
    }

    [Fact]
    public void An_identifier_finds_whoever_has_it_whatever_the_name()
    {
        using var index = Full();
        var number = InventedListings.Person(77).Identifiers[0];
        var found = index.Candidates(InventedListings.Asked("Nobody Whatever") with { Identifiers = [$"{number[..4]}-{number[4..]}"] }, 3);
        Assert.Equal("p-77", found[0].Id.Value);
    }

    [Fact]
    public void A_year_puts_the_one_of_that_year_before_namesakes()
    {
        using var index = new NameIndex();
        index.Apply(Enumerable.Range(0, 300).Select(n => new Listed(new($"n{n}"), "Person") { Names = ["Carmen Rojastegui"], Years = [1900 + (n % 100)] }));
        var found = index.Candidates(InventedListings.Asked("Carmen Rojastegui") with { Years = [1964] }, 3);
        Assert.Equal(["n164", "n264", "n64"], found.Select(c => c.Id.Value).Order());
    }

    [Fact]
    public void What_was_added_replaced_and_removed_step_by_step_answers_like_what_was_built_at_once()
    {
        using var grown = new NameIndex();
        grown.Apply(Enumerable.Range(0, 250).Select(n => InventedListings.Person(n)));
        // Half of them under other names, then back; some gone, some gone and come again; what is left added one by one.
        grown.Apply(Enumerable.Range(0, 125).Select(n => InventedListings.Person(n) with { Names = [InventedListings.Name(n + 60), "Porfirio Passing Through"] }));
        grown.Apply(Enumerable.Range(0, 125).Select(n => InventedListings.Person(n)), [new("p-200"), new("p-201"), new("p-202")]);
        grown.Apply([InventedListings.Person(201)], [new("p-3")]);
        foreach (var n in Enumerable.Range(250, 150)) grown.Apply([InventedListings.Person(n)]);
        using var built = new NameIndex();
        built.Apply(Enumerable.Range(0, 400).Where(n => n is not (3 or 200 or 202)).Reverse().Select(n => InventedListings.Person(n)));
        Assert.Equal(built.Ids(), grown.Ids());
        AssertSame(built, grown);
        grown.Compact();
        AssertSame(built, grown);
    }

    [Theory]
    [InlineData("Constructora Tarumayo Sociedad Anónima Cerrada")]
    [InlineData("Constructora Tarumaio Sociedad Anónima")]
    [InlineData("Comercial Ordayaga Antay Sociedad de Responsabilidad Limitada")]
    [InlineData("C. Velazcano Sociedad Anónima")]
    public void Postings_that_are_spared_change_no_answer(string asked)
    {
        using var index = new NameIndex();
        index.Apply(Enumerable.Range(0, 24_000).Select(Body));
        var listed = new Listed(new("asked"), "Company") { Names = [asked] };
        var scratch = Scratch.Rent();
        scratch.Question.Read(listed, index);
        var fit = new NameFit(index, scratch.Question);
        var all = Enumerable.Range(0, index.Places).Select(fit.Of).OrderDescending().Take(12).ToArray();
        scratch.Return();
        Assert.Equal(all, index.Candidates(listed, 12).Select(c => c.Score));
        index.Compact();
        Assert.Equal(all, index.Candidates(listed, 12).Select(c => c.Score));
    }

    /// <summary>Of four words of a name three are common; the rare one is borne by few.</summary>
    static Listed Body(int number)
    {
        var form = (number % 3) switch { 0 => "Sociedad Anónima Cerrada", 1 => "Sociedad de Responsabilidad Limitada", _ => "S.A.C." };
        var own = number % 7 == 0 ? InventedListings.Paternal(number) + " " + InventedListings.Maternal(number / 3)
            : $"Ruma{(char)('a' + (number % 26))}{(char)('a' + (number / 26 % 26))}{(char)('a' + (number / 676 % 26))}";
        return new(new($"b{number}"), "Company") { Names = [$"{(number % 5 == 0 ? "Comercial" : "Constructora")} {own} {form}"] };
    }

    [Fact]
    public void What_was_removed_is_not_found()
    {
        using var index = Full(50);
        index.Apply([], [new("p-7")]);
        Assert.DoesNotContain(index.Candidates(InventedListings.Asked(InventedListings.Name(7)), 50), c => c.Id.Value == "p-7");
        Assert.Equal(49, index.Count);
        Assert.Null(index.Content(new("p-7")));
    }

    [Fact]
    public void Only_admitted_datasets_and_schemata_are_found()
    {
        using var index = new NameIndex();
        index.Apply([InventedListings.Person(1, "open"), InventedListings.Person(161, "closed") with { Names = [InventedListings.Name(1)] }, new Listed(new("c"), "Company") { Names = [InventedListings.Name(1)], Datasets = ["open"] }]);
        var asked = InventedListings.Asked(InventedListings.Name(1));
        Assert.Equal(3, index.Candidates(asked).Length);
        Assert.Equal(["c", "p-1"], index.Candidates(asked, 5, new(Sees: d => d == "open")).Select(c => c.Id.Value).Order());
        Assert.Equal(["p-1", "p-161"], index.Candidates(asked, 5, new(new HashSet<string> { "Person" })).Select(c => c.Id.Value).Order());
        Assert.Equal("p-1", Assert.Single(index.Candidates(asked, 5, new(new HashSet<string> { "Person" }, d => d == "open"))).Id.Value);
    }

    [Fact]
    public void Nobody_is_a_candidate_for_themselves()
    {
        using var index = Full(50);
        Assert.DoesNotContain(index.Candidates(InventedListings.Person(9), 50), c => c.Id.Value == "p-9");
    }

    [Theory]
    [InlineData("")]
    [InlineData("¿?")]
    [InlineData("محمد")]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u v w x y z")]
    [InlineData("uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete Rosaura")]
    public void Any_text_may_be_asked_for(string name)
    {
        using var index = Full();
        Assert.InRange(index.Candidates(InventedListings.Asked(name), 10).Length, 0, 10);
    }

    [Fact]
    public void Searches_go_on_beside_one_writer()
    {
        using var index = Full(200);
        using var stop = new CancellationTokenSource();
        var reading = Enumerable.Range(0, 3).Select(thread => Task.Run(() =>
        {
            for (var n = thread; !stop.IsCancellationRequested; n = (n + 7) % 100)
                Assert.Contains(index.Candidates(InventedListings.Asked(InventedListings.Name(n)), 50), c => c.Id.Value == $"p-{n}");
        })).ToArray();
        for (var round = 0; round < 40; round++)
        {
            index.Apply(Enumerable.Range(200, 150).Select(n => InventedListings.Person(n)));
            index.Apply([], Enumerable.Range(200, 150).Select(n => new EntityId($"p-{n}")));
            if (round % 10 == 0) index.Compact();
        }

        stop.Cancel();
        Task.WaitAll(reading);
        Assert.Equal(200, index.Count);
    }

    static void AssertSame(NameIndex one, NameIndex other)
    {
        for (var n = 0; n < 400; n += 3)
        {
            Assert.Equal(one.Answer(InventedListings.Asked(InventedListings.Name(n))), other.Answer(InventedListings.Asked(InventedListings.Name(n))));
            Assert.Equal(one.Answer(InventedListings.Asked(InventedListings.Paternal(n)[1..])), other.Answer(InventedListings.Asked(InventedListings.Paternal(n)[1..])));
        }
    }
}
