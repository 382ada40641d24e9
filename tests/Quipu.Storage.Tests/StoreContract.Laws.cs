using Quipu.Claims;
using Quipu.Model;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    sealed record LawCase(LocalEntity Law, LocalEntity Paz, Claim Passed, Claim Challenged, Claim Opposes, Claim Post, Claim Arrest, Claim Acquittal);

    LawCase KeepLaw()
    {
        var article = Case.Of(
            "The Congress of Antay passed the Ley Alba in 2031. The bar of Antay challenged the Ley Alba in 2032 and opposes it. Nilo Paz, member of the Congress of Antay, was arrested in 2030. Paz was acquitted in 2033. Elsa Rubio sits in the Congress of Antay.",
            "2033-05-01", "La Voz");
        var (law, congress, bar) = (article.Entity("Ley Alba", EntityType.Law), article.Entity("Congress of Antay", EntityType.PublicBody), article.Entity("bar of Antay", EntityType.Organization));
        var (paz, rubio) = (article.Entity("Nilo Paz"), article.Entity("Elsa Rubio"));
        article.Claim(ClaimType.MemberOf, "Elsa Rubio sits in the Congress of Antay", rubio, congress);
        LawCase kept = new(
            law, paz,
            article.Claim(ClaimType.Enacts, "The Congress of Antay passed the Ley Alba in 2031", congress, law, c => c with { LawStage = LawStage.Passed, EffectKind = EffectKind.LimitsAuthority, Date = PartialDate.Parse("2031") }),
            article.Claim(ClaimType.Enacts, "The bar of Antay challenged the Ley Alba in 2032", bar, law, c => c with { LawStage = LawStage.Challenged, Date = PartialDate.Parse("2032") }),
            article.Claim(ClaimType.Stance, "opposes it", bar, law, c => c with { Stance = StanceKind.Opposes }),
            article.Claim(ClaimType.MemberOf, "Nilo Paz, member of the Congress of Antay", paz, congress),
            article.Claim(ClaimType.Proceeding, "was arrested in 2030", paz, null, c => c with { Stage = Stage.Arrested, Date = PartialDate.Parse("2030") }),
            article.Claim(ClaimType.Proceeding, "Paz was acquitted in 2033", paz, null, c => c with { Stage = Stage.Acquitted, Date = PartialDate.Parse("2033") }));
        Keep(article);
        return kept;
    }

    LawDesk Laws => new(Store, Owner);

    [Fact]
    public void A_law_has_its_steps_in_their_order_and_who_stands_where()
    {
        var kept = KeepLaw();
        var law = Laws.Find(kept.Law.Id)!;
        Assert.Equal([kept.Passed.Id, kept.Challenged.Id], law.Steps.Select(s => s.Claim.Id));
        Assert.Equal(kept.Challenged.Id, law.Latest!.Claim.Id);
        Assert.Equal([kept.Opposes.Id], law.Stances.Select(s => s.Claim.Id));
        Assert.Equal(0, law.More);
        Assert.Equal(2, Laws.Read(law.Law, 1).More);
        Assert.Null(Laws.Find(kept.Paz.Id));
    }

    [Fact]
    public void Of_the_makers_of_a_law_those_are_told_who_are_in_proceedings_with_how_these_ended()
    {
        var kept = KeepLaw();
        var maker = Assert.Single(Laws.Find(kept.Law.Id)!.Makers);
        Assert.Equal(("Congress of Antay", 2, 2), (maker.Maker.Name, maker.LookedAt, maker.People));
        var member = Assert.Single(maker.Members);
        Assert.Equal((kept.Post.Id, "Nilo Paz"), (member.Post!.Claim.Id, member.Person.Name));
        Assert.Equal(new[] { kept.Arrest.Id, kept.Acquittal.Id }.Order(), member.Proceedings.Select(p => p.Claim.Id).Order());
        Assert.Contains(member.Proceedings.Single(p => p.Claim.Id == kept.Arrest.Id).Answers, a => a.Stage == Stage.Acquitted);
    }

    [Fact]
    public void Who_was_wrongly_read_to_be_in_proceedings_is_not_told_of_a_law()
    {
        var kept = KeepLaw();
        Store.Write([new Change.Judged(Judge(kept.Arrest, Verdict.Rejected)), new Change.Judged(Judge(kept.Acquittal, Verdict.Rejected))]);
        Assert.Empty(Assert.Single(Laws.Find(kept.Law.Id)!.Makers).Members);
    }
}
