using Quipu.Matching.Linkage;
using Xunit;

namespace Quipu.Tests.Matching.Linkage;

public sealed class TableLinkageTest
{
    [Fact]
    public void Finds_partners_of_two_tables_without_being_shown_any()
    {
        var invented = new InventedPeople(7);
        var people = invented.People(400);
        var outcome = TableLinkage.Of(InventedPeople.Table("a", people.Take(300)), InventedPeople.Table("b", people.Skip(100).Select(invented.Again)));
        var right = outcome.Pairs.Count(p => p.Left - 100 == p.Right);
        Assert.InRange(right / 200.0, 0.97, 1);
        Assert.InRange((double)right / outcome.Pairs.Length, 0.97, 1);
        Assert.Equal((true, true), outcome.Free);
        Assert.Equal(outcome.Pairs.Length, outcome.Pairs.Select(p => p.Left).Distinct().Count());
    }

    [Fact]
    public void The_number_of_a_row_is_no_evidence()
    {
        var invented = new InventedPeople(7);
        var people = invented.People(200);
        var outcome = TableLinkage.Of(Numbered("a", people), Numbered("b", people.Select(invented.Again).Reverse()));
        Assert.DoesNotContain(outcome.Model.Columns, c => c.Column == "nro");
        Assert.InRange(outcome.Pairs.Count(p => p.Left == 199 - p.Right), 190, 200);

        static LinkTable Numbered(string name, IEnumerable<string[]> rows) => new(name, ["nro", .. InventedPeople.Columns], [.. rows.Select((r, i) => (string[])[$"{i + 1}", .. r])]);
    }

    [Fact]
    public void Groups_rows_of_one_table()
    {
        var invented = new InventedPeople(11);
        var people = invented.People(150);
        var rows = people.SelectMany(p => (string[][])[p, invented.Again(p), invented.Again(p)]);
        var outcome = TableLinkage.Of(InventedPeople.Table("a", rows));
        var right = outcome.Pairs.Count(p => p.Left / 3 == p.Right / 3);
        Assert.InRange(right / 450.0, 0.95, 1);
        Assert.InRange((double)right / outcome.Pairs.Length, 0.97, 1);
        Assert.Null(outcome.Free);
    }

    [Fact]
    public void Several_columns_stand_for_one()
    {
        var people = new InventedPeople(3).People(200);
        var whole = new LinkTable("b", ["nombre_completo", "nacimiento"], [.. people.Select(p => (IReadOnlyList<string>)[$"{p[0]} {p[1]} {p[2]}".ToUpperInvariant(), p[3]])]);
        var outcome = TableLinkage.Of(InventedPeople.Table("a", people), whole);
        Assert.Equal(["nacimiento", "nombre_completo"], outcome.Model.Columns.Select(c => c.Column));
        Assert.InRange(outcome.Pairs.Count(p => p.Left == p.Right), 195, 200);
    }

    [Fact]
    public void A_table_with_duplicates_gives_a_row_several_partners()
    {
        var invented = new InventedPeople(5);
        var people = invented.People(200);
        var outcome = TableLinkage.Of(InventedPeople.Table("a", people), InventedPeople.Table("b", people.Concat(people.Select(invented.Again))));
        Assert.False(outcome.Free!.Value.Right);
        Assert.True(outcome.Free.Value.Left);
        Assert.InRange(outcome.Pairs.Count(p => p.Right % 200 == p.Left), 380, 400);
    }

    [Fact]
    public void Given_name_and_surname_that_changed_places_are_seen()
    {
        var people = new InventedPeople(13).People(300).Select(p => (string[])[p[0].Split(' ')[0], p[1], p[3]]).ToArray();
        // The columns hold each other's words: one in five rows was filled in the wrong way round.
        var rows = people.Select((p, i) => i % 5 == 0 ? (string[])[p[1], p[0], p[2]] : p).ToArray();
        var outcome = TableLinkage.Of(new("a", ["given", "surname", "born"], people), new("b", ["given", "surname", "born"], rows));
        Assert.Contains(outcome.Pairs.Where(p => p.Left == p.Right && p.Left % 5 == 0), p => p.Reasons.Any(r => r.Level == "in another column"));
        Assert.InRange(outcome.Pairs.Count(p => p.Left == p.Right), 285, 300);
    }

    [Fact]
    public void Agreement_on_a_rare_value_says_more()
    {
        var people = new InventedPeople(17).People(300);
        for (var i = 0; i < people.Length; i++) people[i][1] = i < 4 ? $"Rarísimo{i}" : "Quispe";
        var outcome = TableLinkage.Of(InventedPeople.Table("a", people), InventedPeople.Table("b", people));
        var (rare, common) = (outcome.Pairs.Single(p => p.Left == 1 && p.Right == 1), outcome.Pairs.Single(p => p.Left == 50 && p.Right == 50));
        Assert.True(Rarity(rare) > Rarity(common) + 3);

        static double Rarity(LinkedPair pair) => pair.Reasons.Single(r => r.Column == "apellido paterno").Rarity;
    }

    [Fact]
    public void The_same_tables_give_the_same_answer()
    {
        var one = Run();
        var other = Run();
        Assert.Equal(MatchWeightChart.Json(one), MatchWeightChart.Json(other));
        Assert.Equal(one.Pairs.Select(p => (p.Left, p.Right, p.Bits)), other.Pairs.Select(p => (p.Left, p.Right, p.Bits)));

        static LinkOutcome Run()
        {
            var invented = new InventedPeople(19);
            var people = invented.People(200);
            return TableLinkage.Of(InventedPeople.Table("a", people), InventedPeople.Table("b", people.Select(invented.Again)));
        }
    }

    [Fact]
    public void Compares_no_more_pairs_than_the_budget_allows_and_still_finds_partners()
    {
        var invented = new InventedPeople(23);
        var people = invented.People(2000);
        var outcome = TableLinkage.Of(InventedPeople.Table("a", people), InventedPeople.Table("b", people.Select(invented.Again)), new() { Budget = 100_000 });
        Assert.InRange(outcome.Compared, 1, 100_000);
        Assert.Equal(4_000_000, outcome.Possible);
        Assert.True(outcome.Rules.Length > 1);
        Assert.InRange(outcome.Pairs.Count(p => p.Left == p.Right), 1940, 2000);
    }

    [Fact]
    public void Tables_that_share_nothing_are_refused_with_a_sentence()
    {
        var fault = Assert.Throws<ArgumentException>(() => TableLinkage.Of(new("a", ["x"], [["1"], ["2"]]), new("b", ["y"], [["p"], ["q"]])));
        Assert.StartsWith("a and b share no column", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_table_of_hardly_a_row_has_no_pairs(int rows) =>
        Assert.Throws<ArgumentException>(() => TableLinkage.Of(InventedPeople.Table("a", new InventedPeople(1).People(rows))));

    [Fact]
    public void Short_rows_and_named_columns_are_taken_as_they_are()
    {
        var people = new InventedPeople(29).People(60);
        var outcome = TableLinkage.Of(InventedPeople.Table("a", people), InventedPeople.Table("b", people.Select(p => p[..4])), new() { Columns = ["Nombres", "nacimiento"] });
        Assert.Equal(["nombres", "nacimiento"], outcome.Model.Columns.Select(c => c.Column));
        Assert.InRange(outcome.Pairs.Count(p => p.Left == p.Right), 55, 60);
    }
}
