using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public void No_answer_shows_a_claim_without_modality_attribution_and_where_it_stands()
    {
        var (first, _, _, collusion, arrest, _) = Case.Governor("open");
        Keep(first, Case.Acquittal("secret").Case);
        Store.Write([new Change.Judged(Judge(collusion, Verdict.Corrected, correction: collusion with { Modality = Modality.Possible })), new Change.Judged(Judge(arrest, Verdict.Accepted))]);
        foreach (var viewer in new[] { Owner, new Viewer("reader", [new("open")]) })
        {
            var (faults, claims) = ClaimWalk.Of(Store, viewer);
            Assert.Empty(faults);
            Assert.True(claims > 20, $"only {claims} claims were walked past");
        }
    }

    public static TheoryData<string> Removals => new("modality", "attribution", "standing", "answers", "review", "subject", "quote");

    [Theory]
    [MemberData(nameof(Removals))]
    public void The_walk_fails_where_an_axis_is_taken_away(string axis)
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        var whole = Shown(collusion);
        Assert.Empty(ClaimWalk.Lacks(whole));
        var broken = axis switch
        {
            "modality" => whole with { Claim = whole.Claim with { Modality = (Modality)99 } },
            "attribution" => whole with { Attribution = [] },
            "standing" => whole with { Standing = new([], 0) },
            "answers" => whole with { Answers = default },
            "review" => whole with { Review = new(ReviewState.Accepted) },
            "subject" => whole with { Subject = null },
            _ => whole with { Claim = whole.Claim with { Quote = whole.Claim.Quote with { Text = "" } } },
        };
        Assert.Contains(ClaimWalk.Lacks(broken), lack => lack.StartsWith(axis, StringComparison.Ordinal));
    }
}
