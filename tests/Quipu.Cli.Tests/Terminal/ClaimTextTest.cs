using Quipu.Claims;
using Quipu.Cli.Terminal;
using Quipu.Model;
using Xunit;

namespace Quipu.Cli.Tests.Terminal;

/// <summary>A claim in a terminal always says how it is said, who says it and where it stands in law.</summary>
public sealed class ClaimTextTest
{
    const string Quoted = "Lázara Quiroz warned Los Carreteros of raids";

    static readonly DocumentHead Head = new(new("d1"), DatasetName.Default, "A title", "El Faro", new PartialDate(2031, 5, 2), Language.English, null, "01.txt", new("d1"));

    static readonly ShownParty Quiroz = new(new("e1"), "Lázara Quiroz", EntityType.Person, true, new(0, 13)), Carreteros = new(new("e2"), "Los Carreteros", EntityType.Organization, true, new(21, 35)),
        Informant = new(new("e3"), "an informant", EntityType.Person, false, new(0, 0));

    [Fact]
    public void Says_parties_modality_speakers_standing_answers_source_and_review()
    {
        var text = Text(Shown());
        Assert.Equal("""
            c1  Lázara Quiroz – colludes_with → Los Carreteros (2031-04)
                “Lázara Quiroz warned Los Carreteros of raids”
                how it is said: alleged
                who says it:    an informant → El Faro
                in law:         Lázara Quiroz arrested 2031-04 by Regional Police; Lázara Quiroz not charged (alleged)
                answered:       Lázara Quiroz – denies: “denies the accusations” (A title, El Faro, 2031-05-02, 01.txt)
                from:           A title, El Faro, 2031-05-02, 01.txt
                review:         proposed
                check first:    the reader gives this 70 % to be read right


            """.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void The_articles_own_voice_and_an_empty_record_are_said_in_words()
    {
        var text = Text(Shown() with { Attribution = [], Standing = new([], 4), Answers = [] });
        Assert.Contains("who says it:    the article's own voice\n", text, StringComparison.Ordinal);
        Assert.Contains("in law:         no proceeding on record in 4 documents\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_negated_or_over_is_never_printed_as_if_it_were_so() =>
        Assert.Contains("stated, that it is not so, formerly", Text(Shown() with { Claim = Claim() with { Modality = Modality.Stated, Negated = true, Ended = true } }), StringComparison.Ordinal);

    [Fact]
    public void What_the_reader_is_unsure_of_says_so_until_a_person_has_judged_it()
    {
        var unsure = Shown() with { Claim = Claim() with { Sureness = 312 } };
        Assert.Contains("    check first:    the reader gives this 31 % to be read right\n", Text(unsure), StringComparison.Ordinal);
        Assert.DoesNotContain("check first", Text(unsure with { Review = new(ReviewState.Accepted) }), StringComparison.Ordinal);
        var post = Shown() with { Claim = Claim() with { Type = ClaimType.HoldsPost } };
        Assert.DoesNotContain("check first", Text(post), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_against_somebody_named_is_to_be_checked_however_sure()
    {
        var sure = Shown() with { Claim = Claim() with { Sureness = 990 } };
        Assert.Contains("check first", Text(sure), StringComparison.Ordinal);
        Assert.DoesNotContain("check first", Text(sure with { Review = new(ReviewState.Accepted) }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how it is said:")]
    [InlineData("who says it:")]
    [InlineData("in law:")]
    public void A_text_with_one_axis_taken_away_is_seen(string axis)
    {
        var whole = Text(Shown());
        Assert.Empty(StatusText.Lacking(whole));
        var mutant = string.Join('\n', whole.Split('\n').Where(l => !l.Contains(axis, StringComparison.Ordinal)));
        Assert.NotEmpty(StatusText.Lacking(mutant));
    }

    static string Text(ShownClaim shown)
    {
        using var to = new StringWriter { NewLine = "\n" };
        ClaimText.Write(shown, to);
        return to.ToString();
    }

    static Claim Claim() => new()
    {
        Id = new("c1"),
        Document = new("d1"),
        Type = ClaimType.ColludesWith,
        Subject = new(new("e1"), new(0, 13)),
        Object = new(new("e2"), new(21, 35)),
        Modality = Modality.Alleged,
        Quote = new(new(0, Quoted.Length), Quoted),
        Trigger = new(14, 20),
        Date = new PartialDate(2031, 4),
        Sureness = ShownClaim.SureFrom,
        Reader = "frames/1",
    };

    static ShownClaim Shown() => new()
    {
        Claim = Claim(),
        Document = Head,
        Subject = Quiroz,
        Object = Carreteros,
        Attribution = [Informant, new(new("e4"), "El Faro", EntityType.Organization, true, new(0, 0))],
        Standing = new([new(new("c2"), Quiroz, Stage.Arrested, new PartialDate(2031, 4), "Regional Police", Modality.Stated, false, Head), new(new("c4"), Quiroz, Stage.Charged, null, null, Modality.Alleged, true, Head)], 3),
        Answers = [new(new("c3"), ClaimType.Denies, null, "Lázara Quiroz", Modality.Stated, null, new(new(0, 22), "denies the accusations"), Head)],
        Review = Review.Proposed,
    };
}
