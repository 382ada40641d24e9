using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Xunit;

namespace Quipu.Storage.Tests;

// Convictions that were rehabilitated: on record, and no longer shown where the law of the country says so.
public abstract partial class StoreContract
{
    // A conviction, and two years later the rehabilitation, in one country.
    (Claim Conviction, Claim Rehabilitation, LocalEntity Who) Rehabilitated(string country, string offence = "estafa", Modality how = Modality.Stated)
    {
        var first = Case.Of($"Un juzgado de Antay condenó a Melchor Saravia Puma por {offence}.", "2027-05-02");
        var court = first.Entity("juzgado de Antay", EntityType.PublicBody, true, country);
        var who = first.Entity("Melchor Saravia Puma");
        var conviction = first.Claim(ClaimType.Proceeding, $"condenó a Melchor Saravia Puma por {offence}", who, null, c => c with { Stage = Stage.Convicted, Authority = new(court.Id, court.Mentions[0].At) });
        var later = Case.Of("Melchor Saravia Puma fue rehabilitado por el juzgado de Antay.", "2029-05-02");
        var same = later.Entity("Melchor Saravia Puma");
        later.Entity("juzgado de Antay", EntityType.PublicBody, true, country);
        var rehabilitation = later.Claim(ClaimType.Proceeding, "Melchor Saravia Puma fue rehabilitado", same, null, c => c with { Stage = Stage.Rehabilitated, Modality = how });
        Keep(first, later);
        return (conviction, rehabilitation, who);
    }

    [Fact]
    public void A_rehabilitated_conviction_is_not_shown_once_a_person_accepted_that()
    {
        var (conviction, rehabilitation, who) = Rehabilitated("pe");
        Assert.Contains(Listed(who), c => c.Claim.Id == conviction.Id);
        Store.Write([new Change.Judged(Judge(rehabilitation, Verdict.Accepted))]);
        Assert.Equal([rehabilitation.Id], Listed(who).Select(c => c.Claim.Id));
        Assert.Equal([Stage.Rehabilitated], Shown(rehabilitation).Steps.Select(s => s.Stage));
        Assert.Empty(Search("estafa").Claims.Rows);
        // The owner finds it where it is listed, with the rule; others learn how many there are.
        var spent = Store.Claims(Owner, new() { Spent = true }, new(0, 10));
        Assert.Equal("pe-rehabilitation", Assert.Single(spent.Rows).Spent);
        Assert.Equal("pe-rehabilitation", Shown(conviction).Spent);
        var other = new Viewer("Berta", [DatasetName.Default]);
        var counted = Store.Claims(other, new() { Spent = true }, new(0, 10));
        Assert.Equal((1, 0), (counted.Total, counted.Rows.Length));
        Assert.Null(Store.Claim(other, conviction.Id));
        // It is back when the acceptance is taken back.
        Store.Write([new Change.JudgementRetired(Store.Judgements(Owner, rehabilitation.Id)[0].Id, "Editor", Case.Time(59))]);
        Assert.Contains(Listed(who), c => c.Claim.Id == conviction.Id);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("ar")]
    [InlineData("us")]
    public void Where_no_checked_rule_of_the_country_says_so_it_stays(string country)
    {
        var (conviction, rehabilitation, who) = Rehabilitated(country);
        Store.Write([new Change.Judged(Judge(rehabilitation, Verdict.Accepted))]);
        Assert.Contains(Listed(who), c => c.Claim.Id == conviction.Id);
        Assert.Equal(0, Store.Claims(Owner, new() { Spent = true }, new(0, 10)).Total);
    }

    [Theory]
    // A lawyer's word ends nothing, and what the rule excepts needs an order that says so.
    [InlineData("estafa", Modality.Alleged)]
    [InlineData("estafa", Modality.Possible)]
    [InlineData("colusión agravada", Modality.Stated)]
    [InlineData("lavado de activos", Modality.Stated)]
    public void What_is_only_alleged_ends_nothing_and_what_the_rule_excepts_stays(string offence, Modality how)
    {
        var (conviction, rehabilitation, who) = Rehabilitated("pe", offence, how);
        Store.Write([new Change.Judged(Judge(rehabilitation, Verdict.Accepted))]);
        Assert.Contains(Listed(who), c => c.Claim.Id == conviction.Id);
        Assert.Equal(0, Store.Claims(Owner, new() { Spent = true }, new(0, 10)).Total);
    }

    [Fact]
    public void The_deed_that_the_same_words_tell_goes_with_its_conviction_and_what_another_report_says_stays()
    {
        var first = Case.Of("Un juzgado de Antay condenó a Melchor Saravia Puma por estafa.", "2027-05-02");
        var court = first.Entity("juzgado de Antay", EntityType.PublicBody, true, "pe");
        var who = first.Entity("Melchor Saravia Puma");
        var told = first.Claim(ClaimType.EngagesIn, "condenó a Melchor Saravia Puma por estafa", who, null, c => c);
        var conviction = first.Claim(ClaimType.Proceeding, "condenó a Melchor Saravia Puma por estafa", who, null, c => c with { Stage = Stage.Convicted, Authority = new(court.Id, court.Mentions[0].At), About = [told.Id] });
        var other = Case.Of("Melchor Saravia Puma estafó a tres ancianos de Antay.", "2026-01-02");
        var elsewhere = other.Claim(ClaimType.EngagesIn, "Melchor Saravia Puma estafó a tres ancianos", other.Entity("Melchor Saravia Puma"), null, c => c);
        var later = Case.Of("Melchor Saravia Puma fue rehabilitado por el juzgado de Antay.", "2029-05-02");
        later.Entity("juzgado de Antay", EntityType.PublicBody, true, "pe");
        var rehabilitation = later.Claim(ClaimType.Proceeding, "Melchor Saravia Puma fue rehabilitado", later.Entity("Melchor Saravia Puma"), null, c => c with { Stage = Stage.Rehabilitated });
        Keep(first, other, later);
        Store.Write([new Change.Judged(Judge(rehabilitation, Verdict.Accepted))]);
        var listed = Listed(who).Select(c => c.Claim.Id).ToList();
        Assert.DoesNotContain(conviction.Id, listed);
        Assert.DoesNotContain(told.Id, listed);
        Assert.Contains(elsewhere.Id, listed);
    }

    [Fact]
    public void What_judgements_one_by_one_leave_is_what_settling_everything_leaves()
    {
        // Two convicted of one deed that the same words tell, each rehabilitated in an article of their own.
        var first = Case.Of("Un juzgado de Antay condenó a Melchor Saravia Puma y a Berenice Ollachica Prado por estafa.", "2027-05-02");
        var court = first.Entity("juzgado de Antay", EntityType.PublicBody, true, "pe");
        var (one, other) = (first.Entity("Melchor Saravia Puma"), first.Entity("Berenice Ollachica Prado"));
        const string Words = "condenó a Melchor Saravia Puma y a Berenice Ollachica Prado por estafa";
        var told = first.Claim(ClaimType.EngagesIn, Words, other, null);
        var convictions = new[] { one, other }.Select(w => first.Claim(ClaimType.Proceeding, Words, w, null, c => c with { Stage = Stage.Convicted, Authority = Case.Party(court), About = [told.Id] })).ToArray();
        var ended = new[] { "Melchor Saravia Puma", "Berenice Ollachica Prado" }.Select((name, n) =>
        {
            var later = Case.Of($"{name} fue rehabilitado por el juzgado de Antay, en la nota {n}.", "2029-05-02", publisher: name);
            later.Entity("juzgado de Antay", EntityType.PublicBody, true, "pe");
            return (Case: later, Claim: later.Claim(ClaimType.Proceeding, $"{name} fue rehabilitado", later.Entity(name), null, c => c with { Stage = Stage.Rehabilitated }));
        }).ToArray();
        Keep(first, ended[0].Case, ended[1].Case);
        AssertSettled(0);
        Store.Write([new Change.Judged(Judge(ended[0].Claim, Verdict.Accepted, 20))]);
        AssertSettled(2);
        Store.Write([new Change.Judged(Judge(ended[1].Claim, Verdict.Accepted, 21))]);
        AssertSettled(3);
        Store.Write([new Change.Judged(Judge(ended[1].Claim, Verdict.Rejected, 22))]);
        AssertSettled(2);
        Store.Write([new Change.Judged(Judge(convictions[0], Verdict.Corrected, 23, convictions[0] with { Subject = Case.Party(other) }))]);
        AssertSettled(0);
        Store.Write([new Change.Judged(Judge(ended[1].Claim, Verdict.Accepted, 24))]);
        AssertSettled(3);
        Store.Write([new Change.JudgementRetired(Store.Judgements(Owner, convictions[0].Id)[0].Id, "Editor", Case.Time(25))]);
        AssertSettled(3);
        foreach (var (at, left) in new[] { (0, 2), (1, 0) })
        {
            Store.Write([new Change.Judged(Judge(ended[at].Claim, Verdict.Rejected, 30 + at))]);
            AssertSettled(left);
        }

        void AssertSettled(int hidden)
        {
            var now = Spent();
            Store.Write([new Change.Assembled()]);
            Assert.Equal(Spent(), now);
            Assert.Equal(hidden, now.Length);
        }

        string[] Spent() => [.. Store.Claims(Owner, new() { Spent = true }, new(0, 20)).Rows.Select(c => $"{c.Claim.Id} {c.Spent}").Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Every_rule_names_its_law_and_only_a_checked_one_has_effect()
    {
        Assert.All(SpentRules.All, r => Assert.True(r.Law.Length > 10 && r.Says.Length > 20 && r.Country.Length == 2, r.Name));
        Assert.Equal(["pe-rehabilitation"], SpentRules.All.Where(r => r.HasEffect).Select(r => r.Name));
        Assert.Equal(SpentRules.All.Length, SpentRules.All.Select(r => r.Name).Distinct().Count());
    }

    System.Collections.Immutable.ImmutableArray<ShownClaim> Listed(LocalEntity who) => Store.Claims(Owner, new() { Entity = who.Id }, new(0, 20)).Rows;
}
