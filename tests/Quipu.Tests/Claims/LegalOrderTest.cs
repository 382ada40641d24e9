using Quipu.Claims;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Claims;

/// <summary>The one order of the steps of the law: by date, and where nobody gives one by what must have come before what.</summary>
public sealed class LegalOrderTest
{
    static readonly ShownParty _bruno = Party("Bruno Quilca Sarmiento"), _nieves = Party("Nieves Arotinco Paz");

    /// <summary>Each step is a stage with its date (or -) and the day of its article; the last that is printed is where the law has got.</summary>
    [Theory]
    [InlineData("arrested 2020-02-01 2020-02-02 | convicted 2021-05-01 2021-05-02", "arrested convicted")]
    [InlineData("convicted - 2020-06-01 | charged - 2022-06-01", "charged convicted")]
    [InlineData("arrested 2020-02-01 2020-02-02 | convicted - 2022-06-01", "arrested convicted")]
    [InlineData("acquitted 2021-03-01 2021-03-02 | arrested - 2024-01-01", "arrested acquitted")]
    [InlineData("acquitted - 2021-03-02 | convicted - 2024-01-01", "convicted acquitted")]
    [InlineData("acquitted - 2021-03-02 | charged 2023-04-01 2023-04-02", "acquitted charged")]
    [InlineData("arrested 2020-02-01 2020-02-02 | acquitted - 2024-01-01", "arrested acquitted")]
    [InlineData("wanted - 2019-01-01 | arrested - 2019-01-01", "wanted arrested")]
    [InlineData("arrested 2021-04-05 2021-04-06 | wanted - 2024-01-01", "wanted arrested")]
    [InlineData("arrested - 2019-01-01 | released - 2020-01-01 | convicted - 2022-01-01", "arrested released convicted")]
    [InlineData("acquitted 2024 2024-12-01 | released 2024-06-01 2024-06-02", "released acquitted")]
    [InlineData("acquitted 2024-06-01 2024-06-02 | released 2024-06-01 2024-06-02", "released acquitted")]
    [InlineData("charged 2020 2021-01-01 | arrested 2020-04-01 2020-04-02", "arrested charged")]
    [InlineData("arrested 2020 2021-01-01 | convicted 2020-04-01 2020-04-02", "arrested convicted")]
    [InlineData("acquitted 2020 2020-02-01 | arrested 2020-08-01 2020-08-02", "acquitted arrested")]
    [InlineData("sanctioned - 2020-02-01 | removed - - | charged 2021-01-01 2021-01-01", "removed sanctioned charged")]
    [InlineData("acquitted - - | charged 2021-01-01 2021-01-01", "charged acquitted")]
    public void Steps_stand_by_date_and_what_has_none_where_it_must_have_come(string told, string expected)
    {
        var steps = told.Split(" | ").Select((words, i) => Step(words, _bruno, i)).ToArray();
        foreach (var order in new[] { steps, [.. steps.Reverse()] })
            Assert.Equal(expected, string.Join(' ', LegalOrder.InOrder(order).Select(s => s.Stage.Wire())));
    }

    [Fact]
    public void What_ends_the_case_of_one_says_nothing_of_when_another_was_charged()
    {
        var (acquitted, convicted) = (Step("acquitted 2021-03-01 2021-03-02", _bruno, 1), Step("convicted - 2024-01-01", _nieves, 2));
        Assert.Equal([acquitted, convicted], LegalOrder.InOrder([convicted, acquitted]));
        var own = convicted with { Subject = _bruno };
        Assert.Equal([own, acquitted], LegalOrder.InOrder([own, acquitted]));
    }

    [Fact]
    public void What_was_not_brought_or_may_come_moves_nothing_and_is_no_stage_that_was_reached()
    {
        var (charged, convicted) = (Step("charged - 2022-01-01", _bruno, 1), Step("convicted 2020-01-01 2020-01-01", _bruno, 2));
        foreach (var told in new[] { convicted with { Negated = true }, convicted with { Modality = Modality.Possible }, convicted with { Modality = Modality.Denied } })
        {
            Assert.False(told.IsReached);
            Assert.Equal([told, charged], LegalOrder.InOrder([charged, told]));
        }

        Assert.True((convicted with { Modality = Modality.Alleged }).IsReached);
        Assert.Equal([charged, convicted], LegalOrder.InOrder([charged, convicted]));
    }

    static StandingStep Step(string words, ShownParty whose, int number)
    {
        var told = words.Split(' ');
        var head = new DocumentHead(
            new($"d{number}"), DatasetName.Default, "A title", "El Faro", PartialDate.TryParse(told[2], out var published) ? published : null, Language.English, null, "a.txt", new($"d{number}"));
        return new(new($"c{number}"), whose, Wires.Read<Stage>(told[0]), PartialDate.TryParse(told[1], out var date) ? date : null, null, Modality.Stated, false, head);
    }

    static ShownParty Party(string name) => new(new(name), name, EntityType.Person, true, default);
}
