using Quipu.Claims;
using Quipu.Publishing.Editions;
using Xunit;

namespace Quipu.Tests.Publishing.Editions;

/// <summary>Coefficients against cases worked out by hand.</summary>
public sealed class AgreementTest
{
    // 50 claims by two: 20 both accept, 15 both reject, 5 and 10 differ: p(o) = 0.7, p(e) = 0.5·0.6 + 0.5·0.4 = 0.5 (Cohen's example).
    [Fact]
    public void Kappa_is_that_of_the_worked_case()
    {
        var agreement = Agreement.Of(Both((Verdict.Accepted, Verdict.Accepted, 20), (Verdict.Accepted, Verdict.Rejected, 5), (Verdict.Rejected, Verdict.Accepted, 10), (Verdict.Rejected, Verdict.Rejected, 15)));
        var pair = Assert.Single(agreement.Pairs);
        Assert.Equal((50, 35), (pair.Claims, pair.Same));
        Assert.Equal("0.4000", Agreement.Text(pair.Kappa, pair.Claims));
    }

    // Coincidences of the same: n = 100, agreeing 70, n(accepted) = 55, n(rejected) = 45: 1 − 99·30 / (10000 − 3025 − 2025) = 0.4.
    [Fact]
    public void Alpha_is_that_of_the_worked_case()
    {
        var agreement = Agreement.Of(Both((Verdict.Accepted, Verdict.Accepted, 20), (Verdict.Accepted, Verdict.Rejected, 5), (Verdict.Rejected, Verdict.Accepted, 10), (Verdict.Rejected, Verdict.Rejected, 15)));
        Assert.Equal("0.4000", Agreement.Text(agreement.Alpha, agreement.Claims));
    }

    [Fact]
    public void Claims_that_one_judged_count_for_nothing() =>
        Assert.Equal(0, Agreement.Of(Enumerable.Range(0, 40).Select(i => new Rating($"c{i}", i % 2 == 0 ? "one" : "other", Verdict.Accepted))).Claims);

    [Theory]
    [InlineData(19, "too few")]
    [InlineData(20, "all the same")]
    public void Too_few_or_all_the_same_give_no_coefficient(int claims, string text)
    {
        var agreement = Agreement.Of(Both((Verdict.Accepted, Verdict.Accepted, claims)));
        Assert.Equal(text, Agreement.Text(agreement.Alpha, agreement.Claims));
        Assert.Equal(text, Agreement.Text(agreement.Pairs[0].Kappa, agreement.Pairs[0].Claims));
    }

    [Theory]
    [InlineData("CC0-1.0", true)]
    [InlineData("CC BY 4.0", true)]
    [InlineData("CC-BY-SA-4.0", true)]
    [InlineData("Creative Commons Attribution 4.0", true)]
    [InlineData("https://creativecommons.org/licenses/by-sa/4.0/", true)]
    [InlineData("Public domain", true)]
    [InlineData("CC BY-NC 4.0", false)]
    [InlineData("CC-BY-NC-ND-4.0", false)]
    [InlineData("https://creativecommons.org/licenses/by-nc/4.0/", false)]
    [InlineData("Creative Commons Attribution-NonCommercial", false)]
    [InlineData("All rights reserved", false)]
    [InlineData("none stated", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_text_goes_along_only_where_anybody_may_pass_it_on(string? licence, bool allows) => Assert.Equal(allows, OpenLicences.Allows(licence));

    static IEnumerable<Rating> Both(params (Verdict One, Verdict Other, int Claims)[] cells)
    {
        var claim = 0;
        foreach (var (one, other, claims) in cells)
            for (var i = 0; i < claims; i++, claim++)
            {
                yield return new($"c{claim}", "one", one);
                yield return new($"c{claim}", "other", other);
            }
    }
}
